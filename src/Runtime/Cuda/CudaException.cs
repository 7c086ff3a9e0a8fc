namespace KernelRD.Runtime;

/// <summary>A call of CUDA's driver or of its compiler NVRTC failed.</summary>
public sealed class CudaException : AcceleratorException
{
    /// <param name="call">The function of the driver or of NVRTC.</param>
    /// <param name="code">What it returned.</param>
    /// <param name="codeName">The name of <paramref name="code"/> in CUDA's headers.</param>
    /// <param name="subject">The device, and where there is one the kernel.</param>
    /// <param name="details">What the driver or the compiler says about it, such as a build log.</param>
    internal CudaException(string call, int code, string codeName, string subject, string details = "")
        : base($"{call} failed with {codeName} ({code}): {subject}" + (details.Length == 0 ? "" : Environment.NewLine + details))
    {
        Call = call;
        Code = code;
        CodeName = codeName;
    }

    /// <summary>For want of something, nothing was called.</summary>
    internal CudaException(string message)
        : base(message)
    {
        Call = "";
        CodeName = "";
    }

    public override AcceleratorType AcceleratorType => AcceleratorType.Cuda;

    /// <summary>The function that failed; empty where something that is needed is not installed.</summary>
    public string Call { get; }

    /// <summary>The error code it returned.</summary>
    public int Code { get; }

    /// <summary>The name of <see cref="Code"/> in CUDA's headers.</summary>
    public string CodeName { get; }
}
