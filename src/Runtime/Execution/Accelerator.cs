namespace KernelRD.Runtime;

/// <summary>A device in use: it owns memory, streams and loaded kernels, and frees them when it is disposed.</summary>
public abstract class Accelerator : IDisposable
{
    private long _allocatedBytes;

    private protected Accelerator(Context context, Device device)
    {
        Context = context;
        Device = device;
    }

    public Context Context { get; }

    public Device Device { get; }

    public string Name => Device.Name;

    public AcceleratorType AcceleratorType => Device.AcceleratorType;

    public long MemorySize => Device.MemorySize;

    /// <summary>The bytes of all buffers that have not been freed, as they were asked for; what the driver adds to them is not known.</summary>
    public long AllocatedBytes => Interlocked.Read(ref _allocatedBytes);

    public Index3D MaxGridSize => Device.MaxGridSize;

    public Index3D MaxGroupSize => Device.MaxGroupSize;

    public int MaxNumThreadsPerGroup => Device.MaxNumThreadsPerGroup;

    public int MaxSharedMemoryPerGroup => Device.MaxSharedMemoryPerGroup;

    public int WarpSize => Device.WarpSize;

    public int NumMultiprocessors => Device.NumMultiprocessors;

    public abstract AcceleratorStream DefaultStream { get; }

    public abstract AcceleratorStream CreateStream();

    /// <summary>Waits for all work on all streams.</summary>
    public abstract void Synchronize();

    /// <summary>A buffer whose contents are not defined.</summary>
    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length)
        where T : unmanaged => new(Allocate<T>(length), length);

    /// <summary>A buffer with a copy of <paramref name="data"/>, which every stream finds there.</summary>
    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(T[] data)
        where T : unmanaged
    {
        var buffer = Allocate1D<T>(data.Length);
        buffer.CopyFromCPU(data);
        DefaultStream.Synchronize();
        return buffer;
    }

    /// <summary>A buffer of which X is contiguous; its contents are not defined.</summary>
    public MemoryBuffer2D<T, Stride2D.DenseX> Allocate2DDenseX<T>(in LongIndex2D extent)
        where T : unmanaged => new(Allocate<T>(extent.Size), extent, new Stride2D.DenseX(checked((int)extent.X)));

    /// <summary>A buffer of which Y is contiguous; its contents are not defined.</summary>
    public MemoryBuffer2D<T, Stride2D.DenseY> Allocate2DDenseY<T>(in LongIndex2D extent)
        where T : unmanaged => new(Allocate<T>(extent.Size), extent, new Stride2D.DenseY(checked((int)extent.Y)));

    public abstract void Dispose();

    /// <summary>Memory of at least one byte.</summary>
    private protected abstract MemoryBuffer AllocateBytes(long lengthInBytes);

    internal void CountBytes(long bytes) => Interlocked.Add(ref _allocatedBytes, bytes);

    /// <summary>Finds what the translator made of a kernel and readies it for this device.</summary>
    internal LoadedKernel<TArgs> Load<TArgs>(Delegate kernel)
        where TArgs : struct => Load(KernelTable.Find<TArgs>(kernel.Method));

    internal abstract LoadedKernel<TArgs> Load<TArgs>(KernelSource<TArgs> source)
        where TArgs : struct;

    private unsafe MemoryBuffer Allocate<T>(long length)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var memory = AllocateBytes(Math.Max(1, checked(length * sizeof(T))));
        memory.Count();
        return memory;
    }
}
