using KernelRD.Kernels;

namespace KernelRD.Tests;

/// <summary>Parameters that become constants of the program.</summary>
public static class SpecializedKernels
{
    [Kernel]
    public static void Blur(
        Index1D i,
        ArrayView<float> data,
        SpecializedValue<int> radius,
        ArrayView<float> result,
        SpecializedValue<float> weight,
        SpecializedValue<bool> clamp)
    {
        float sum = 0f;
        for (int k = -radius; k <= radius.Value; k++)
        {
            int at = i + k;
            if (clamp)
                at = XMath.Clamp(at, 0, data.IntLength - 1);
            if (at >= 0 && at < data.IntLength)
                sum += data[at] * weight;
        }

        result[i] = sum + Scaled(radius, weight);
    }

    private static float Scaled(int radius, float weight) => radius * weight;
}
