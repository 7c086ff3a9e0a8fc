using System.Numerics;

namespace KernelRD.Kernels.Linear;

/// <summary>Stores the activations of a product's sums z as rows of n values: −0 for z &lt; 0, z + 0 otherwise.</summary>
internal readonly unsafe struct ActivationEnd(ArrayView<float> activations, int n) : IProductEnd
{
    private readonly float* _activations = HostMemory.Of(activations);

    public void Take(int row, int column, int count, float* sums)
    {
        float* target = _activations + (long)row * n + column;
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var z = Vector.Load(sums + i);
            Vector.Store(Vector.ConditionalSelect(Vector.LessThan(z, Vector<float>.Zero), Vector.Create(-0f), z + Vector<float>.Zero), target + i);
        }

        for (; i < count; i++)
            target[i] = sums[i] < 0f ? -0f : sums[i] + 0f;
    }
}
