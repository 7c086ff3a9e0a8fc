using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Critic;

/// <summary>
/// The critic g(y) = 1/√m aᵀ σ(W y) of a batch Y, d_out × B, and its slope ∇g(y) = 1/√m Σ_r a_r 1[w_r·y ≥ 0] w_r. W is kept d_out × m.
/// </summary>
/// <remarks>
/// w_r·y is one ascending chain of fused multiply-adds over the outputs. The terms a_r w_r (a_r σ(w_r·y) for g) are rounded, then added
/// over r: chunks of <see cref="HiddenLayer.Chunk"/> terms ascending, the chunks' sums ascending; at last times 1/√m.
/// </remarks>
public sealed class CriticSlope : IDisposable
{
    private readonly int _hidden;
    private readonly int _outputs;
    private readonly int _chunks;
    private readonly float _scale;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _sums;
    private readonly Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, int> _slopeSums;
    private readonly Action<Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int> _valueSums;
    private readonly Action<Index2D, ArrayView<float>, ArrayView<float>, float, int, int, int> _total;

    /// <param name="accelerator">Where it runs.</param>
    /// <param name="hidden">m.</param>
    /// <param name="outputs">d_out, at most <see cref="OutputLayer.MaxOutputs"/>.</param>
    /// <param name="batch">The largest B.</param>
    public CriticSlope(Accelerator accelerator, int hidden, int outputs, int batch)
    {
        (_hidden, _outputs) = (hidden, outputs);
        _chunks = (hidden + HiddenLayer.Chunk - 1) / HiddenLayer.Chunk;
        _scale = (float)Scale(hidden);
        _sums = accelerator.Allocate1D<float>((long)_chunks * outputs * batch);
        _slopeSums = LoadSlopeSums(accelerator);
        _valueSums = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int>(ValueSums);
        _total = accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<float>, ArrayView<float>, float, int, int, int>(OutputLayer.Forward);
    }

    /// <summary>1/√m.</summary>
    public static double Scale(int hidden) => 1 / Math.Sqrt(hidden);

    /// <summary>∇g of each of the batch's points, d_out × B.</summary>
    public void Slopes(ArrayView<float> w, ArrayView<float> a, ArrayView<float> points, ArrayView<float> slopes)
    {
        int batch = (int)(points.Length / _outputs);
        _slopeSums(w, a, points, batch);
        _total(new Index2D(batch, _outputs), _sums.View, slopes, _scale, _chunks, _outputs, batch);
    }

    /// <summary>g of each of the batch's points, B.</summary>
    public void Values(ArrayView<float> w, ArrayView<float> a, ArrayView<float> points, ArrayView<float> values)
    {
        int batch = (int)(points.Length / _outputs);
        _valueSums(new Index2D(batch, _chunks), w, a, points, _sums.View, _hidden, _outputs, batch);
        _total(new Index2D(batch, 1), _sums.View, values, _scale, _chunks, 1, batch);
    }

    public void Dispose() => _sums.Dispose();

    private Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, int> LoadSlopeSums(Accelerator accelerator)
    {
        if (accelerator.AcceleratorType == AcceleratorType.CPU)
        {
            var host = new HostSlopeSums(accelerator, _hidden, _outputs);
            return (w, a, points, batch) => host.Run(w, a, points, _sums.View, batch);
        }

        var single = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int>(SlopeSums);
        var strip = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int>(SlopeSumsOfStrip);
        return (w, a, points, batch) =>
        {
            if (Strip.Serves(accelerator, batch))
                strip(new Index2D(batch / Strip.Length, _chunks), w, a, points, _sums.View, _hidden, _outputs, batch);
            else
                single(new Index2D(batch, _chunks), w, a, points, _sums.View, _hidden, _outputs, batch);
        };
    }

    /// <summary>The sums of chunk Y of the neurons for the slope at point X; chunks × d_out × B.</summary>
    [Kernel]
    public static void SlopeSums(
        Index2D at,
        ArrayView<float> w,
        ArrayView<float> a,
        ArrayView<float> points,
        ArrayView<float> sums,
        int hidden,
        int outputs,
        int batch)
    {
        int start = at.Y * HiddenLayer.Chunk;
        int end = start + HiddenLayer.Chunk < hidden ? start + HiddenLayer.Chunk : hidden;
        var sum = LocalMemory.Allocate<float>(OutputLayer.MaxOutputs);
        for (int o = 0; o < outputs; o++)
            sum[o] = 0f;
        for (int r = start; r < end; r++)
        {
            float z = 0f;
            for (int o = 0; o < outputs; o++)
                z = MathF.FusedMultiplyAdd(w[o * hidden + r], points[o * batch + at.X], z);
            for (int o = 0; o < outputs; o++)
            {
                float term = a[r] * w[o * hidden + r];
                sum[o] += z >= 0f ? term : 0f;
            }
        }

        for (int o = 0; o < outputs; o++)
            sums[(at.Y * outputs + o) * batch + at.X] = sum[o];
    }

    /// <summary>The same for the 16 points of strip X.</summary>
    [Kernel]
    public static void SlopeSumsOfStrip(
        Index2D at,
        ArrayView<float> w,
        ArrayView<float> a,
        ArrayView<float> points,
        ArrayView<float> sums,
        int hidden,
        int outputs,
        int batch)
    {
        int first = at.X * Strip.Length;
        int start = at.Y * HiddenLayer.Chunk;
        int end = start + HiddenLayer.Chunk < hidden ? start + HiddenLayer.Chunk : hidden;
        var z = LocalMemory.Allocate<float>(Strip.Length);
        var sum = LocalMemory.Allocate<float>(OutputLayer.MaxOutputs * Strip.Length);
        for (int i = 0; i < outputs * Strip.Length; i++)
            sum[i] = 0f;
        for (int r = start; r < end; r++)
        {
            for (int lane = 0; lane < Strip.Length; lane++)
                z[lane] = 0f;
            for (int o = 0; o < outputs; o++)
            {
                float weight = w[o * hidden + r];
                for (int lane = 0; lane < Strip.Length; lane++)
                    z[lane] = MathF.FusedMultiplyAdd(weight, points[o * batch + first + lane], z[lane]);
            }

            for (int o = 0; o < outputs; o++)
            {
                float term = a[r] * w[o * hidden + r];
                for (int lane = 0; lane < Strip.Length; lane++)
                    sum[o * Strip.Length + lane] += z[lane] >= 0f ? term : 0f;
            }
        }

        for (int o = 0; o < outputs; o++)
        {
            for (int lane = 0; lane < Strip.Length; lane++)
                sums[(at.Y * outputs + o) * batch + first + lane] = sum[o * Strip.Length + lane];
        }
    }

    /// <summary>The sum of chunk Y of the neurons for g at point X; chunks × B.</summary>
    [Kernel]
    public static void ValueSums(
        Index2D at,
        ArrayView<float> w,
        ArrayView<float> a,
        ArrayView<float> points,
        ArrayView<float> sums,
        int hidden,
        int outputs,
        int batch)
    {
        int start = at.Y * HiddenLayer.Chunk;
        int end = start + HiddenLayer.Chunk < hidden ? start + HiddenLayer.Chunk : hidden;
        float sum = 0f;
        for (int r = start; r < end; r++)
        {
            float z = 0f;
            for (int o = 0; o < outputs; o++)
                z = MathF.FusedMultiplyAdd(w[o * hidden + r], points[o * batch + at.X], z);
            float term = a[r] * z;
            sum += z >= 0f ? term : 0f;
        }

        sums[at.Y * batch + at.X] = sum;
    }
}
