namespace KernelRD.Tests;

/// <summary>
/// A device that tests run on. There is one for every device of this machine, and one for OpenCL even where the machine has none: its
/// tests are skipped, visibly, or fail where the environment variable CI is set. The accelerator is created when a test first
/// asks for it, shared by all tests of the run, and disposed at the end.
/// </summary>
public sealed class TestDevice
{
    private const string StandInName = "cuda-stand-in";

    private static readonly Context s_context = Context.CreateDefault();
    private static CudaStandIn? s_standIn;

    private readonly string _name;
    private readonly Lazy<Accelerator>? _accelerator;

    private TestDevice(string name, AcceleratorType type, Func<Accelerator>? create)
    {
        _name = name;
        Type = type;
        _accelerator = create is null ? null : new Lazy<Accelerator>(create);
    }

    /// <summary>The CPU engine, every other device of this machine, and the stand-in for a GPU, on which CUDA C runs compiled as C++.</summary>
    public static IReadOnlyList<TestDevice> All { get; } =
    [
        .. Find(AcceleratorType.CPU),
        .. Find(AcceleratorType.OpenCL),
        .. Find(AcceleratorType.Cuda),
        new TestDevice(StandInName, AcceleratorType.Cuda, CreateStandIn),
    ];

    /// <summary>The CPU engine.</summary>
    public static TestDevice Cpu => All[0];

    public AcceleratorType Type { get; }

    /// <summary>Whether it is the test double for a GPU.</summary>
    public bool IsStandIn => _name == StandInName;

    /// <summary>The accelerator; ends the test where the machine lacks the device.</summary>
    public Accelerator Accelerator
    {
        get
        {
            if (_accelerator is null)
            {
                const string Reason = "This machine has no OpenCL device; Debian's pocl-opencl-icd makes one of its processor.";
                if (Environment.GetEnvironmentVariable("CI") is null or "")
                    Assert.Ignore(Reason);
                Assert.Fail(Reason);
            }

            return _accelerator!.Value;
        }
    }

    public override string ToString() => _name;

    internal static void DisposeAll()
    {
        foreach (var device in All)
        {
            if (device._accelerator is { IsValueCreated: true } accelerator)
                accelerator.Value.Dispose();
        }

        s_standIn?.Dispose();
        s_context.Dispose();
    }

    private static IEnumerable<TestDevice> Find(AcceleratorType type)
    {
        string name = type.ToString().ToLowerInvariant();
        Device[] devices = [.. s_context.Devices.Where(device => device.AcceleratorType == type)];
        return devices.Length switch
        {
            0 when type == AcceleratorType.OpenCL => [new TestDevice(name, type, null)],
            1 => [new TestDevice(name, type, () => devices[0].CreateAccelerator(s_context))],
            _ => devices.Select((device, index) => new TestDevice($"{name}:{index}", type, () => device.CreateAccelerator(s_context))),
        };
    }

    // Compiled kernels stay between runs: g++ takes longer over them than the tests do.
    private static CudaAccelerator CreateStandIn()
    {
        s_standIn = new CudaStandIn();
        return s_standIn.CreateAccelerator(s_context, Path.Combine(StandInBuild.Folder!, "programs"));
    }
}
