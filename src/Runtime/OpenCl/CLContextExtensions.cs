namespace KernelRD.Runtime;

/// <summary>The OpenCL devices of a context.</summary>
public static class CLContextExtensions
{
    public static IReadOnlyList<CLDevice> GetCLDevices(this Context context) => context.GetDevices<CLDevice>();

    /// <summary>An accelerator on the OpenCL device of that number.</summary>
    public static CLAccelerator CreateCLAccelerator(this Context context, int deviceIndex) =>
        (CLAccelerator)context.GetCLDevices()[deviceIndex].CreateAccelerator(context);
}
