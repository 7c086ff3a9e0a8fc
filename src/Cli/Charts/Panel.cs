namespace KernelRD.Cli.Charts;

/// <summary>A part of a figure.</summary>
internal abstract record Panel
{
    /// <summary>One line above it; empty for none.</summary>
    public string Title { get; init; } = "";
}
