using System.Numerics;
using System.Runtime.CompilerServices;
using KernelRD.Kernels.Linear;

namespace KernelRD.Kernels.Network;

/// <summary>
/// <see cref="OutputLayer.ForwardSumsOfStrip"/> as a routine of the host: a task is a chunk of neurons and a register of samples, whose sums
/// stay in registers, for five outputs at a time.
/// </summary>
internal sealed unsafe class HostForwardSums
{
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

    private int Strips => (_batch + Vector<float>.Count - 1) / Vector<float>.Count;

    public void Run(ArrayView<float> weights, ArrayView<float> activations, ArrayView<float> sums)
    {
        _weights = HostMemory.Of(weights);
        _activations = HostMemory.Of(activations);
        _sums = HostMemory.Of(sums);
        _tasks.Run((_hidden + HiddenLayer.Chunk - 1) / HiddenLayer.Chunk * Strips);
    }

    private void Sum(int task)
    {
        int chunk = task / Strips;
        // The last register overlaps the one before it, which is the same work again.
        int first = Math.Max(0, Math.Min(task % Strips * Vector<float>.Count, _batch - Vector<float>.Count));
        int start = chunk * HiddenLayer.Chunk;
        int end = Math.Min(start + HiddenLayer.Chunk, _hidden);
        float* target = _sums + (long)chunk * _outputs * _batch + first;
        if (_batch >= Vector<float>.Count)
        {
            for (int output = 0; output < _outputs; output += 5)
                SumFive(start, end, first, output, target);
        }
        else
        {
            SumOneByOne(start, end, target);
        }
    }

    // Optimised from the first call on: a training of few iterations has few calls.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumFive(int start, int end, int first, int output, float* target)
    {
        // The last output is repeated where there are fewer.
        int last = _outputs - 1 - output;
        float* weights = _weights + output;
        var (at1, at2, at3, at4) = (Math.Min(1, last), Math.Min(2, last), Math.Min(3, last), Math.Min(4, last));
        Vector<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default;
        for (int r = start; r < end; r++)
        {
            var h = Vector.Load(_activations + (long)r * _batch + first);
            float* v = weights + (long)r * _outputs;
            sum0 = Vector.FusedMultiplyAdd(Vector.Create(v[0]), h, sum0);
            sum1 = Vector.FusedMultiplyAdd(Vector.Create(v[at1]), h, sum1);
            sum2 = Vector.FusedMultiplyAdd(Vector.Create(v[at2]), h, sum2);
            sum3 = Vector.FusedMultiplyAdd(Vector.Create(v[at3]), h, sum3);
            sum4 = Vector.FusedMultiplyAdd(Vector.Create(v[at4]), h, sum4);
        }

        target += (long)output * _batch;
        Vector.Store(sum0, target);
        Vector.Store(sum1, target + (long)at1 * _batch);
        Vector.Store(sum2, target + (long)at2 * _batch);
        Vector.Store(sum3, target + (long)at3 * _batch);
        Vector.Store(sum4, target + (long)at4 * _batch);
    }

    /// <summary>The sums of a batch that is smaller than a register.</summary>
    private void SumOneByOne(int start, int end, float* target)
    {
        for (int output = 0; output < _outputs; output++)
        {
            for (int b = 0; b < _batch; b++)
            {
                float sum = 0f;
                for (int r = start; r < end; r++)
                    sum = MathF.FusedMultiplyAdd(_weights[(long)r * _outputs + output], _activations[(long)r * _batch + b], sum);
                target[(long)output * _batch + b] = sum;
            }
        }
    }
}
