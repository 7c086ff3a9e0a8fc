using System.Numerics;
using KernelRD.Kernels.Linear;
using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Critic;

/// <summary>
/// <see cref="CriticSlope.SlopeSums"/> as a routine of the host. A task is a chunk of neurons and some points, whose coordinates and sums
/// stay in the first-level cache.
/// </summary>
internal sealed unsafe class HostSlopeSums
{
    private const int Points = 256;

    private readonly HostTasks _tasks;
    private readonly int _hidden;
    private readonly int _outputs;

    // The run at hand.
    private float* _w;
    private float* _a;
    private float* _points;
    private float* _sums;
    private int _batch;

    public HostSlopeSums(Accelerator accelerator, int hidden, int outputs)
    {
        (_hidden, _outputs) = (hidden, outputs);
        _tasks = new HostTasks(accelerator, Sum);
    }

    private int Blocks => (_batch + Points - 1) / Points;

    public void Run(ArrayView<float> w, ArrayView<float> a, ArrayView<float> points, ArrayView<float> sums, int batch)
    {
        _w = HostMemory.Of(w);
        _a = HostMemory.Of(a);
        _points = HostMemory.Of(points);
        _sums = HostMemory.Of(sums);
        _batch = batch;
        _tasks.Run((_hidden + HiddenLayer.Chunk - 1) / HiddenLayer.Chunk * Blocks);
    }

    private void Sum(int task)
    {
        int chunk = task / Blocks;
        int first = task % Blocks * Points;
        int count = Math.Min(_batch - first, Points);
        int start = chunk * HiddenLayer.Chunk;
        int end = Math.Min(start + HiddenLayer.Chunk, _hidden);
        float* sums = _sums + (long)chunk * _outputs * _batch + first;
        for (int o = 0; o < _outputs; o++)
            new Span<float>(sums + (long)o * _batch, count).Clear();
        float* row = stackalloc float[OutputLayer.MaxOutputs];
        float* terms = stackalloc float[OutputLayer.MaxOutputs];
        for (int r = start; r < end; r++)
        {
            for (int o = 0; o < _outputs; o++)
            {
                row[o] = _w[(long)o * _hidden + r];
                terms[o] = _a[r] * row[o];
            }

            Add(row, terms, _points + first, sums, count);
        }
    }

    private void Add(float* row, float* terms, float* points, float* sums, int count)
    {
        int width = Vector<float>.Count;
        int b = 0;
        for (; b <= count - 4 * width; b += 4 * width)
        {
            Vector<float> z0 = default, z1 = default, z2 = default, z3 = default;
            float* point = points + b;
            for (int o = 0; o < _outputs; o++)
            {
                var w = Vector.Create(row[o]);
                z0 = Vector.FusedMultiplyAdd(w, Vector.Load(point), z0);
                z1 = Vector.FusedMultiplyAdd(w, Vector.Load(point + width), z1);
                z2 = Vector.FusedMultiplyAdd(w, Vector.Load(point + 2 * width), z2);
                z3 = Vector.FusedMultiplyAdd(w, Vector.Load(point + 3 * width), z3);
                point += _batch;
            }

            var mask0 = Vector.GreaterThanOrEqual<float>(z0, default);
            var mask1 = Vector.GreaterThanOrEqual<float>(z1, default);
            var mask2 = Vector.GreaterThanOrEqual<float>(z2, default);
            var mask3 = Vector.GreaterThanOrEqual<float>(z3, default);
            float* sum = sums + b;
            for (int o = 0; o < _outputs; o++)
            {
                var term = Vector.Create(terms[o]);
                Vector.Store(Vector.Load(sum) + (mask0 & term), sum);
                Vector.Store(Vector.Load(sum + width) + (mask1 & term), sum + width);
                Vector.Store(Vector.Load(sum + 2 * width) + (mask2 & term), sum + 2 * width);
                Vector.Store(Vector.Load(sum + 3 * width) + (mask3 & term), sum + 3 * width);
                sum += _batch;
            }
        }

        for (; b < count; b++)
        {
            float z = 0f;
            for (int o = 0; o < _outputs; o++)
                z = MathF.FusedMultiplyAdd(row[o], points[(long)o * _batch + b], z);
            for (int o = 0; o < _outputs; o++)
                sums[(long)o * _batch + b] += z >= 0f ? terms[o] : 0f;
        }
    }
}
