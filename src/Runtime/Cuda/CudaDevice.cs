using System.Runtime.CompilerServices;
using System.Text;

namespace KernelRD.Runtime;

/// <summary>An NVIDIA GPU.</summary>
public sealed unsafe class CudaDevice : Device
{
    private static readonly Lazy<(IReadOnlyList<CudaDevice> Devices, IReadOnlyList<string> Problems)> s_all = new(Enumerate);

    private CudaDevice(CudaDriver driver, int id)
    {
        Driver = driver;
        Id = id;
        Name = NameOf(driver, id);
        nuint bytes;
        Check(driver.cuDeviceTotalMem(&bytes, id));
        MemorySize = (long)bytes;
        ComputeCapability = 10 * Attribute(CudaDriver.DeviceComputeCapabilityMajor) + Attribute(CudaDriver.DeviceComputeCapabilityMinor);
        MaxGroupSize = Axes(CudaDriver.DeviceMaxBlockDimX);
        MaxGridSize = Axes(CudaDriver.DeviceMaxGridDimX);
        MaxNumThreadsPerGroup = Attribute(CudaDriver.DeviceMaxThreadsPerBlock);
        MaxSharedMemoryPerGroup = Math.Max(
            Attribute(CudaDriver.DeviceMaxSharedMemoryPerBlock), Attribute(CudaDriver.DeviceMaxSharedMemoryPerBlockOptIn));
        WarpSize = Attribute(CudaDriver.DeviceWarpSize);
        NumMultiprocessors = Attribute(CudaDriver.DeviceMultiprocessorCount);
    }

    public override string Name { get; }

    public override AcceleratorType AcceleratorType => AcceleratorType.Cuda;

    /// <summary>Ten times the compute capability: 86 is 8.6.</summary>
    public int ComputeCapability { get; }

    /// <summary>The newest version of CUDA that the driver supports.</summary>
    public Version DriverVersion => Driver.Version;

    public override long MemorySize { get; }

    public override Index3D MaxGridSize { get; }

    public override Index3D MaxGroupSize { get; }

    public override int MaxNumThreadsPerGroup { get; }

    /// <summary>Bytes of shared memory that a group can have, those past 48 KiB as dynamic shared memory only.</summary>
    public override int MaxSharedMemoryPerGroup { get; }

    public override int WarpSize { get; }

    public override int NumMultiprocessors { get; }

    internal CudaDriver Driver { get; }

    internal int Id { get; }

    /// <summary>The usable devices.</summary>
    internal static IReadOnlyList<CudaDevice> All => s_all.Value.Devices;

    /// <summary>Why there is no device, or not one more; each a sentence.</summary>
    internal static IReadOnlyList<string> Problems => s_all.Value.Problems;

    public override Accelerator CreateAccelerator(Context context) => new CudaAccelerator(context, this, ProgramCache.Default);

    /// <summary>The usable devices of a driver, and why there are no more.</summary>
    internal static (IReadOnlyList<CudaDevice> Devices, IReadOnlyList<string> Problems) Enumerate(CudaDriver driver)
    {
        var devices = new List<CudaDevice>();
        var problems = new List<string>();
        try
        {
            int count = 0;
            int code = driver.cuInit(0);
            if (code != CudaDriver.NoDevice)
            {
                driver.Check(code, "the NVIDIA driver", nameof(driver.cuInit));
                driver.Check(driver.cuDeviceGetCount(&count), "the NVIDIA driver");
            }

            if (count == 0)
                problems.Add("The NVIDIA driver finds no GPU (CUDA_VISIBLE_DEVICES can hide some).");
            for (int i = 0; i < count; i++)
                Add(driver, i, devices, problems);
        }
        catch (CudaException exception)
        {
            problems.Add($"CUDA does not answer: {OneLine(exception)}.");
        }

        return (devices, problems);
    }

    private static (IReadOnlyList<CudaDevice> Devices, IReadOnlyList<string> Problems) Enumerate() =>
        CudaDriver.Find(null, out string reason) is { } driver ? Enumerate(driver) : ([], [reason]);

    private static void Add(CudaDriver driver, int index, List<CudaDevice> devices, List<string> problems)
    {
        string name = $"CUDA device {index}";
        try
        {
            int id;
            driver.Check(driver.cuDeviceGet(&id, index), name);
            name = NameOf(driver, id);
            int mode;
            driver.Check(driver.cuDeviceGetAttribute(&mode, CudaDriver.DeviceComputeMode, id), name);
            if (mode == CudaDriver.ComputeModeProhibited)
                problems.Add($"{name} is set to the compute mode Prohibited; nvidia-smi --compute-mode=0 allows computing.");
            else
                devices.Add(new CudaDevice(driver, id));
        }
        catch (CudaException exception)
        {
            problems.Add($"{name} does not answer: {OneLine(exception)}.");
        }
    }

    private static string OneLine(CudaException exception) => exception.Message.ReplaceLineEndings(": ");

    private static string NameOf(CudaDriver driver, int id)
    {
        byte* name = stackalloc byte[256];
        driver.Check(driver.cuDeviceGetName(name, 256, id), "a CUDA device");
        var text = new ReadOnlySpan<byte>(name, 256);
        return Encoding.UTF8.GetString(text[..Math.Max(0, text.IndexOf((byte)0))]);
    }

    private Index3D Axes(int attribute) => new(Attribute(attribute), Attribute(attribute + 1), Attribute(attribute + 2));

    private int Attribute(int attribute)
    {
        int value;
        Check(Driver.cuDeviceGetAttribute(&value, attribute, Id));
        return value;
    }

    private void Check(int code, [CallerArgumentExpression(nameof(code))] string call = "") => Driver.Check(code, Name, call);
}
