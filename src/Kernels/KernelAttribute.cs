namespace KernelRD.Kernels;

/// <summary>Marks a static method as a kernel: the translator turns it into OpenCL C, CUDA C and a CPU loop while the project compiles.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelAttribute : Attribute;
