using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelRD.Kernels.Gram;
using KernelRD.Kernels.Linear;

namespace KernelRD.Cases;

/// <summary>The hidden layer's Gram matrix.</summary>
internal static class GramCases
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        new("neuron-masks", "n m", new([2048, 8192], [256, 1024], [1, 1], [2, 31], [17, 32], [33, 65], [40, 200]), size => Masks(size[0], size[1])),
        new(
            "gram-matrix",
            "n d_in m",
            new([512, 784, 2048], [96, 96, 256], [1, 1, 1], [2, 3, 31], [17, 5, 32], [33, 9, 65], [40, 1030, 200]),
            size => Gram(size[0], size[1], size[2])),
    ];

    private static OperationCase Masks(int n, int m) => OperationCase.Of(
        (double)n * m,
        sizeof(float) * (double)n * m + sizeof(uint) * (double)NeuronMasks.Words(m) * n,
        () => [Values.Symmetric(1, m * n), new float[NeuronMasks.Words(m) * n]],
        d =>
        {
            var words = MemoryMarshal.Cast<float, uint>(d[1].AsSpan());
            words.Clear();
            for (int r = 0; r < m; r++)
            {
                for (int i = 0; i < n; i++)
                    words[r / 32 * n + i] |= d[0][r * n + i] >= 0f ? 1u << r % 32 : 0u;
            }
        },
        d =>
        {
            var pack = NeuronMasks.Load(d.Accelerator, n, m);
            return () => pack(d[0], d[1].Cast<uint>());
        });

    /// <summary>The whole of it, from the weights U and the samples X on.</summary>
    private static OperationCase Gram(int n, int features, int m) => OperationCase.Of(
        2.0 * m * n * features + 2.0 * n * n * features + 2.0 * n * n,
        sizeof(float) * ((double)m * features + (double)n * features + (double)n * n),
        () => [Values.Symmetric(1, m * features), Values.Symmetric(2, n * features), new float[n * n]],
        d =>
        {
            var isOn = new bool[m * n];
            PlainProduct.Run(new(ProductForm.NT, m, n, features), d[0], d[1], (at, sum) => isOn[at] = sum >= 0f);
            PlainProduct.Run(
                new(ProductForm.NT, n, n, features), d[1], d[1], (at, sum) => d[2][at] = sum * (Shared(isOn, at / n, at % n, n) / (float)m));
        },
        d =>
        {
            var gram = d.Keep(new GramMatrix(d.Accelerator, n, features, m));
            return () => gram.Run(d[0], d[1], d[2]);
        });

    /// <summary>The neurons that two samples share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Shared(bool[] isOn, int i, int j, int n)
    {
        int shared = 0;
        for (int r = 0; r < isOn.Length; r += n)
            shared += isOn[r + i] && isOn[r + j] ? 1 : 0;
        return shared;
    }
}
