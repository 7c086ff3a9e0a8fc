using System.Runtime.CompilerServices;
using KernelRD.Kernels.Linear;

namespace KernelRD.Cases;

/// <summary>
/// C = A B in plain C#, in the order of sums that <see cref="MatrixProduct"/> promises. What a loop calls with a loop of its own is optimised
/// from the first call on, here and in the other references, as they may be called too seldom to be optimised in time.
/// </summary>
internal static class PlainProduct
{
    /// <summary>Forms every sum, and hands it on with its place in C.</summary>
    public static void Run(in ProductShape shape, float[] a, float[] b, Action<int, float> take)
    {
        for (int i = 0; i < shape.M; i++)
        {
            for (int j = 0; j < shape.N; j++)
                take(i * shape.N + j, Sum(shape, a, b, i, j));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum(in ProductShape shape, float[] a, float[] b, int i, int j)
    {
        float sum = 0f;
        for (int first = 0; first < shape.K; first += MatrixProduct.Chunk)
        {
            int end = Math.Min(first + MatrixProduct.Chunk, shape.K);
            float chain = 0f;
            for (int l = first; l < end; l++)
                chain = MathF.FusedMultiplyAdd(a[i * shape.ARow + l * shape.AInner], b[l * shape.BInner + j * shape.BColumn], chain);
            sum = first == 0 ? chain : sum + chain;
        }

        return sum;
    }
}
