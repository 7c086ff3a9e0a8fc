using System.Globalization;
using System.Numerics;

namespace KernelRD.Runtime;

/// <summary>This machine's processor.</summary>
public sealed class CPUDevice : Device
{
    internal CPUDevice(int threads) => NumMultiprocessors = threads;

    public static CPUDevice Default { get; } = new(Threads());

    public override string Name =>
        $"CPU, {NumMultiprocessors} thread{(NumMultiprocessors == 1 ? "" : "s")}, {Vector<byte>.Count * 8}-bit SIMD";

    public override AcceleratorType AcceleratorType => AcceleratorType.CPU;

    public override long MemorySize => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    public override Index3D MaxGridSize => new(int.MaxValue);

    public override Index3D MaxGroupSize => new(int.MaxValue);

    public override int MaxNumThreadsPerGroup => int.MaxValue;

    public override int MaxSharedMemoryPerGroup => 1 << 20;

    public override int WarpSize => 1;

    /// <summary>The number of threads: KERNELRD_THREADS where that is a positive number, else one for each processor.</summary>
    public override int NumMultiprocessors { get; }

    public override Accelerator CreateAccelerator(Context context) => new CPUAccelerator(context, this);

    private static int Threads()
    {
        string? setting = Environment.GetEnvironmentVariable("KERNELRD_THREADS");
        return int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out int threads) && threads > 0
            ? threads
            : Environment.ProcessorCount;
    }
}
