namespace KernelRD.Runtime;

/// <summary>An operation on an accelerator failed; the message names the call, the device, and where there is one the kernel and the build log.</summary>
public abstract class AcceleratorException(string message) : Exception(message)
{
    public abstract AcceleratorType AcceleratorType { get; }
}
