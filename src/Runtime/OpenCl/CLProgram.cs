using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace KernelRD.Runtime;

/// <summary>A program object with its kernel.</summary>
internal sealed unsafe class CLProgram : DeviceProgram
{
    // On a processor a work-item runs a block of neighbouring indices: plain loops, which the driver's compiler turns into SIMD code.
    // A few blocks for each core: then a core mostly meets the same cells in launch after launch, still in its cache, and one that starts
    // late is made up for. Of 3 to 64 blocks for two cores, 15 to 31 ran a stencil on PoCL the fastest.
    private const int BlocksPerCore = 8;

    // Shorter pieces of a row are not worth waking a core for, and would move their cells from one cache to another.
    private const int MinBlockX = 512;

    private readonly CLAccelerator _accelerator;
    private readonly KernelSource _source;
    private readonly ProgramCache.Key _key;
    private readonly string _options;
    private readonly nint _program;
    private readonly nint _kernel;
    private readonly int _maxGroupSize;
    private readonly long _sharedBytes;

    // Setting the arguments and queueing is one step: the arguments belong to the kernel object.
    private readonly Lock _launchLock = new();
    private readonly HashSet<CLGroupShape> _compiledShapes;

    public CLProgram(CLAccelerator accelerator, KernelSource source, ReadOnlySpan<ArgumentWriter.Constant> constants, bool overlap)
        : base(constants, overlap)
    {
        _accelerator = accelerator;
        _source = source;
        _options = Options();
        _key = CLBinary.Key(Device, source.OpenCl, _options);
        if (!TryLoad(out _program, out _compiledShapes!))
        {
            _program = Compile();
            _compiledShapes = [];
            if (!Device.CompilesAtLaunch)
                Store();
        }

        try
        {
            int code;
            fixed (byte* name = Encoding.UTF8.GetBytes(source.EntryPoint + '\0'))
                _kernel = Api.clCreateKernel(_program, name, &code);
            Check(code, nameof(CLApi.clCreateKernel));
            accelerator.Own(_kernel, accelerator.ReleaseKernel);
            nuint maxGroupSize;
            Check(Api.clGetKernelWorkGroupInfo(_kernel, Device.Id, CLApi.KernelWorkGroupSize, (nuint)sizeof(nuint), &maxGroupSize, null));
            _maxGroupSize = (int)Math.Min(maxGroupSize, int.MaxValue);
            ulong sharedBytes;
            Check(Api.clGetKernelWorkGroupInfo(_kernel, Device.Id, CLApi.KernelLocalMemSize, sizeof(ulong), &sharedBytes, null));
            _sharedBytes = (long)sharedBytes;
        }
        catch
        {
            accelerator.Release(_kernel, accelerator.ReleaseKernel);
            accelerator.Release(_program, accelerator.ReleaseProgram);
            throw;
        }
    }

    private CLDevice Device => _accelerator.Device;

    private CLApi Api => Device.Api;

    protected override string Subject => $"kernel {_source.Name} on {_accelerator.Name}";

    public override void Launch(AcceleratorStream stream, in LaunchShape shape, Span<byte> bytes, ReadOnlySpan<ArgumentWriter.Slot> slots)
    {
        var own = (CLStream)stream;
        var group =
            shape.IsGrouped ? CheckedGroup(shape, Device, _maxGroupSize, _sharedBytes)
            : _accelerator.RunsBlocks ? Index3D.One
            : GroupFor(shape.Dimensions);
        var groups =
            shape.IsGrouped ? shape.Grid
            : _accelerator.RunsBlocks ? Blocks(shape.Grid)
            : new Index3D(Ceiling(shape.Grid.X, group.X), Ceiling(shape.Grid.Y, group.Y), Ceiling(shape.Grid.Z, group.Z));
        var local = stackalloc nuint[3] { (nuint)group.X, (nuint)group.Y, (nuint)group.Z };
        var global = stackalloc nuint[3] { (nuint)groups.X * local[0], (nuint)groups.Y * local[1], (nuint)groups.Z * local[2] };

        lock (_launchLock)
        {
            uint index = 0;
            if (!shape.IsGrouped)
            {
                var extents = stackalloc int[3] { shape.Grid.X, shape.Grid.Y, shape.Grid.Z };
                while (index < shape.Dimensions)
                    Set(index, sizeof(int), extents + index++);
            }

            fixed (byte* first = bytes)
            {
                foreach (var slot in slots)
                    Set(index++, slot.Size, first + slot.Offset);
            }

            if (_source.UsesDynamicShared)
            {
                int dynamicBytes = shape.DynamicSharedBytes;
                Set(index++, Math.Max(1, dynamicBytes), null);
                Set(index, sizeof(int), &dynamicBytes);
            }

            Check(own.Enqueue(_kernel, 3, global, local), nameof(CLApi.clEnqueueNDRangeKernel));
            if (Device.CompilesAtLaunch && _compiledShapes.Add(new CLGroupShape(group, IsSmall: global[0] < 65535 && global[1] < 65535 && global[2] < 65535)))
                Keep(own, group);
        }
    }

    private static int Ceiling(int dividend, int divisor) => (dividend - 1) / divisor + 1;

    private void Set(uint index, int size, void* value) => Check(Api.clSetKernelArg(_kernel, index, (nuint)size, value));

    private void Check(int code, [CallerArgumentExpression(nameof(code))] string call = "")
    {
        if (code != 0)
            throw new CLException(AcceleratorException.CallName(call), code, Subject);
    }

