using System.Text;

namespace KernelRD.Runtime;

/// <summary>An OpenCL device: a GPU, or a CPU through a driver such as PoCL.</summary>
public sealed unsafe class CLDevice : Device
{
    private static readonly Lazy<(IReadOnlyList<CLDevice> Devices, IReadOnlyList<string> Problems)> s_all = new(Enumerate);

    private readonly string _extensions;

    private CLDevice(CLApi api, nint platform, nint id)
    {
        Api = api;
        Id = id;
        PlatformName = PlatformText(api, platform, CLApi.PlatformName);
        PlatformVersion = PlatformText(api, platform, CLApi.PlatformVersion);
        Name = Text(api, id, CLApi.DeviceName);
        Vendor = Text(api, id, CLApi.DeviceVendor);
        Version = Text(api, id, CLApi.DeviceVersion);
        DriverVersion = Text(api, id, CLApi.DriverVersion);
        _extensions = $" {Text(api, id, CLApi.DeviceExtensions)} ";
        IsCpu = (Value<ulong>(api, id, CLApi.DeviceType) & CLApi.DeviceTypeCpu) != 0;
        MemorySize = (long)Value<ulong>(api, id, CLApi.DeviceGlobalMemSize);
        MaxBufferSize = (long)Value<ulong>(api, id, CLApi.DeviceMaxMemAllocSize);
        MaxNumThreadsPerGroup = Clamp(Value<nuint>(api, id, CLApi.DeviceMaxWorkGroupSize));
        MaxSharedMemoryPerGroup = Clamp((nuint)Value<ulong>(api, id, CLApi.DeviceLocalMemSize));
        NumMultiprocessors = Clamp(Value<uint>(api, id, CLApi.DeviceMaxComputeUnits));
        HasDouble = Value<ulong>(api, id, CLApi.DeviceDoubleFpConfig) != 0;
        HasRoundedDivision = (Value<ulong>(api, id, CLApi.DeviceSingleFpConfig) & CLApi.FpCorrectlyRoundedDivideSqrt) != 0;

        var sizes = new nuint[Size(api, id, CLApi.DeviceMaxWorkItemSizes) / (nuint)sizeof(nuint)];
        fixed (nuint* first = sizes)
            CLApi.Check(api.clGetDeviceInfo(id, CLApi.DeviceMaxWorkItemSizes, (nuint)(sizes.Length * sizeof(nuint)), first, null), Name);
        MaxGroupSize = new Index3D(Clamp(sizes[0]), Clamp(sizes[1]), Clamp(sizes[2]));

        WarpSize =
            IsCpu ? 1
            : HasExtension("cl_nv_device_attribute_query") ? Clamp(Value<uint>(api, id, CLApi.DeviceWarpSizeNv))
            : HasExtension("cl_amd_device_attribute_query") ? Clamp(Value<uint>(api, id, CLApi.DeviceWavefrontWidthAmd))
            : 32;
    }

    public override string Name { get; }

    public override AcceleratorType AcceleratorType => AcceleratorType.OpenCL;

    public string Vendor { get; }

    /// <summary>The version of OpenCL that the device speaks, as the driver words it.</summary>
    public string Version { get; }

    public string DriverVersion { get; }

    public string PlatformName { get; }

    public string PlatformVersion { get; }

    /// <summary>Whether the device is a processor: its work-items run one after the other, in SIMD lanes at best.</summary>
    public bool IsCpu { get; }

    public override long MemorySize { get; }

    /// <summary>The most bytes of one buffer.</summary>
    public long MaxBufferSize { get; }

    public override Index3D MaxGridSize => new(int.MaxValue);

    public override Index3D MaxGroupSize { get; }

    public override int MaxNumThreadsPerGroup { get; }

    public override int MaxSharedMemoryPerGroup { get; }

    public override int WarpSize { get; }

    public override int NumMultiprocessors { get; }

    internal CLApi Api { get; }

    internal nint Id { get; }

    internal bool HasDouble { get; }

    internal bool HasInt64Atomics => HasExtension("cl_khr_int64_base_atomics") && HasExtension("cl_khr_int64_extended_atomics");

    /// <summary>Whether the driver can be told to round divisions and square roots of float correctly.</summary>
    internal bool HasRoundedDivision { get; }

    /// <summary>Whether the driver compiles a kernel anew for each shape of a group, when a launch first comes with it.</summary>
    internal bool CompilesAtLaunch => PlatformName == "Portable Computing Language";

    /// <summary>The usable devices of every platform.</summary>
    internal static IReadOnlyList<CLDevice> All => s_all.Value.Devices;

    /// <summary>Why there is no device, or not one more; each a sentence.</summary>
    internal static IReadOnlyList<string> Problems => s_all.Value.Problems;

    public override Accelerator CreateAccelerator(Context context) => new CLAccelerator(context, this, ProgramCache.Default);

