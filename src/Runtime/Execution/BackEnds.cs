namespace KernelRD.Runtime;

/// <summary>What this machine can run kernels on, and why not on more.</summary>
public static class BackEnds
{
    /// <summary>Every back end, whether or not it has a device. Nothing that a machine lacks is an exception here.</summary>
    public static IReadOnlyList<BackEnd> Diagnose() =>
    [
        new(AcceleratorType.CPU, [CPUDevice.Default], []),
        new(AcceleratorType.OpenCL, CLDevice.All, CLDevice.Problems),
        new(AcceleratorType.Cuda, CudaDevice.All, [.. CudaDevice.Problems, .. CompilerProblems]),
    ];

    // Of interest only where there is a device to compile for.
    private static IEnumerable<string> CompilerProblems =>
        CudaDevice.All.Count > 0 && Nvrtc.Find(null, out string reason) is null
            ? [$"{reason} Without it only kernels run that were compiled here before."]
            : [];
}

/// <summary>One kind of accelerator on this machine.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Devices">The devices that accelerators can be created on.</param>
/// <param name="Problems">Why there are no devices, or not more; each a sentence, with what to install where that helps.</param>
public sealed record BackEnd(AcceleratorType Type, IReadOnlyList<Device> Devices, IReadOnlyList<string> Problems);
