namespace KernelRD.Cli.Figures;

/// <summary>What came of a figure.</summary>
/// <param name="Verdict">Whether it bears out the claim.</param>
/// <param name="Sentences">Why, with the numbers, in plain sentences.</param>
internal sealed record Finding(Verdict Verdict, params IReadOnlyList<string> Sentences);
