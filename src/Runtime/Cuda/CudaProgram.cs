using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace KernelRD.Runtime;

/// <summary>A module with its function.</summary>
internal sealed unsafe class CudaProgram : DeviceProgram
{
    // The translator's launch bounds of implicitly grouped kernels, by which the compiler shares out the registers.
    internal const int GroupSize = 256;

    private readonly CudaAccelerator _accelerator;
    private readonly KernelSource _source;
    private readonly string[] _defines;
    private readonly nint _function;
    private readonly int _maxGroupSize;
    private readonly int _sharedBytes;

    public CudaProgram(CudaAccelerator accelerator, KernelSource source, ReadOnlySpan<ArgumentWriter.Constant> constants, bool overlap)
        : base(constants, overlap)
    {
        _accelerator = accelerator;
        _source = source;
        _defines = Defines(source, constants, overlap);
        nint module = LoadModule();
        try
        {
            var driver = accelerator.Enter();
            nint function;
            fixed (byte* name = Encoding.UTF8.GetBytes(source.EntryPoint + '\0'))
                Check(driver.cuModuleGetFunction(&function, module, name));
            _function = function;
            _maxGroupSize = Attribute(CudaDriver.FunctionMaxThreadsPerBlock);
            _sharedBytes = Attribute(CudaDriver.FunctionSharedBytes);
            // Past 48 KiB a kernel must ask.
            int dynamicBytes = Device.MaxSharedMemoryPerGroup - _sharedBytes;
            if (source.UsesDynamicShared)
                Check(driver.cuFuncSetAttribute(function, CudaDriver.FunctionMaxDynamicSharedBytes, dynamicBytes));
        }
        catch
        {
            accelerator.Release(module, accelerator.UnloadModule);
            throw;
        }
    }

    protected override string Subject => $"kernel {_source.Name} on {_accelerator.Name}";

    private CudaDevice Device => _accelerator.Device;

    /// <summary>The macros that a kernel's CUDA C is compiled with, as NAME=value.</summary>
    public static string[] Defines(KernelSource source, ReadOnlySpan<ArgumentWriter.Constant> constants, bool overlap)
    {
        var defines = new List<string> { $"KRD_RESTRICT={(overlap ? "" : "__restrict__")}" };
        for (int i = 0; i < constants.Length; i++)
            defines.Add($"{source.SpecializedNames[i]}={constants[i].ToC()}");
        return [.. defines];
    }

    /// <summary>
    /// The group of an implicitly grouped launch: a row of 256, or 32 × 8, which is narrower and so taller or deeper where the grid could
    /// not have enough groups along Y or Z.
    /// </summary>
    public static Index3D GroupFor(Index3D extent, int dimensions, Index3D maxGrid, Index3D maxGroup)
    {
        var group = dimensions == 1 ? new Index3D(GroupSize, 1, 1) : new Index3D(32, GroupSize / 32, 1);
        while (Groups(extent.Y, group.Y) > maxGrid.Y && group.X > 1)
            group = new Index3D(group.X / 2, group.Y * 2, 1);
        while (Groups(extent.Z, group.Z) > maxGrid.Z && group.Z < maxGroup.Z && group.X * group.Y > 1)
            group = group.X > 1 ? new Index3D(group.X / 2, group.Y, group.Z * 2) : new Index3D(1, group.Y / 2, group.Z * 2);
        return group;
    }

    public override void Launch(AcceleratorStream stream, in LaunchShape shape, Span<byte> bytes, ReadOnlySpan<ArgumentWriter.Slot> slots)
    {
        var group = shape.IsGrouped
            ? CheckedGroup(shape, Device, _maxGroupSize, _sharedBytes)
            : GroupFor(shape.Grid, shape.Dimensions, Device.MaxGridSize, Device.MaxGroupSize);
        var grid = shape.IsGrouped
            ? shape.Grid
            : new Index3D(Groups(shape.Grid.X, group.X), Groups(shape.Grid.Y, group.Y), Groups(shape.Grid.Z, group.Z));
        CheckGrid(grid);

        // An implicitly grouped kernel takes its extents first, one with dynamic shared memory that memory's size last.
        var extents = stackalloc int[3] { shape.Grid.X, shape.Grid.Y, shape.Grid.Z };
        int sharedBytes = shape.DynamicSharedBytes;
        void** parameters = stackalloc void*[3 + ArgumentWriter.MaxSlots + 1];
        int count = 0;
        for (; !shape.IsGrouped && count < shape.Dimensions; count++)
            parameters[count] = extents + count;

        nint queue = ((CudaStream)stream).Handle;
        var driver = _accelerator.Enter();
        fixed (byte* first = bytes)
        {
            foreach (var slot in slots)
                parameters[count++] = first + slot.Offset;
            if (_source.UsesDynamicShared)
                parameters[count] = &sharedBytes;
            Check(driver.cuLaunchKernel(
                _function,
                (uint)grid.X, (uint)grid.Y, (uint)grid.Z,
                (uint)group.X, (uint)group.Y, (uint)group.Z,
                (uint)sharedBytes, queue, parameters, null));
        }

        _accelerator.LastKernel = _source.Name;
    }

