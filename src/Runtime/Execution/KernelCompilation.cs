namespace KernelRD.Runtime;

/// <summary>One program that a driver or a compiler library compiled for a device.</summary>
/// <param name="Kernel">The kernel's name.</param>
/// <param name="Options">The options given to the compiler.</param>
/// <param name="Log">What the compiler said, such as warnings; mostly nothing.</param>
public sealed record KernelCompilation(string Kernel, string Options, string Log);
