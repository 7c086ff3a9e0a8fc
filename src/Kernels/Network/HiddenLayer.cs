using KernelRD.Kernels.Linear;

namespace KernelRD.Kernels.Network;

/// <summary>
/// The hidden layer σ(U X) of a batch of B inputs, and what its weights learn from the signal G that comes back: ∇U = G Xᵀ. It holds the
/// batch's inputs. U is m × d_in, activations and signals are m × B, neuron-major.
/// </summary>
/// <remarks>
/// An activation holds ReLU(z) of its pre-activation z, and in its sign bit whether z is below zero: −0 for z &lt; 0, z + 0 otherwise. So
/// the derivative, 1 where z ≥ 0, is read from the sign; NaN stays NaN. Sums over d_in and over B are cut into chunks of
/// <see cref="Chunk"/> terms: a chunk is one ascending chain of fused multiply-adds from 0, and the chunks' sums are added in ascending order.
/// </remarks>
public sealed class HiddenLayer : IDisposable
{
    /// <summary>The terms of one chain of a product's sum.</summary>
    public const int Chunk = MatrixProduct.Chunk;

    private readonly int _hidden;
    private readonly int _features;
    private readonly int _batch;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _inputs;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _inputsByFeature;
    private readonly Action<Index2D, ArrayView<byte>, ArrayView<float>, ArrayView<int>, ArrayView<float>, ArrayView<float>, int, int> _gatherPixels;
    private readonly Action<Index2D, ArrayView<float>, ArrayView<float>, ArrayView<int>, ArrayView<float>, ArrayView<float>, int, int> _gatherValues;
    private readonly Action<ArrayView<float>, ArrayView<float>> _forward;
    private readonly Action<ArrayView<float>, ArrayView<float>> _gradient;
    private readonly Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, MomentumStep> _update;
    private readonly IDisposable[] _products;

    /// <param name="accelerator">Where it runs.</param>
    /// <param name="hidden">m.</param>
    /// <param name="features">d_in.</param>
    /// <param name="batch">B.</param>
    public HiddenLayer(Accelerator accelerator, int hidden, int features, int batch)
    {
        (_hidden, _features, _batch) = (hidden, features, batch);
        _inputs = accelerator.Allocate1D<float>((long)batch * features);
        _inputsByFeature = accelerator.Allocate1D<float>((long)batch * features);
        _gatherPixels = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<byte>, ArrayView<float>, ArrayView<int>, ArrayView<float>, ArrayView<float>, int, int>(GatherPixels);
        _gatherValues = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<int>, ArrayView<float>, ArrayView<float>, int, int>(GatherValues);
        if (accelerator.AcceleratorType == AcceleratorType.CPU)
        {
            var forward = new HostProduct<ActivationEnd>(accelerator, new(ProductForm.NN, hidden, batch, features));
            var gradient = new HostProduct<StoreEnd>(accelerator, new(ProductForm.NN, hidden, features, batch));
            var update = new HostProduct<MomentumEnd>(accelerator, new(ProductForm.NN, hidden, features, batch));
            _products = [forward, gradient, update];
            _forward = (u, h) => forward.Run(u, _inputsByFeature.View, new ActivationEnd(h, batch));
            _gradient = (g, target) => gradient.Run(g, _inputs.View, new StoreEnd(target, features));
            _update = (g, u, v, step) => update.Run(g, _inputs.View, new MomentumEnd(u, v, step, features));
        }
        else
        {
            var forward = new DeviceProduct(accelerator, new(ProductForm.NN, hidden, batch, features), ProductEnd.Activate);
            var gradient = new DeviceProduct(accelerator, new(ProductForm.NN, hidden, features, batch), ProductEnd.Store);
            var update = new DeviceProduct(accelerator, new(ProductForm.NN, hidden, features, batch), ProductEnd.Descend);
            _products = [forward, gradient, update];
            _forward = (u, h) => forward.Run(u, _inputsByFeature.View, h);
            _gradient = (g, target) => gradient.Run(g, _inputs.View, target);
            _update = (g, u, v, step) => update.Run(g, _inputs.View, u, v, step);
        }
    }

    /// <summary>Loads <see cref="Forward(Index2D, ArrayView{float}, ArrayView{float}, ArrayView{float}, int, int)"/>; the delegate takes U, X and H.</summary>
    public static Action<ArrayView<float>, ArrayView<float>, ArrayView<float>> LoadForward(
        Accelerator accelerator, int hidden, int features, int batch)
    {
        var forward = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int>(Forward);
        return (u, x, h) => forward(new Index2D(batch, hidden), u, x, h, features, batch);
    }

