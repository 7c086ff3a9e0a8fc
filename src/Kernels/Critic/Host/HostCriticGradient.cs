using System.Numerics;
using KernelRD.Kernels.Linear;
using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Critic;

/// <summary>
/// <see cref="CriticGradient.Compute"/> as a routine of the host. A task is the neurons of four registers; what it reads of a sample lies
/// side by side, in a copy made first. The last task may overlap the one before it, and writes the same there.
/// </summary>
internal sealed unsafe class HostCriticGradient : IDisposable
{
    private const int Registers = 4;

    private readonly HostTasks _tasks;
    private readonly int _hidden;
    private readonly int _outputs;
    private readonly int _batch;
    private readonly float _factor;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _samples;

    // The run at hand.
    private float* _w;
    private float* _a;
    private float* _targets;
    private float* _counts;
    private float* _gradientW;
    private float* _gradientA;
    private int _classes;

    public HostCriticGradient(Accelerator accelerator, int hidden, int outputs, int batch, float factor)
    {
        (_hidden, _outputs, _batch, _factor) = (hidden, outputs, batch, factor);
        _samples = accelerator.Allocate1D<float>(3L * outputs * batch);
        _tasks = new HostTasks(accelerator, Compute);
    }

    /// <summary>The neurons of a task; a layer must have as many at least.</summary>
    public static int Neurons => Registers * Vector<float>.Count;

    public void Run(
        ArrayView<float> w,
        ArrayView<float> a,
        ArrayView<float> values,
        ArrayView<float> mixed,
        ArrayView<float> pulls,
        BatchTargets targets,
        ArrayView<float> gradientW,
        ArrayView<float> gradientA)
    {
        _w = HostMemory.Of(w);
        _a = HostMemory.Of(a);
        _targets = HostMemory.Of(targets.Table);
        _classes = targets.Classes;
        _counts = HostMemory.Of(targets.Counts);
        _gradientW = HostMemory.Of(gradientW);
        _gradientA = HostMemory.Of(gradientA);
        // Each of a sample's outputs has its value, the mixed one and the pull, in this order.
        Copy(HostMemory.Of(values), 0);
        Copy(HostMemory.Of(mixed), 1);
        Copy(HostMemory.Of(pulls), 2);
        _tasks.Run((_hidden + Neurons - 1) / Neurons);
    }

    public void Dispose() => _samples.Dispose();

    private void Copy(float* source, int place)
    {
        float* samples = HostMemory.Of<float>(_samples.View) + place;
        for (int o = 0; o < _outputs; o++)
        {
            for (int b = 0; b < _batch; b++)
                samples[3 * (b * _outputs + o)] = source[(long)o * _batch + b];
        }
    }

    private void Compute(int task)
    {
        int first = Math.Min(task * Neurons, _hidden - Neurons);
        int width = Vector<float>.Count;
        var row = stackalloc Vector<float>[OutputLayer.MaxOutputs * Registers];
        var sum = stackalloc Vector<float>[OutputLayer.MaxOutputs * Registers];
        var total = stackalloc Vector<float>[OutputLayer.MaxOutputs * Registers];
        for (int o = 0; o < _outputs; o++)
        {
            for (int i = 0; i < Registers; i++)
            {
                row[o * Registers + i] = Vector.Load(_w + (long)o * _hidden + first + i * width);
                total[o * Registers + i] = default;
            }
        }

        for (int start = 0; start < _batch; start += HiddenLayer.Chunk)
        {
            new Span<Vector<float>>(sum, _outputs * Registers).Clear();
            AddSamples(row, sum, start, Math.Min(start + HiddenLayer.Chunk, _batch));
            for (int i = 0; i < _outputs * Registers; i++)
                total[i] += sum[i];
        }

        for (int i = 0; i < Registers; i++)
            Finish(row + i, total + i, first + i * width);
    }

    private void AddSamples(Vector<float>* row, Vector<float>* sum, int start, int end)
    {
        float* sample = HostMemory.Of<float>(_samples.View) + 3L * start * _outputs;
        for (int b = start; b < end; b++, sample += 3 * _outputs)
        {
            Vector<float> z0 = default, z1 = default, z2 = default, z3 = default;
            Vector<float> m0 = default, m1 = default, m2 = default, m3 = default;
            for (int o = 0; o < _outputs; o++)
            {
                var value = Vector.Create(sample[3 * o]);
                var mixed = Vector.Create(sample[3 * o + 1]);
                var w = row + o * Registers;
                z0 = Vector.FusedMultiplyAdd(w[0], value, z0);
                z1 = Vector.FusedMultiplyAdd(w[1], value, z1);
                z2 = Vector.FusedMultiplyAdd(w[2], value, z2);
                z3 = Vector.FusedMultiplyAdd(w[3], value, z3);
                m0 = Vector.FusedMultiplyAdd(w[0], mixed, m0);
                m1 = Vector.FusedMultiplyAdd(w[1], mixed, m1);
                m2 = Vector.FusedMultiplyAdd(w[2], mixed, m2);
                m3 = Vector.FusedMultiplyAdd(w[3], mixed, m3);
            }

            z0 = Vector.GreaterThanOrEqual<float>(z0, default);
            z1 = Vector.GreaterThanOrEqual<float>(z1, default);
            z2 = Vector.GreaterThanOrEqual<float>(z2, default);
            z3 = Vector.GreaterThanOrEqual<float>(z3, default);
            m0 = Vector.GreaterThanOrEqual<float>(m0, default);
            m1 = Vector.GreaterThanOrEqual<float>(m1, default);
            m2 = Vector.GreaterThanOrEqual<float>(m2, default);
            m3 = Vector.GreaterThanOrEqual<float>(m3, default);
            for (int o = 0; o < _outputs; o++)
            {
                var value = Vector.Create(sample[3 * o]);
                var pull = Vector.Create(sample[3 * o + 2]);
                var s = sum + o * Registers;
                s[0] = (s[0] + (z0 & value)) + (m0 & pull);
                s[1] = (s[1] + (z1 & value)) + (m1 & pull);
                s[2] = (s[2] + (z2 & value)) + (m2 & pull);
                s[3] = (s[3] + (z3 & value)) + (m3 & pull);
            }
        }
    }

    /// <summary>Subtracts the targets' part and writes the gradients, for the neurons of one register.</summary>
    private void Finish(Vector<float>* row, Vector<float>* total, int first)
    {
        var sum = stackalloc Vector<float>[OutputLayer.MaxOutputs];
        new Span<Vector<float>>(sum, _outputs).Clear();
        for (int k = 0; k < _classes; k++)
        {
            Vector<float> z = default;
            for (int o = 0; o < _outputs; o++)
                z = Vector.FusedMultiplyAdd(row[o * Registers], Vector.Create(_targets[o * _classes + k]), z);
            var mask = Vector.GreaterThanOrEqual<float>(z, default);
            var count = Vector.Create(_counts[k]);
            for (int o = 0; o < _outputs; o++)
                sum[o] = Vector.FusedMultiplyAdd(count, mask & Vector.Create(_targets[o * _classes + k]), sum[o]);
        }

        Vector<float> product = default;
        var factor = Vector.Create(_factor);
        var factorW = factor * Vector.Load(_a + first);
        for (int o = 0; o < _outputs; o++)
        {
            var part = total[o * Registers] - sum[o];
            product = Vector.FusedMultiplyAdd(row[o * Registers], part, product);
            Vector.Store(factorW * part, _gradientW + (long)o * _hidden + first);
        }

        Vector.Store(factor * product, _gradientA + first);
    }
}
