namespace KernelRD.Runtime;

/// <summary>The CPU devices of a context.</summary>
public static class CPUContextExtensions
{
    public static IReadOnlyList<CPUDevice> GetCPUDevices(this Context context) => context.GetDevices<CPUDevice>();

    /// <summary>An accelerator on the CPU device of that number; there is one, number 0.</summary>
    public static CPUAccelerator CreateCPUAccelerator(this Context context, int deviceIndex) =>
        (CPUAccelerator)context.GetCPUDevices()[deviceIndex].CreateAccelerator(context);
}