    /// <summary>Loads the kernel of a step; the delegate takes G, Xᵀ, U, its velocity and the step.</summary>
    public static Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, MomentumStep> LoadUpdate(
        Accelerator accelerator, int hidden, int features, int batch)
    {
        var update = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, MomentumStep, int, int>(Update);
        return (g, x, u, v, step) => update(new Index2D(features, hidden), g, x, u, v, step, features, batch);
    }

    /// <summary>Takes the inputs with these B indices as the batch.</summary>
    public void Gather(DeviceInputs inputs, ArrayView<int> indices)
    {
        var extent = new Index2D(_features, _batch);
        if (inputs.Pixels is { } pixels)
            _gatherPixels(extent, pixels.View, inputs.Factors, indices, _inputs.View, _inputsByFeature.View, _features, _batch);
        else
            _gatherValues(extent, inputs.Values!.View, inputs.Factors, indices, _inputs.View, _inputsByFeature.View, _features, _batch);
    }

    /// <summary>The batch's activations σ(U X).</summary>
    public void Forward(ArrayView<float> weights, ArrayView<float> activations) => _forward(weights, activations);

    /// <summary>∇U = G Xᵀ of the batch, m × d_in.</summary>
    public void Gradient(ArrayView<float> signal, ArrayView<float> gradient) => _gradient(signal, gradient);

    /// <summary>One step of U along ∇U = G Xᵀ of the batch.</summary>
    public void Update(ArrayView<float> signal, ArrayView<float> weights, ArrayView<float> velocity, MomentumStep step) =>
        _update(signal, weights, velocity, step);

    public void Dispose()
    {
        foreach (var product in _products)
            product.Dispose();
        _inputs.Dispose();
        _inputsByFeature.Dispose();
    }

    [Kernel]
    public static void GatherPixels(
        Index2D at,
        ArrayView<byte> pixels,
        ArrayView<float> factors,
        ArrayView<int> indices,
        ArrayView<float> inputs,
        ArrayView<float> inputsByFeature,
        int features,
        int batch)
    {
        int sample = indices[at.Y];
        float value = pixels[(long)sample * features + at.X] / 255f * factors[sample];
        inputs[at.Y * features + at.X] = value;
        inputsByFeature[at.X * batch + at.Y] = value;
    }

    [Kernel]
    public static void GatherValues(
        Index2D at,
        ArrayView<float> values,
        ArrayView<float> factors,
        ArrayView<int> indices,
        ArrayView<float> inputs,
        ArrayView<float> inputsByFeature,
        int features,
        int batch)
    {
        int sample = indices[at.Y];
        float value = values[(long)sample * features + at.X] * factors[sample];
        inputs[at.Y * features + at.X] = value;
        inputsByFeature[at.X * batch + at.Y] = value;
    }

    /// <summary>H[r, b] for b = X and neuron r = Y.</summary>
    [Kernel]
    public static void Forward(
        Index2D at,
        ArrayView<float> weights,
        ArrayView<float> inputsByFeature,
        ArrayView<float> activations,
        int features,
        int batch)
    {
        int b = at.X;
        int row = at.Y * features;
        float z = 0f;
        for (int start = 0; start < features; start += Chunk)
        {
            int end = start + Chunk < features ? start + Chunk : features;
            float sum = 0f;
            for (int k = start; k < end; k++)
                sum = MathF.FusedMultiplyAdd(weights[row + k], inputsByFeature[k * batch + b], sum);
            z = start == 0 ? sum : z + sum;
        }

        activations[at.Y * batch + b] = z < 0f ? -0f : z + 0f;
    }

    /// <summary>The step of U[r, k] for k = X and neuron r = Y.</summary>
    [Kernel]
    public static void Update(
        Index2D at,
        ArrayView<float> signal,
        ArrayView<float> inputs,
        ArrayView<float> weights,
        ArrayView<float> velocity,
        MomentumStep step,
        int features,
        int batch)
    {
        int row = at.Y * batch;
        float gradient = 0f;
        for (int start = 0; start < batch; start += Chunk)
        {
            int end = start + Chunk < batch ? start + Chunk : batch;
            float sum = 0f;
            for (int b = start; b < end; b++)
                sum = MathF.FusedMultiplyAdd(signal[row + b], inputs[b * features + at.X], sum);
            gradient = start == 0 ? sum : gradient + sum;
        }

        int i = at.Y * features + at.X;
        float v = step.Momentum * velocity[i] + gradient;
        velocity[i] = v;
        weights[i] -= step.Rate * v;
    }
}
