using System.Numerics;
using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Linear;

/// <summary>
/// Takes the sums of a product as a gradient and steps weights of its shape, rows of n values: v ← μ v + grad, θ ← θ − η v, each operation
/// rounded by itself.
/// </summary>
internal readonly unsafe struct MomentumEnd(ArrayView<float> weights, ArrayView<float> velocity, MomentumStep step, int n) : IProductEnd
{
    private readonly float* _weights = HostMemory.Of(weights);
    private readonly float* _velocity = HostMemory.Of(velocity);

    public void Take(int row, int column, int count, float* sums)
    {
        float* weights = _weights + (long)row * n + column;
        float* velocity = _velocity + (long)row * n + column;
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var v = step.Momentum * Vector.Load(velocity + i) + Vector.Load(sums + i);
            Vector.Store(v, velocity + i);
            Vector.Store(Vector.Load(weights + i) - step.Rate * v, weights + i);
        }

        for (; i < count; i++)
        {
            float v = step.Momentum * velocity[i] + sums[i];
            velocity[i] = v;
            weights[i] -= step.Rate * v;
        }
    }
}
