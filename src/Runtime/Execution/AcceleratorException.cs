namespace KernelRD.Runtime;

/// <summary>An operation on an accelerator failed; the message names the call, the device, and where there is one the kernel and the build log.</summary>
public abstract class AcceleratorException(string message) : Exception(message)
{
    public abstract AcceleratorType AcceleratorType { get; }

    /// <summary>The function in a C# call expression: <c>CLApi.clFinish(queue)</c> is clFinish.</summary>
    internal static string CallName(string call)
    {
        int end = call.IndexOf('(');
        string name = end < 0 ? call : call[..end];
        return name[(name.LastIndexOf('.') + 1)..];
    }
}
