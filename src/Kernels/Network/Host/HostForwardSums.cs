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
        float* sums = _sums + (long)chunk * _outputs * _batch + first;
        for (int o = 0; o < _outputs; o++)
            new Span<float>(sums + (long)o * _batch, count).Clear();
        for (int r = start; r < end; r++)
            Add(_weights + (long)r * _outputs, _activations + (long)r * _batch + first, sums, count);
    }

    private void Add(float* weights, float* activations, float* sums, int count)
    {
        int width = Vector<float>.Count;
        int b = 0;
        for (; b <= count - 4 * width; b += 4 * width)
        {
            var h0 = Vector.Load(activations + b);
            var h1 = Vector.Load(activations + b + width);
            var h2 = Vector.Load(activations + b + 2 * width);
            var h3 = Vector.Load(activations + b + 3 * width);
            float* sum = sums + b;
            for (int o = 0; o < _outputs; o++)
            {
                var v = Vector.Create(weights[o]);
                Vector.Store(Vector.FusedMultiplyAdd(v, h0, Vector.Load(sum)), sum);
                Vector.Store(Vector.FusedMultiplyAdd(v, h1, Vector.Load(sum + width)), sum + width);
                Vector.Store(Vector.FusedMultiplyAdd(v, h2, Vector.Load(sum + 2 * width)), sum + 2 * width);
                Vector.Store(Vector.FusedMultiplyAdd(v, h3, Vector.Load(sum + 3 * width)), sum + 3 * width);
                sum += _batch;
            }
        }

        for (; b < count; b++)
        {
            for (int o = 0; o < _outputs; o++)
                sums[(long)o * _batch + b] = MathF.FusedMultiplyAdd(weights[o], activations[b], sums[(long)o * _batch + b]);
        }
    }
}