    private static int Groups(int extent, int group) => (int)(((long)extent + group - 1) / group);

    private void CheckGrid(Index3D grid)
    {
        var most = Device.MaxGridSize;
        if (grid.X > most.X || grid.Y > most.Y || grid.Z > most.Z)
        {
            throw new ArgumentException(
                $"{grid.X:N0} × {grid.Y:N0} × {grid.Z:N0} groups are too many for {Subject}: "
                + $"the most is {most.X:N0} × {most.Y:N0} × {most.Z:N0}.");
        }
    }

    private void Check(int code, [CallerArgumentExpression(nameof(code))] string call = "")
    {
        if (code != 0)
            throw _accelerator.Failure(code, call, Subject);
    }

    private int Attribute(int attribute)
    {
        int value;
        var driver = Device.Driver;
        Check(driver.cuFuncGetAttribute(&value, attribute, _function));
        return value;
    }

    /// <summary>
    /// Takes the program from the disk if this compiler, or any where there is none, compiled it before; otherwise compiles it.
    /// </summary>
    private nint LoadModule()
    {
        var (nvrtc, reason) = _accelerator.Compiler;
        int capability = Device.ComputeCapability;
        string? compiler = nvrtc is null ? null : $"NVRTC {nvrtc.Version} {string.Join(' ', nvrtc.OptionsFor(capability, _defines))}";
        int code = 0;
        string log = "";
        foreach (var kept in CudaBinary.Find(_accelerator.Cache, _source.Cuda, _defines, capability, compiler))
        {
            code = Load(kept, out nint module, out log);
            if (code == 0)
                return module;
        }

        if (nvrtc is null)
        {
            throw code == 0
                ? new CudaException($"There is nothing to compile the {Subject} with, and no earlier compilation of it is kept. {reason}")
                : _accelerator.Failure(code, nameof(CudaDriver.cuModuleLoadDataEx), Subject, log, reason);
        }

        var compiled = nvrtc.Compile(_source.Cuda, _source.Name, capability, _defines);
        _accelerator.Record(new KernelCompilation(_source.Name, compiler!, compiled.Log));
        var binary = new CudaBinary(compiler!, compiled.Ptx, compiled.Cubin);
        code = Load(binary, out nint loaded, out log);
        if (code != 0)
        {
            string hint = nvrtc.Version <= Device.DriverVersion ? ""
                : $"NVRTC {nvrtc.Version} is newer than the driver, which supports CUDA {Device.DriverVersion}: "
                    + "update the driver or take an older NVRTC.";
            throw _accelerator.Failure(code, nameof(CudaDriver.cuModuleLoadDataEx), Subject, log, hint);
        }

        _accelerator.Cache.Store(CudaBinary.Key(_source.Cuda, _defines, capability), binary.ToBytes());
        return loaded;
    }

    /// <summary>Loads the machine code, or else the PTX, which the driver compiles; returns the last code of cuModuleLoadDataEx.</summary>
    private int Load(CudaBinary binary, out nint module, out string log)
    {
        if (binary.Cubin is { } cubin)
        {
            int code = Load(cubin, out module, out log);
            if (code == 0 || CudaDriver.IsFatal(code))
                return code;
        }

        return Load(Encoding.UTF8.GetBytes(binary.Ptx + '\0'), out module, out log);
    }

    private int Load(byte[] image, out nint module, out string log)
    {
        const int LogBytes = 8192;
        byte* errors = stackalloc byte[LogBytes];
        errors[0] = 0;
        int* options = stackalloc int[] { CudaDriver.JitErrorLogBuffer, CudaDriver.JitErrorLogBufferSize };
        void** values = stackalloc void*[] { errors, (void*)LogBytes };
        var driver = _accelerator.Enter();
        nint loaded;
        int code;
        fixed (byte* first = image)
            code = driver.cuModuleLoadDataEx(&loaded, first, 2, options, values);
        log = Marshal.PtrToStringUTF8((nint)errors)!.Trim();
        module = code == 0 ? _accelerator.Own(loaded, _accelerator.UnloadModule) : 0;
        return code;
    }
}
