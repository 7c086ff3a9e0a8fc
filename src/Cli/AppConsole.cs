namespace KernelRD.Cli;

/// <summary>Where the program writes.</summary>
/// <param name="Output">What was asked for.</param>
/// <param name="Error">How it goes, and what is wrong.</param>
/// <param name="IsTerminal">Whether a person watches <paramref name="Error"/>.</param>
internal sealed record AppConsole(TextWriter Output, TextWriter Error, bool IsTerminal = false);
