using KernelRD.Kernels.Linear;

namespace KernelRD.Kernels.Network;

/// <summary>
/// The output layer F = s V H with s = 1/√(d_out m), eq. (1), the signal that it sends back, and what its weights learn. F is d_out × B
/// and H m × B; V is kept m × d_out, so that row r is what neuron r owns.
/// </summary>
/// <remarks>
/// F[o, b]: a product's sum over r (<see cref="HiddenLayer"/>), then times s.
/// Of the signal D = ∂/∂(s⁻¹ F), sample-major B × d_out and output-major d_out × B, comes back
/// G[r, b] = Σ_o V[r, o] D[o, b] where H's sign says z ≥ 0, else 0: one ascending chain. ∇V[r, o] = Σ_b D[b, o] H[r, b] is a product's sum.
/// </remarks>
public sealed class OutputLayer : IDisposable
{
    /// <summary>The largest d_out: work-items keep a number for each output.</summary>
    public const int MaxOutputs = 16;

    // The outputs whose sums a strip has in registers at once; ten, as of the usual data, take two passes.
    private const int StripOutputs = 5;

    private readonly int _hidden;
    private readonly int _outputs;
    private readonly int _batch;
    private readonly int _chunks;
    private readonly float _scale;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _sums;
    private readonly Action<ArrayView<float>, ArrayView<float>> _forwardSums;
    private readonly Action<Index2D, ArrayView<float>, ArrayView<float>, float, int, int, int> _forward;
    private readonly Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>> _backSignal;
    private readonly Action<ArrayView<float>, ArrayView<float>, ArrayView<float>> _gradient;
    private readonly Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, MomentumStep> _update;
    private readonly IDisposable[] _products;

    /// <param name="accelerator">Where it runs.</param>
    /// <param name="hidden">m.</param>
    /// <param name="outputs">d_out, at most <see cref="MaxOutputs"/>.</param>
    /// <param name="batch">B.</param>
    public OutputLayer(Accelerator accelerator, int hidden, int outputs, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(outputs, MaxOutputs);
        (_hidden, _outputs, _batch) = (hidden, outputs, batch);
        _chunks = (hidden + HiddenLayer.Chunk - 1) / HiddenLayer.Chunk;
        _scale = (float)Scale(hidden, outputs);
        _sums = accelerator.Allocate1D<float>((long)_chunks * outputs * batch);
        _forward = accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<float>, ArrayView<float>, float, int, int, int>(Forward);
        _backSignal = LoadBackSignal(accelerator, hidden, outputs, batch);
        if (accelerator.AcceleratorType == AcceleratorType.CPU)
        {
            var sums = new HostForwardSums(accelerator, hidden, outputs, batch);
            var gradient = new HostProduct<StoreEnd>(accelerator, new(ProductForm.NN, hidden, outputs, batch));
            var update = new HostProduct<MomentumEnd>(accelerator, new(ProductForm.NN, hidden, outputs, batch));
            _products = [gradient, update];
            _forwardSums = (v, h) => sums.Run(v, h, _sums.View);
            _gradient = (h, d, target) => gradient.Run(h, d, new StoreEnd(target, outputs));
            _update = (h, d, v, velocity, step) => update.Run(h, d, new MomentumEnd(v, velocity, step, outputs));
        }
        else
        {
            bool strips = Strip.Serves(accelerator, batch);
            var sums = accelerator.LoadAutoGroupedStreamKernel<
                Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int>(strips ? ForwardSumsOfStrip : ForwardSums);
            var extent = new Index2D(strips ? batch / Strip.Length : batch, _chunks);
            _forwardSums = (v, h) => sums(extent, v, h, _sums.View, hidden, outputs, batch);
            var gradient = new DeviceProduct(accelerator, new(ProductForm.NN, hidden, outputs, batch), ProductEnd.Store);
            var update = new DeviceProduct(accelerator, new(ProductForm.NN, hidden, outputs, batch), ProductEnd.Descend);
            _products = [gradient, update];
            _gradient = (h, d, target) => gradient.Run(h, d, target);
            _update = (h, d, v, velocity, step) => update.Run(h, d, v, velocity, step);
        }
    }

    /// <summary>s = 1/√(d_out m).</summary>
    public static double Scale(int hidden, int outputs) => 1 / Math.Sqrt((double)outputs * hidden);

    /// <summary>F = s V H.</summary>
    public void Forward(ArrayView<float> weights, ArrayView<float> activations, ArrayView<float> values)
    {
        _forwardSums(weights, activations);
        _forward(new Index2D(_batch, _outputs), _sums.View, values, _scale, _chunks, _outputs, _batch);
    }

    /// <summary>G, m × B, of the signal D, d_out × B.</summary>
    public void BackSignal(ArrayView<float> weights, ArrayView<float> activations, ArrayView<float> outputSignal, ArrayView<float> signal) =>
        _backSignal(weights, activations, outputSignal, signal);

    /// <summary>∇V, m × d_out, of the signal D, B × d_out.</summary>
    public void Gradient(ArrayView<float> activations, ArrayView<float> outputSignalBySample, ArrayView<float> gradient) =>
        _gradient(activations, outputSignalBySample, gradient);

    /// <summary>One step of V along ∇V.</summary>
    public void Update(
        ArrayView<float> activations, ArrayView<float> outputSignalBySample, ArrayView<float> weights, ArrayView<float> velocity, MomentumStep step) =>
        _update(activations, outputSignalBySample, weights, velocity, step);

