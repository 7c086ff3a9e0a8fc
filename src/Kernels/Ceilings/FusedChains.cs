namespace KernelRD.Kernels.Ceilings;

/// <summary>
/// Fused multiply-adds and nothing else: how fast a device computes. A value goes through x ← x / 2 + 1 again and again, in ten chains at a
/// time, since each operation waits several cycles for the one before it.
/// </summary>
public static class FusedChains
{
    /// <summary>The floating-point operations of one round of one value.</summary>
    public const int FlopsPerRound = 2 * Chains;

    private const int Chains = 10;

    private const int StripLength = 8;

    /// <summary>All rounds of one work-item; their sum keeps compilers from leaving chains out.</summary>
    [Kernel]
    public static void Run(Index1D item, ArrayView<float> values, int rounds)
    {
        float a = values[item];
        float b = a + 1f;
        float c = a + 2f;
        float d = a + 3f;
        float e = a + 4f;
        float f = a + 5f;
        float g = a + 6f;
        float h = a + 7f;
        float i = a + 8f;
        float j = a + 9f;
        for (int round = 0; round < rounds; round++)
        {
            a = MathF.FusedMultiplyAdd(a, 0.5f, 1f);
            b = MathF.FusedMultiplyAdd(b, 0.5f, 1f);
            c = MathF.FusedMultiplyAdd(c, 0.5f, 1f);
            d = MathF.FusedMultiplyAdd(d, 0.5f, 1f);
            e = MathF.FusedMultiplyAdd(e, 0.5f, 1f);
            f = MathF.FusedMultiplyAdd(f, 0.5f, 1f);
            g = MathF.FusedMultiplyAdd(g, 0.5f, 1f);
            h = MathF.FusedMultiplyAdd(h, 0.5f, 1f);
            i = MathF.FusedMultiplyAdd(i, 0.5f, 1f);
            j = MathF.FusedMultiplyAdd(j, 0.5f, 1f);
        }

        values[item] = (((a + b) + (c + d)) + ((e + f) + (g + h))) + (i + j);
    }

    /// <summary>
    /// The same for 8 neighbouring values, on processors behind OpenCL: their compilers make SIMD code of plain inner loops that begin and end
    /// with neighbours in memory.
    /// </summary>
    [Kernel]
    public static void RunStrip(Index1D item, ArrayView<float> values, int rounds)
    {
        var strip = values.SubView(item * StripLength, StripLength);
        var x = new float[Chains * StripLength];
        for (int chain = 0; chain < Chains; chain++)
        {
            for (int lane = 0; lane < StripLength; lane++)
                x[chain * StripLength + lane] = strip[lane] + chain;
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int chain = 0; chain < Chains; chain++)
            {
                for (int lane = 0; lane < StripLength; lane++)
                    x[chain * StripLength + lane] = MathF.FusedMultiplyAdd(x[chain * StripLength + lane], 0.5f, 1f);
            }
        }

        for (int lane = 0; lane < StripLength; lane++)
        {
            float sum = 0f;
            for (int chain = 0; chain < Chains; chain++)
                sum += x[chain * StripLength + lane];
            strip[lane] = sum;
        }
    }

    /// <summary>Loads what suits the device; the delegate takes a multiple of 8 values, and the rounds.</summary>
    public static Action<ArrayView<float>, int> Load(Accelerator accelerator)
    {
        bool strips = accelerator.AcceleratorType == AcceleratorType.OpenCL && accelerator.WarpSize == 1;
        var run = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, int>(strips ? RunStrip : Run);
        return (values, rounds) => run(strips ? values.IntLength / StripLength : values.IntLength, values, rounds);
    }
}
