namespace KernelRD.Kernels.Network;

/// <summary>
/// Whether an array holds only finite numbers: x − x is 0 for every finite x and NaN for infinities and NaN, so a sum of such differences
/// is 0 exactly when all values are finite.
/// </summary>
public static class ValueCheck
{
    /// <summary>The sums that <see cref="Residues"/> makes of an array.</summary>
    public const int Sums = 1024;

    /// <summary>Adds up x − x over every 1024th value.</summary>
    [Kernel]
    public static void Residues(Index1D item, ArrayView<float> values, ArrayView<float> residues, int length)
    {
        float sum = 0f;
        int rest = length - length % Sums;
        for (int start = 0; start < rest; start += Sums)
            sum += values[start + item.X] - values[start + item.X];
        // All read the last row, so that all may do it at once; those beyond its end don't count what they read.
        if (rest < length)
        {
            int i = rest + item.X;
            float value = values[i < length ? i : rest];
            if (i < length)
                sum += value - value;
        }

        residues[item] = sum;
    }
}