    public void Dispose()
    {
        foreach (var product in _products)
            product.Dispose();
        _sums.Dispose();
    }

    private static Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>> LoadBackSignal(
        Accelerator accelerator, int hidden, int outputs, int batch)
    {
        bool strips = Strip.Serves(accelerator, batch);
        var backSignal = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int>(strips ? BackSignalOfStrip : BackSignal);
        var extent = new Index2D(strips ? batch / Strip.Length : batch, hidden);
        return (v, h, d, g) => backSignal(extent, v, h, d, g, outputs, batch);
    }

    /// <summary>The sums of chunk Y of the neurons for the outputs of sample X; chunks × d_out × B.</summary>
    [Kernel]
    public static void ForwardSums(
        Index2D at, ArrayView<float> weights, ArrayView<float> activations, ArrayView<float> sums, int hidden, int outputs, int batch)
    {
        int start = at.Y * HiddenLayer.Chunk;
        int end = start + HiddenLayer.Chunk < hidden ? start + HiddenLayer.Chunk : hidden;
        var sum = LocalMemory.Allocate<float>(MaxOutputs);
        for (int o = 0; o < outputs; o++)
            sum[o] = 0f;
        for (int r = start; r < end; r++)
        {
            float h = activations[r * batch + at.X];
            for (int o = 0; o < outputs; o++)
                sum[o] = MathF.FusedMultiplyAdd(weights[r * outputs + o], h, sum[o]);
        }

        for (int o = 0; o < outputs; o++)
            sums[(at.Y * outputs + o) * batch + at.X] = sum[o];
    }

    /// <summary>The same for the 16 samples of strip X, some outputs at a time in registers; the last outputs are repeated where there are fewer.</summary>
    [Kernel]
    public static void ForwardSumsOfStrip(
        Index2D at, ArrayView<float> weights, ArrayView<float> activations, ArrayView<float> sums, int hidden, int outputs, int batch)
    {
        int first = at.X * Strip.Length;
        int start = at.Y * HiddenLayer.Chunk;
        int end = start + HiddenLayer.Chunk < hidden ? start + HiddenLayer.Chunk : hidden;
        var place = new int[StripOutputs];
        for (int firstOutput = 0; firstOutput < outputs; firstOutput += StripOutputs)
        {
            int count = outputs - firstOutput < StripOutputs ? outputs - firstOutput : StripOutputs;
            for (int o = 0; o < StripOutputs; o++)
                place[o] = firstOutput + (o < count ? o : count - 1);
            var sum = new float[StripOutputs * Strip.Length];
            for (int r = start; r < end; r++)
            {
                var h = activations.SubView(r * batch + first, Strip.Length);
                for (int o = 0; o < StripOutputs; o++)
                {
                    float v = weights.SubView(place[o])[r * outputs];
                    for (int lane = 0; lane < Strip.Length; lane++)
                        sum[o * Strip.Length + lane] = MathF.FusedMultiplyAdd(v, h[lane], sum[o * Strip.Length + lane]);
                }
            }

            for (int o = 0; o < count; o++)
            {
                for (int lane = 0; lane < Strip.Length; lane++)
                    sums[(at.Y * outputs + firstOutput + o) * batch + first + lane] = sum[o * Strip.Length + lane];
            }
        }
    }

    /// <summary>F[o, b] for b = X and o = Y.</summary>
    [Kernel]
    public static void Forward(Index2D at, ArrayView<float> sums, ArrayView<float> values, float scale, int chunks, int outputs, int batch)
    {
        float sum = sums[at.Y * batch + at.X];
        for (int chunk = 1; chunk < chunks; chunk++)
            sum += sums[(chunk * outputs + at.Y) * batch + at.X];
        values[at.Y * batch + at.X] = scale * sum;
    }

    /// <summary>G[r, b] for b = X and r = Y.</summary>
    [Kernel]
    public static void BackSignal(
        Index2D at,
        ArrayView<float> weights,
        ArrayView<float> activations,
        ArrayView<float> outputSignal,
        ArrayView<float> signal,
        int outputs,
        int batch)
    {
        float sum = 0f;
        for (int o = 0; o < outputs; o++)
            sum = MathF.FusedMultiplyAdd(weights[at.Y * outputs + o], outputSignal[o * batch + at.X], sum);
        int i = at.Y * batch + at.X;
        float h = activations[i];
        signal[i] = BitConverter.SingleToInt32Bits(h) >= 0 ? sum : 0f;
    }

    /// <summary>The same for the 16 samples of strip X.</summary>
    [Kernel]
    public static void BackSignalOfStrip(
        Index2D at,
        ArrayView<float> weights,
        ArrayView<float> activations,
        ArrayView<float> outputSignal,
        ArrayView<float> signal,
        int outputs,
        int batch)
    {
        int first = at.X * Strip.Length;
        var sum = new float[Strip.Length];
        for (int o = 0; o < outputs; o++)
        {
            float v = weights[at.Y * outputs + o];
            for (int lane = 0; lane < Strip.Length; lane++)
                sum[lane] = MathF.FusedMultiplyAdd(v, outputSignal[o * batch + first + lane], sum[lane]);
        }

        for (int lane = 0; lane < Strip.Length; lane++)
        {
            int i = at.Y * batch + first + lane;
            float h = activations[i];
            signal[i] = BitConverter.SingleToInt32Bits(h) >= 0 ? sum[lane] : 0f;
        }
    }
}
