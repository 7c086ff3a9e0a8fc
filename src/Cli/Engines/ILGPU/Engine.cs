namespace KernelRD.Cli;

/// <summary>What the command line needs of an engine beyond what both offer: here, ILGPU.</summary>
internal static class Engine
{
    /// <summary>None: ILGPU compiles kernels while they run.</summary>
    public static IReadOnlyList<string> Targets { get; } = [];

    /// <inheritdoc cref="Targets"/>
    public static IReadOnlyList<string> KernelNames => [];

    /// <inheritdoc cref="Targets"/>
    public static IReadOnlyList<string> Architectures { get; } = [];

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
        builder.EnableAlgorithms();
    });

    /// <summary>Whether an OpenCL device is likely faster than the processor's own threads: always, beside ILGPU's.</summary>
    public static bool IsGpu(Device device) => device.AcceleratorType == AcceleratorType.OpenCL;

    /// <summary>Not known: ILGPU shows its list of buffers to none but itself.</summary>
    public static long? AllocatedBytes(Accelerator accelerator) => null;

    /// <summary>Every kind of device: those that are there, and why there are no more, in sentences.</summary>
    public static IEnumerable<(AcceleratorType Kind, IReadOnlyList<Device> Devices, IReadOnlyList<string> Problems)> Diagnose()
    {
        using var context = CreateContext(null);
        foreach (var kind in Enum.GetValues<AcceleratorType>())
        {
            var devices = context.Devices.Where(device => device.AcceleratorType == kind).ToArray();
            yield return (kind, devices, devices.Length > 0 ? [] : ["ILGPU found none, and does not say why."]);
        }
    }

    /// <summary>What is worth telling about a device beside its name.</summary>
    public static string Describe(Device device) => "through ILGPU";

    /// <summary>Where what is found out about this machine may be kept.</summary>
    public static string? CachePath => Environment.GetEnvironmentVariable("KERNELRD_CACHE") is { Length: > 0 } chosen
        ? Path.GetFullPath(chosen)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "kernelrd");

    /// <summary>What runs kernels on a device, with its version; ILGPU does not tell a driver's.</summary>
    public static string DriverOf(Device device) => $"ILGPU {typeof(Context).Assembly.GetName().Version} on {Environment.MachineName}";

    /// <summary>Never called, as there are no names to call it with.</summary>
    public static string Emit(string kernel, string target) => throw new NotSupportedException();

    /// <inheritdoc cref="Emit"/>
    public static string Report(string architecture) => throw new NotSupportedException();

    /// <inheritdoc cref="Emit"/>
    public static string Describe(string kernel) => throw new NotSupportedException();
}
