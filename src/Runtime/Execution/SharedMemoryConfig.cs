namespace KernelRD.Runtime;

/// <summary>How much dynamic shared memory a launch asks for.</summary>
public readonly record struct SharedMemoryConfig(int NumElements, int ElementSize)
{
    public static SharedMemoryConfig Empty => default;

    /// <summary>The size in bytes.</summary>
    internal int ArraySize => NumElements * ElementSize;

    public static SharedMemoryConfig RequestDynamic<T>(int numElements)
        where T : unmanaged
    {
        unsafe
        {
            return new SharedMemoryConfig(numElements, sizeof(T));
        }
    }
}
