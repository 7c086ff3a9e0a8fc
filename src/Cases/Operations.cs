namespace KernelRD.Cases;

/// <summary>The operations of src/Kernels.</summary>
public static class Operations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. LinearCases.All, .. NetworkCases.All, .. CriticCases.All, .. GramCases.All, .. EmbeddingCases.All, .. ReactionDiffusionCases.All,
    ];
}
