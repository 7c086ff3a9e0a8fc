namespace KernelRD.Cli.Theories;

/// <summary>What became of an assumption or a bound.</summary>
internal enum TheoryVerdict
{
    Holds,
    Fails,

    /// <summary>It holds, but whatever happens.</summary>
    Vacuous,
}
