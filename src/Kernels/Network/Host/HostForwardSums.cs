using System.Numerics;
using KernelRD.Kernels.Linear;

namespace KernelRD.Kernels.Network;

/// <summary>
/// <see cref="OutputLayer.ForwardSums"/> as a routine of the host. A task is a chunk of neurons and some samples, whose sums stay in the
/// first-level cache while the rows of H pass by once.
/// </summary>
internal sealed unsafe class HostForwardSums
{
    private const int Samples = 256;

    private readonly HostTasks _tasks;
    private readonly int _hidden;
    private readonly int _outputs;
    private readonly int _batch;

    // The run at hand.
    private float* _weights;
    private float* _activations;
    private float* _sums;

    public HostForwardSums(Accelerator accelerator, int hidden, int outputs, int batch)
    {
        (_hidden, _outputs, _batch) = (hidden, outputs, batch);
        _tasks = new HostTasks(accelerator, Sum);
    }

    private int Blocks => (_batch + Samples - 1) / Samples;

    public void Run(ArrayView<float> weights, ArrayView<float> activations, ArrayView<float> sums)
    {
        _weights = HostMemory.Of(weights);
        _activations = HostMemory.Of(activations);
        _sums = HostMemory.Of(sums);
        _tasks.Run((_hidden + HiddenLayer.Chunk - 1) / HiddenLayer.Chunk * Blocks);
    }

    private void Sum(int task)
    {
        int chunk = task / Blocks;
        int first = task % Blocks * Samples;
        int count = Math.Min(_batch - first, Samples);
        int start = chunk * HiddenLayer.Chunk;
        int end = Math.Min(start + HiddenLayer.Chunk, _hidden);
        int width = 4 * Vector<float>.Count;
        float* sums = stackalloc float[OutputLayer.MaxOutputs * Samples];
        new Span<float>(sums, _outputs * Samples).Clear();
        for (int r = start; r < end; r++)
        {
            float* activations = _activations + (long)r * _batch + first;
            for (int b = 0; b < count; b += width)
                Add(_weights + (long)r * _outputs, activations + b, sums + b * _outputs, count - b);
        }

        float* target = _sums + (long)chunk * _outputs * _batch + first;
        for (int b = 0; b < count; b += width)
        {
            for (int o = 0; o < _outputs; o++)
                new Span<float>(sums + b * _outputs + o * width, Math.Min(width, count - b)).CopyTo(new Span<float>(target + (long)o * _batch + b, Math.Min(width, count - b)));
        }
    }

    /// <summary>Adds one neuron's terms to the sums of samples of four registers, or of the last ones of fewer; an output's sums lie side by side.</summary>
    private void Add(float* weights, float* activations, float* sums, int count)
    {
        int width = Vector<float>.Count;
        if (count < 4 * width)
        {
            for (int o = 0; o < _outputs; o++)
            {
                for (int b = 0; b < count; b++)
                    sums[o * 4 * width + b] = MathF.FusedMultiplyAdd(weights[o], activations[b], sums[o * 4 * width + b]);
            }

            return;
        }

        var h0 = Vector.Load(activations);
        var h1 = Vector.Load(activations + width);
        var h2 = Vector.Load(activations + 2 * width);
        var h3 = Vector.Load(activations + 3 * width);
        for (int o = 0; o < _outputs; o++)
        {
            var v = Vector.Create(weights[o]);
            Vector.Store(Vector.FusedMultiplyAdd(v, h0, Vector.Load(sums)), sums);
            Vector.Store(Vector.FusedMultiplyAdd(v, h1, Vector.Load(sums + width)), sums + width);
            Vector.Store(Vector.FusedMultiplyAdd(v, h2, Vector.Load(sums + 2 * width)), sums + 2 * width);
            Vector.Store(Vector.FusedMultiplyAdd(v, h3, Vector.Load(sums + 3 * width)), sums + 3 * width);
            sums += 4 * width;
        }
    }
}
