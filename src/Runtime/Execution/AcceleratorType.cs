namespace KernelRD.Runtime;

/// <summary>The kinds of accelerators.</summary>
public enum AcceleratorType
{
    CPU,
    Cuda,
    OpenCL,
}
