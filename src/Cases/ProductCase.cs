using KernelRD.Kernels.Linear;

namespace KernelRD.Cases;

/// <summary>A matrix product of one form and shape: its factors and its cost.</summary>
public sealed record ProductCase(ProductForm Form, int M, int N, int K)
{
    /// <summary>
    /// Shapes that tests try (m, n, k): nothing to do, nothing to add, single rows and columns, primes, m &lt; k &lt; n, one past the tiles of
    /// every kernel, and sums around the ends of one, two and three chunks.
    /// </summary>
    public static IReadOnlyList<(int M, int N, int K)> TestShapes { get; } =
    [
        (0, 3, 2), (3, 0, 2), (2, 3, 0), (1, 1, 1), (1, 37, 5), (41, 1, 7), (2, 3, 1), (7, 11, 13), (13, 101, 29), (8, 48, 16), (9, 49, 17),
        (33, 65, 31), (129, 130, 67), (5, 3, 1023), (5, 3, 1024), (4, 17, 1025), (10, 50, 2047), (17, 33, 2049), (3, 70, 3072), (3, 5, 3073),
    ];

    public double Flops => 2.0 * M * N * K;

    /// <summary>The least bytes that must move between processor and memory, every value once.</summary>
    public double Bytes => sizeof(float) * ((double)M * K + (double)K * N + (double)M * N);

    /// <summary>A as it is stored: values in [−1, 1) of a fixed stream.</summary>
    public float[] A() => Values.Symmetric(1, (long)M * K);

    /// <inheritdoc cref="A"/>
    public float[] B() => Values.Symmetric(2, (long)K * N);

    /// <summary>Where A[i, l] lies.</summary>
    public int AtA(int i, int l) => Form == ProductForm.TN ? l * M + i : i * K + l;

    /// <summary>Where B[l, j] lies.</summary>
    public int AtB(int l, int j) => Form == ProductForm.NT ? j * K + l : l * N + j;

    public override string ToString() => $"{Form} {M}x{N}x{K}";
}