    private bool HasExtension(string name) => _extensions.Contains($" {name} ", StringComparison.Ordinal);

    private static (IReadOnlyList<CLDevice> Devices, IReadOnlyList<string> Problems) Enumerate() =>
        CLApi.Find(null, out string reason) is { } api ? Enumerate(api) : ([], [reason]);

    /// <summary>The usable devices of a loader, and why there are no more.</summary>
    internal static (IReadOnlyList<CLDevice> Devices, IReadOnlyList<string> Problems) Enumerate(CLApi api)
    {
        var devices = new List<CLDevice>();
        var problems = new List<string>();
        try
        {
            foreach (nint platform in Platforms(api))
                Enumerate(api, platform, devices, problems);
            if (devices.Count == 0 && problems.Count == 0)
                problems.Add($"The OpenCL loader knows no platform. {CLApi.Advice}");
        }
        catch (CLException exception)
        {
            problems.Add($"OpenCL does not answer: {exception.Message}.");
        }

        return (devices, problems);
    }

    private static void Enumerate(CLApi api, nint platform, List<CLDevice> devices, List<string> problems)
    {
        string name = "An OpenCL platform";
        try
        {
            name = PlatformText(api, platform, CLApi.PlatformName);
            var ids = Devices(api, platform);
            if (ids.Length == 0)
                problems.Add($"The platform {name} has no device.");
            foreach (nint id in ids)
            {
                if (WhyUnusable(api, id) is { } reason)
                    problems.Add($"{Text(api, id, CLApi.DeviceName)} of the platform {name} {reason}.");
                else
                    devices.Add(new CLDevice(api, platform, id));
            }
        }
        catch (CLException exception)
        {
            problems.Add($"{name} does not answer: {exception.Message}.");
        }
    }

    private static string? WhyUnusable(CLApi api, nint id) =>
        Value<uint>(api, id, CLApi.DeviceAvailable) == 0 ? "is not available"
        : Value<uint>(api, id, CLApi.DeviceCompilerAvailable) == 0 ? "has no compiler"
        : Value<uint>(api, id, CLApi.DeviceEndianLittle) == 0 ? "is big-endian"
        : Text(api, id, CLApi.DeviceVersion).StartsWith("OpenCL 1.0", StringComparison.Ordinal)
            || Text(api, id, CLApi.DeviceVersion).StartsWith("OpenCL 1.1", StringComparison.Ordinal) ? "speaks no OpenCL 1.2"
        : null;

    private static nint[] Platforms(CLApi api)
    {
        uint count;
        int code = api.clGetPlatformIDs(0, null, &count);
        if (code == CLApi.PlatformNotFoundKhr || (code == 0 && count == 0))
            return [];
        CLApi.Check(code, "the loader", nameof(api.clGetPlatformIDs));
        var platforms = new nint[count];
        fixed (nint* first = platforms)
            CLApi.Check(api.clGetPlatformIDs(count, first, null), "the loader");
        return platforms;
    }

    private static nint[] Devices(CLApi api, nint platform)
    {
        uint count;
        int code = api.clGetDeviceIDs(platform, CLApi.DeviceTypeAll, 0, null, &count);
        if (code == CLApi.DeviceNotFound || (code == 0 && count == 0))
            return [];
        CLApi.Check(code, "a platform", nameof(api.clGetDeviceIDs));
        var devices = new nint[count];
        fixed (nint* first = devices)
            CLApi.Check(api.clGetDeviceIDs(platform, CLApi.DeviceTypeAll, count, first, null), "a platform");
        return devices;
    }

    private static string PlatformText(CLApi api, nint platform, uint name)
    {
        nuint size;
        CLApi.Check(api.clGetPlatformInfo(platform, name, 0, null, &size), "a platform");
        var bytes = new byte[size];
        fixed (byte* first = bytes)
            CLApi.Check(api.clGetPlatformInfo(platform, name, size, first, null), "a platform");
        return Text(bytes);
    }

    private static string Text(CLApi api, nint id, uint name)
    {
        var bytes = new byte[Size(api, id, name)];
        fixed (byte* first = bytes)
            CLApi.Check(api.clGetDeviceInfo(id, name, (nuint)bytes.Length, first, null), "a device");
        return Text(bytes);
    }

    private static string Text(ReadOnlySpan<byte> zeroTerminated) => Encoding.UTF8.GetString(zeroTerminated).TrimEnd('\0').Trim();

    private static nuint Size(CLApi api, nint id, uint name)
    {
        nuint size;
        CLApi.Check(api.clGetDeviceInfo(id, name, 0, null, &size), "a device");
        return size;
    }

    private static T Value<T>(CLApi api, nint id, uint name)
        where T : unmanaged
    {
        T value;
        CLApi.Check(api.clGetDeviceInfo(id, name, (nuint)sizeof(T), &value, null), "a device");
        return value;
    }

    private static int Clamp(nuint value) => (int)Math.Min(value, int.MaxValue);
}
