namespace KernelRD.Training.Neurons;

/// <summary>
/// The median of all N² similarities −‖y_i − y_k‖², the zeros of the diagonal included, without a list of them: its upper 16 bits by counting, then
/// the lower ones.
/// </summary>
internal static class SimilarityMedian
{
    /// <param name="values">N × 2 coordinates, row-major.</param>
    public static float Of(float[] values)
    {
        long n = values.Length / 2;
        long middle = n * n / 2;
        return n * n % 2 == 1 ? -At(values, n, middle) : -(At(values, n, middle - 1) + At(values, n, middle)) / 2;
    }

    /// <summary>The squared distance at a place in the descending order of all; the diagonal's zeros come last, and every other occurs twice.</summary>
    private static float At(float[] values, long n, long place)
    {
        if (place >= n * (n - 1))
            return 0f;
        long rank = n * (n - 1) / 2 - 1 - place / 2;
        uint high = Select(Count(values, null), ref rank);
        uint low = Select(Count(values, high), ref rank);
        return BitConverter.UInt32BitsToSingle((high << 16) | low);
    }

    /// <summary>The bin that holds the rank-th smallest; the rank becomes the one within it.</summary>
    private static uint Select(long[] counts, ref long rank)
    {
        uint bin = 0;
        while (rank >= counts[bin])
            rank -= counts[bin++];
        return bin;
    }

    /// <summary>How many pairs have each upper half of bits, or, given that, each lower half. Floats that are not negative order like their bits.</summary>
    private static long[] Count(float[] values, uint? upper)
    {
        int n = values.Length / 2;
        var total = new long[1 << 16];
        Parallel.For(
            0, n,
            () => new long[1 << 16],
            (i, _, counts) =>
            {
                for (int k = i + 1; k < n; k++)
                {
                    float dx = values[2 * i] - values[2 * k];
                    float dy = values[2 * i + 1] - values[2 * k + 1];
                    uint bits = BitConverter.SingleToUInt32Bits(MathF.FusedMultiplyAdd(dx, dx, dy * dy));
                    if (upper is null)
                        counts[bits >> 16]++;
                    else if (bits >> 16 == upper)
                        counts[bits & 0xFFFF]++;
                }

                return counts;
            },
            counts =>
            {
                lock (total)
                {
                    for (int bin = 0; bin < total.Length; bin++)
                        total[bin] += counts[bin];
                }
            });
        return total;
    }
}
