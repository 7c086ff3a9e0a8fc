namespace KernelRD.Kernels.Linear;

/// <summary>How the factors of C = A B lie in memory, each dense and row-major: as they are (N) or transposed (T), A's letter first.</summary>
public enum ProductForm
{
    /// <summary>A is m × k, B is k × n.</summary>
    NN,

    /// <summary>A is m × k, B is stored as n × k.</summary>
    NT,

    /// <summary>A is stored as k × m, B is k × n.</summary>
    TN,
}
