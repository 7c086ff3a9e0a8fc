namespace KernelRD.Cli;

/// <summary>Something that the user can put right: one line, shown as it is, and exit code 2.</summary>
internal sealed class UserError(string message) : Exception(message);
