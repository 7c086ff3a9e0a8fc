namespace KernelRD.Cases;

/// <summary>
/// An operation of src/Kernels, described once: what tests check at many small sizes is what benchmarks time at a large one.
/// </summary>
/// <param name="Name">As the command line spells it, such as <c>product-nn</c>.</param>
/// <param name="Axes">What its sizes are, such as <c>m n k</c>.</param>
/// <param name="Sizes">Where it is tested and timed.</param>
/// <param name="At">The operation at one size, the numbers in the order of the axes.</param>
public sealed record Operation(string Name, string Axes, OperationSizes Sizes, Func<int[], OperationCase> At)
{
    public override string ToString() => Name;
}
