namespace KernelRD.Kernels.Network;

/// <summary>
/// The inputs of a data set on a device, n × d_in, row-major: bytes, each standing for itself / 255, or real values. An input is read
/// as value · factor, where the factor is 1, or 1 / ‖x‖₂ for inputs of unit length (0 for x = 0).
/// </summary>
public sealed class DeviceInputs : IDisposable
{
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _factors;

    private DeviceInputs(Accelerator accelerator, int features, float[] factors)
    {
        (Count, Features) = (factors.Length, features);
        _factors = accelerator.Allocate1D(factors);
    }

    /// <summary>n.</summary>
    public int Count { get; }

    /// <summary>d_in.</summary>
    public int Features { get; }

    /// <summary>n × d_in bytes, or null where the inputs are <see cref="Values"/>.</summary>
    public MemoryBuffer1D<byte, Stride1D.Dense>? Pixels { get; private init; }

    /// <summary>n × d_in values, or null where the inputs are <see cref="Pixels"/>.</summary>
    public MemoryBuffer1D<float, Stride1D.Dense>? Values { get; private init; }

    /// <summary>n factors.</summary>
    public ArrayView<float> Factors => _factors.View;

    public static DeviceInputs OfPixels(Accelerator accelerator, int features, byte[] pixels, bool unit) =>
        new(accelerator, features, FactorsOf(features, pixels.Length, i => pixels[i] / 255f, unit)) { Pixels = accelerator.Allocate1D(pixels) };

    public static DeviceInputs OfValues(Accelerator accelerator, int features, float[] values, bool unit) =>
        new(accelerator, features, FactorsOf(features, values.Length, i => values[i], unit)) { Values = accelerator.Allocate1D(values) };

    public void Dispose()
    {
        Pixels?.Dispose();
        Values?.Dispose();
        _factors.Dispose();
    }

    private static float[] FactorsOf(int features, int length, Func<int, float> value, bool unit)
    {
        var factors = new float[length / features];
        Array.Fill(factors, 1f);
        for (int sample = 0; unit && sample < factors.Length; sample++)
        {
            double squares = 0;
            for (int i = sample * features; i < (sample + 1) * features; i++)
                squares += (double)value(i) * value(i);
            factors[sample] = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0f;
        }

        return factors;
    }
}
