namespace KernelRD.Cli.Charts;

/// <summary>The pattern of a line.</summary>
internal enum Dash
{
    None,
    Dashed,
    Dotted,
}
