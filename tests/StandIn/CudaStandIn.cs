namespace KernelRD.Tests;

/// <summary>
/// A driver with one GPU that is none, and its NVRTC: the real back end runs on it. The call "kernel" is a kernel that crashes.
/// </summary>
/// <param name="incomplete">Whether it lacks the function that allocates memory.</param>
internal sealed class CudaStandIn(bool incomplete = false) : StandIn(incomplete ? "incomplete.so" : "cuda.so")
{
    public CudaDriver Driver() => CudaDriver.Find(File, out string reason) ?? throw new InvalidOperationException(reason);

    public CudaDevice Device() => CudaDevice.Enumerate(Driver()).Devices[0];

    /// <param name="context">The context it is in.</param>
    /// <param name="cache">The folder of compiled programs; null for none.</param>
    /// <param name="nvrtc">The compiler's file; null for the stand-in's own, empty for none.</param>
    public CudaAccelerator CreateAccelerator(Context context, string? cache = null, string? nvrtc = null) =>
        new(context, Device(), new ProgramCache(cache), nvrtc ?? File);
}
