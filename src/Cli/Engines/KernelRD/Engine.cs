using System.Runtime.InteropServices;
using KernelRD.Kernels;

namespace KernelRD.Cli;

/// <summary>What the command line needs of an engine beyond what both offer: here, KernelRD.Runtime.</summary>
internal static class Engine
{
    /// <summary>The languages that kernels are translated to.</summary>
    public static IReadOnlyList<string> Targets { get; } = ["opencl", "cuda", "cpu"];

    /// <summary>The full names of all kernels.</summary>
    public static IReadOnlyList<string> KernelNames => Kernels?.Names ?? [];

    /// <summary>The GPUs that <see cref="Report"/> knows, by the compiler's names.</summary>
    public static IReadOnlyList<string> Architectures { get; } = [.. CudaArchitecture.All.Select(architecture => architecture.Name)];

    private static KernelTable? Kernels => KernelTable.Of(typeof(KernelAttribute).Assembly);

    /// <summary>A context with the devices of one kind, or of all.</summary>
    public static Context CreateContext(AcceleratorType? kind) => Context.Create(builder =>
    {
        _ = kind switch
        {
            AcceleratorType.CPU => builder.CPU(),
            AcceleratorType.OpenCL => builder.OpenCL(),
            AcceleratorType.Cuda => builder.Cuda(),
            _ => builder.AllAccelerators(),
        };
    });

    /// <summary>Whether an OpenCL device is likely faster than the processor's own threads.</summary>
    public static bool IsGpu(Device device) => device is CLDevice { IsCpu: false };

    /// <summary>The bytes that a device's buffers hold; null where nobody knows.</summary>
    public static long? AllocatedBytes(Accelerator accelerator) => accelerator.AllocatedBytes;

    /// <summary>Every kind of device: those that are there, and why there are no more, in sentences.</summary>
    public static IEnumerable<(AcceleratorType Kind, IReadOnlyList<Device> Devices, IReadOnlyList<string> Problems)> Diagnose() =>
        BackEnds.Diagnose().Select(backEnd => (backEnd.Type, backEnd.Devices, backEnd.Problems));

    /// <summary>What is worth telling about a device beside its name.</summary>
    public static string Describe(Device device) => device switch
    {
        CLDevice opencl => $"{opencl.PlatformName}, {opencl.Version.Trim()}, driver {opencl.DriverVersion}",
        CudaDevice { ComputeCapability: var capability } cuda =>
            $"compute capability {capability / 10}.{capability % 10}, driver for CUDA {cuda.DriverVersion}",
        _ => "vector loops on all threads",
    };

    /// <summary>Where what is found out about this machine may be kept; null for nowhere.</summary>
    public static string? CachePath => CacheFolder.Path;

    /// <summary>What runs kernels on a device, with its version.</summary>
    public static string DriverOf(Device device) => device switch
    {
        CLDevice opencl => $"{opencl.PlatformVersion.Trim()}, {opencl.DriverVersion}",
        CudaDevice cuda => $"CUDA {cuda.DriverVersion}",
        // The name of the processor says nothing of the machine.
        _ => $"{RuntimeInformation.FrameworkDescription} on {Environment.MachineName}",
    };

    /// <summary>The text of a kernel in one of <see cref="Targets"/>.</summary>
    public static string Emit(string kernel, string target)
    {
        var source = Kernels!.Find(kernel)!;
        return target switch
        {
            "opencl" => source.OpenCl,
            "cuda" => source.Cuda,
            _ => source.Cpu,
        };
    }

    /// <summary>What every kernel takes of one of <see cref="Architectures"/>, as a table.</summary>
    public static string Report(string architecture)
    {
        var compiler = Nvrtc.Find(null, out string reason) ?? throw new UserError(reason);
        var table = KernelReport.Markdown(Kernels!, compiler, CudaArchitecture.All.Single(known => known.Name == architecture));
        return $"{table}\n{KernelReport.Legend(compiler)}\n";
    }

    /// <summary>What is special about a kernel; empty where nothing is.</summary>
    public static string Describe(string kernel)
    {
        var source = Kernels!.Find(kernel)!;
        string[] traits =
        [
            .. source.IsGrouped ? ["grouped"] : Array.Empty<string>(),
            .. source.UsesBarrier ? ["barrier"] : Array.Empty<string>(),
            .. source.UsesDouble ? ["double"] : Array.Empty<string>(),
            .. source.UsesInt64Atomics ? ["64-bit atomics"] : Array.Empty<string>(),
            .. source.HasVectorLoop ? ["vector loop"] : Array.Empty<string>(),
        ];
        return string.Join(", ", traits);
    }
}
