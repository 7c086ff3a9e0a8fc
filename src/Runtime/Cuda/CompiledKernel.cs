namespace KernelRD.Runtime;

/// <summary>What NVRTC made of a program.</summary>
/// <param name="Ptx">The program in PTX, which a driver compiles for the device, or for a newer one.</param>
/// <param name="Cubin">Machine code for exactly the device's compute capability, or null where this NVRTC is older than that.</param>
/// <param name="Log">What the compiler said; mostly nothing, unless it was asked for more.</param>
public sealed record CompiledKernel(string Ptx, byte[]? Cubin, string Log);
