namespace KernelRD.Cli;

/// <summary>What the command line needs of an engine beyond what all engines have: here, KernelRD.Runtime.</summary>
internal static class Engine
{
    public const string Name = "KernelRD";

    /// <summary>A context with the devices of one kind, or of all.</summary>
    public static Context CreateContext(AcceleratorType? kind) => Context.Create(builder =>
    {
        _ = kind switch
        {
            AcceleratorType.CPU => builder.CPU(),
            AcceleratorType.OpenCL => builder.OpenCL(),
            AcceleratorType.Cuda => builder,
            _ => builder.AllAccelerators(),
        };
    });

    /// <summary>Whether an OpenCL device is faster than the processor.</summary>
    public static bool IsGpu(Device device) => false;

    /// <summary>Why there is no device of a kind, and what to install, in one line.</summary>
    public static string WhyAbsent(AcceleratorType kind) => "not found";
}
