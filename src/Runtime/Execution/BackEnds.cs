namespace KernelRD.Runtime;

/// <summary>What this machine can run kernels on, and why not on more.</summary>
public static class BackEnds
{
    /// <summary>Every back end, whether or not it has a device. Nothing that a machine lacks is an exception here.</summary>
    public static IReadOnlyList<BackEnd> Diagnose() =>
    [
        new(AcceleratorType.CPU, [CPUDevice.Default], []),
        new(AcceleratorType.OpenCL, CLDevice.All, CLDevice.Problems),
        new(
            AcceleratorType.Cuda,
            [],
            ["This version writes CUDA C but does not run it yet. An NVIDIA GPU is found as an OpenCL device: its driver brings OpenCL along."]),
    ];
}

/// <summary>One kind of accelerator on this machine.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Devices">The devices that accelerators can be created on.</param>
/// <param name="Problems">Why there are no devices, or not more; each a sentence, with what to install where that helps.</param>
public sealed record BackEnd(AcceleratorType Type, IReadOnlyList<Device> Devices, IReadOnlyList<string> Problems);
