namespace KernelRD.Cli.Charts;

/// <summary>Which point of a text is given; vertically it is the baseline.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}
