namespace KernelRD.Runtime;

/// <summary>A kernel that is ready to be launched on one accelerator.</summary>
internal abstract class LoadedKernel<TArgs>
    where TArgs : struct
{
    public abstract void Launch(AcceleratorStream stream, in LaunchShape shape, in TArgs args);
}
