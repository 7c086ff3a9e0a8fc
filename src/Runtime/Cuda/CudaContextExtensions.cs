namespace KernelRD.Runtime;

/// <summary>The CUDA devices of a context.</summary>
public static class CudaContextExtensions
{
    public static IReadOnlyList<CudaDevice> GetCudaDevices(this Context context) => context.GetDevices<CudaDevice>();

    /// <summary>An accelerator on the CUDA device of that number.</summary>
    public static CudaAccelerator CreateCudaAccelerator(this Context context, int deviceIndex) =>
        (CudaAccelerator)context.GetCudaDevices()[deviceIndex].CreateAccelerator(context);
}
