using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Linear;

/// <summary>What a kernel does with an element of a product when its sum is complete.</summary>
internal static class ProductEnd
{
    /// <summary>c = sum.</summary>
    public const int Store = 0;

    /// <summary>c = −0 for sum &lt; 0, sum + 0 otherwise.</summary>
    public const int Activate = 1;

    /// <summary>v = μ v + sum, c = c − η v.</summary>
    public const int Descend = 2;

    public static void Take(ArrayView<float> c, ArrayView<float> velocity, int at, float sum, MomentumStep step, int end)
    {
        if (end == Store)
        {
            c[at] = sum;
        }
        else if (end == Activate)
        {
            c[at] = sum < 0f ? -0f : sum + 0f;
        }
        else
        {
            float v = step.Momentum * velocity[at] + sum;
            velocity[at] = v;
            c[at] -= step.Rate * v;
        }
    }
}
