using System.Numerics;
using System.Runtime.CompilerServices;
using KernelRD.Kernels.Linear;

namespace KernelRD.Cases;

/// <summary>
/// C = A B with <see cref="Vector{T}"/>, as one would write it at first: a row of C takes one multiple of a row of B after the other, and a B
/// whose rows do not lie in memory is copied so that they do. The bits are those of <see cref="PlainProduct"/>.
/// </summary>
internal static class SimdProduct
{
    public static void Run(in ProductShape shape, float[] a, float[] b, float[] c)
    {
        int n = shape.N;
        b = shape.BColumn == 1 ? b : Transposed(b, shape.K, n);
        var chain = new float[n];
        for (int i = 0; i < shape.M; i++)
        {
            var row = c.AsSpan(i * n, n);
            row.Clear();
            for (int first = 0; first < shape.K; first += MatrixProduct.Chunk)
            {
                Array.Clear(chain);
                for (int l = first; l < Math.Min(first + MatrixProduct.Chunk, shape.K); l++)
                    AddMultiple(a[i * shape.ARow + l * shape.AInner], b.AsSpan(l * n, n), chain);
                for (int j = 0; j < n; j++)
                    row[j] = first == 0 ? chain[j] : row[j] + chain[j];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddMultiple(float factor, ReadOnlySpan<float> terms, Span<float> sums)
    {
        int j = 0;
        var factors = new Vector<float>(factor);
        for (; j <= sums.Length - Vector<float>.Count; j += Vector<float>.Count)
            Vector.FusedMultiplyAdd(factors, new Vector<float>(terms[j..]), new Vector<float>(sums[j..])).CopyTo(sums[j..]);
        for (; j < sums.Length; j++)
            sums[j] = MathF.FusedMultiplyAdd(factor, terms[j], sums[j]);
    }

    private static float[] Transposed(float[] b, int k, int n)
    {
        var result = new float[b.Length];
        for (int j = 0; j < n; j++)
        {
            for (int l = 0; l < k; l++)
                result[l * n + j] = b[j * k + l];
        }

        return result;
    }
}