    /// <summary>How many blocks an extent is cut into along each axis: the slowest axis first, X only where the others are too short.</summary>
    private Index3D Blocks(Index3D extent)
    {
        int wanted = BlocksPerCore * Device.NumMultiprocessors;
        int z = Cut(extent.Z, 1);
        int y = Cut(extent.Y, 1);
        // So few positions are not worth a launch unless each has much to do.
        return new Index3D(Cut(extent.X, extent.X <= wanted ? 1 : MinBlockX), y, z);

        int Cut(int length, int least)
        {
            int count = Ceiling(length, Math.Max(least, Ceiling(length, wanted)));
            wanted = Ceiling(wanted, count);
            return count;
        }
    }

    /// <summary>The group of an implicitly grouped launch, no larger than the kernel can have.</summary>
    private Index3D GroupFor(int dimensions)
    {
        var wanted = dimensions == 1 ? new Index3D(256, 1, 1) : new Index3D(32, 8, 1);
        var group = Index3D.Min(wanted, Device.MaxGroupSize);
        while (group.Size > _maxGroupSize)
            group = group.Y > 1 ? group with { Y = group.Y / 2 } : group with { X = group.X / 2 };
        return group;
    }

    private string Options()
    {
        var options = new StringBuilder("-cl-std=CL1.2");
        if (Device.HasRoundedDivision)
            options.Append(" -cl-fp32-correctly-rounded-divide-sqrt");
        options.Append(CultureInfo.InvariantCulture, $" -D KRD_RESTRICT={(Overlap ? "" : "restrict")}");
        if (_accelerator.RunsBlocks && !_source.IsGrouped)
            options.Append(" -D KRD_BLOCKS");
        // PoCL compiles for every processor with AVX-512 as for Skylake, whose clock 512-bit registers slow down, and then uses half of them.
        if (Device.CompilesAtLaunch && Vector512.IsHardwareAccelerated)
            options.Append(" -D KRD_WIDE");
        for (int i = 0; i < Constants.Length; i++)
            options.Append(CultureInfo.InvariantCulture, $" -D {_source.SpecializedNames[i]}={Constants[i].ToC()}");
        return options.ToString();
    }

    private nint Compile()
    {
        int code;
        nint program;
        byte[] text = Encoding.UTF8.GetBytes(_source.OpenCl);
        nuint length = (nuint)text.Length;
        fixed (byte* first = text)
            program = Api.clCreateProgramWithSource(_accelerator.ClContext, 1, &first, &length, &code);
        Check(code, nameof(CLApi.clCreateProgramWithSource));
        code = Build(program);
        string log = Log(program);
        if (code != 0)
        {
            Api.clReleaseProgram(program);
            throw new CLException(nameof(CLApi.clBuildProgram), code, $"{Subject}, with {_options}", log);
        }

        _accelerator.Record(new KernelCompilation(_source.Name, _options, log));
        return _accelerator.Own(program, _accelerator.ReleaseProgram);
    }

    /// <summary>Takes the program from the disk, where a driver of exactly this kind compiled it before.</summary>
    private bool TryLoad(out nint program, out HashSet<CLGroupShape> shapes)
    {
        program = 0;
        shapes = [];
        if (_accelerator.Cache.Load(_key) is not { } bytes)
            return false;
        var entry = CLBinary.FromBytes(bytes);
        nint device = Device.Id;
        nuint length = (nuint)entry.Binary.Length;
        int status, code;
        fixed (byte* first = entry.Binary)
            program = Api.clCreateProgramWithBinary(_accelerator.ClContext, 1, &device, &length, &first, &status, &code);
        if (code != 0)
            return false;
        if (status != 0 || Build(program) != 0)
        {
            Api.clReleaseProgram(program);
            return false;
        }

        _accelerator.Own(program, _accelerator.ReleaseProgram);
        shapes = [.. entry.Shapes];
        return true;
    }

    private int Build(nint program)
    {
        nint device = Device.Id;
        fixed (byte* options = Encoding.UTF8.GetBytes(_options + '\0'))
            return Api.clBuildProgram(program, 1, &device, options, null, null);
    }

    private string Log(nint program)
    {
        nuint size;
        if (Api.clGetProgramBuildInfo(program, Device.Id, CLApi.ProgramBuildLog, 0, null, &size) != 0)
            return "";
        byte[] log = new byte[size];
        fixed (byte* first = log)
            return Api.clGetProgramBuildInfo(program, Device.Id, CLApi.ProgramBuildLog, size, first, null) == 0
                ? Encoding.UTF8.GetString(log).TrimEnd('\0').Trim()
                : "";
    }

    /// <summary>Waits for the launch that made the driver compile for a new shape of group, and keeps what came of it.</summary>
    private void Keep(CLStream stream, Index3D group)
    {
        stream.Synchronize();
        _accelerator.Record(new KernelCompilation(_source.Name, $"{_options}, for groups of {group.X} × {group.Y} × {group.Z}", ""));
        Store();
    }

    private void Store()
    {
        // A driver that does not hand out its binaries costs time at the next start, nothing else.
        nuint size;
        if (Api.clGetProgramInfo(_program, CLApi.ProgramBinarySizes, (nuint)sizeof(nuint), &size, null) != 0 || size == 0)
            return;
        byte[] binary = new byte[size];
        fixed (byte* first = binary)
        {
            if (Api.clGetProgramInfo(_program, CLApi.ProgramBinaries, (nuint)sizeof(byte*), &first, null) == 0)
                _accelerator.Cache.Store(_key, new CLBinary([.. _compiledShapes], binary).ToBytes());
        }
    }
}
