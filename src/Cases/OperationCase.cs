namespace KernelRD.Cases;

/// <summary>An operation at one size: how to run it, what it must give, and what it costs.</summary>
public sealed class OperationCase
{
    /// <summary>Floating-point operations; a fused multiply-add is two.</summary>
    public required double Flops { get; init; }

    /// <summary>The least bytes that must move between processor and memory, every value once.</summary>
    public required double Bytes { get; init; }

    /// <summary>Plain C# on one thread, which anyone can check by eye.</summary>
    public required Func<Workload> Plain { get; init; }

    /// <summary>The same with <c>Vector&lt;float&gt;</c>; null where nobody has written that.</summary>
    public Func<Workload>? Simd { get; init; }

    /// <summary>What the library runs on a device.</summary>
    public required Func<Accelerator, Workload> Load { get; init; }

    /// <summary>
    /// By how much of an array's largest magnitude a device's values may differ from plain C#'s; 0 where the bits are promised.
    /// </summary>
    public double Tolerance { get; init; }

    /// <summary>An operation on arrays, which is all that it reads and writes.</summary>
    /// <param name="flops"><see cref="Flops"/>.</param>
    /// <param name="bytes"><see cref="Bytes"/>.</param>
    /// <param name="data">Makes the arrays anew, the same ones each time.</param>
    /// <param name="plain">Plain C#.</param>
    /// <param name="load">Loads the operation for arrays on a device.</param>
    /// <param name="simd">The same as plain with SIMD.</param>
    /// <param name="tolerance"><see cref="Tolerance"/>.</param>
    public static OperationCase Of(
        double flops,
        double bytes,
        Func<float[][]> data,
        Action<float[][]> plain,
        Func<DeviceArrays, Action> load,
        Action<float[][]>? simd = null,
        double tolerance = 0) => new()
        {
            Flops = flops,
            Bytes = bytes,
            Plain = () => OnHost(data(), plain),
            Simd = simd is null ? null : () => OnHost(data(), simd),
            Load = accelerator =>
            {
                var arrays = new DeviceArrays(accelerator, data());
                return new Workload(load(arrays), arrays.Read, arrays);
            },
            Tolerance = tolerance,
        };

    /// <summary>The largest difference of a result from plain C#'s, as a part of the array's largest magnitude; 0 where all bits are the same.</summary>
    public static double Difference(IReadOnlyList<float[]> actual, IReadOnlyList<float[]> expected) =>
        actual.Zip(expected, Difference).DefaultIfEmpty().Max();

    private static Workload OnHost(float[][] data, Action<float[][]> run) => new(() => run(data), () => data);

    private static double Difference(float[] actual, float[] expected)
    {
        double largest = 0, size = float.Epsilon;
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(actual[i]) == BitConverter.SingleToInt32Bits(expected[i]))
                continue;
            double difference = Math.Abs((double)actual[i] - expected[i]);
            // Zeros of another sign are a difference too; NaN is as far off as can be.
            largest = Math.Max(largest, double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(difference, float.Epsilon));
        }

        if (largest == 0)
            return 0;
        foreach (float value in expected)
            size = float.IsFinite(value) ? Math.Max(size, Math.Abs(value)) : size;
        return largest / size;
    }
}
