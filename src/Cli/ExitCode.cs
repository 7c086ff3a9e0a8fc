namespace KernelRD.Cli;

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Nobody expected this, such as a full disk or a failing driver.</summary>
    public const int Failure = 1;

    /// <summary>An argument, a file or a directory cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>The fields left float32's range.</summary>
    public const int Overflow = 3;

    /// <summary>Ctrl-C, or a request to terminate.</summary>
    public const int Interrupted = 130;
}
