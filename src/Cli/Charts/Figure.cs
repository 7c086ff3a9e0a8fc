namespace KernelRD.Cli.Charts;

/// <summary>Panels side by side and one below the other.</summary>
internal sealed record Figure
{
    public Figure(params IReadOnlyList<Panel> panels) => Panels = panels;

    /// <summary>Row after row.</summary>
    public IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>How many panels stand in a row.</summary>
    public int Columns { get; init; } = 2;

    /// <summary>One line above all panels; empty for none.</summary>
    public string Title { get; init; } = "";
}
