namespace KernelRD.Cli.Charts;

/// <summary>Something to see in a chart.</summary>
internal abstract record Series
{
    /// <summary>What the legend says; empty: nothing.</summary>
    public string Name { get; init; } = "";

    /// <summary>Null: the palette's next.</summary>
    public Rgba? Color { get; init; }
}
