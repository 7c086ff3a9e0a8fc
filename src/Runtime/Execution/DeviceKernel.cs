namespace KernelRD.Runtime;

/// <summary>
/// A kernel on a device that has a compiler: one program for each set of specialised values, and another where the views of a launch
/// overlap.
/// </summary>
internal sealed class DeviceKernel<TArgs> : LoadedKernel<TArgs>
    where TArgs : struct
{
    private readonly Accelerator _accelerator;
    private readonly KernelSource<TArgs> _source;
    private readonly Compiler _compile;
    private readonly Lock _compileLock = new();
    private DeviceProgram[] _programs = [];

    public DeviceKernel(Accelerator accelerator, KernelSource<TArgs> source, Compiler compile)
    {
        _accelerator = accelerator;
        _source = source;
        _compile = compile;
        // What fails to compile fails here, not at some later launch.
        if (source.SpecializedNames.Count == 0)
            Program([], overlap: false);
    }

    /// <summary>Makes a program of the kernel.</summary>
    public delegate DeviceProgram Compiler(ReadOnlySpan<ArgumentWriter.Constant> constants, bool overlap);

    public override void Launch(AcceleratorStream stream, in LaunchShape shape, in TArgs args)
    {
        if (stream.Accelerator != _accelerator)
            throw new ArgumentException($"A stream of {stream.Accelerator.Name} was passed to another accelerator on {_accelerator.Name}.");
        if (shape.IsEmpty)
            return;
        Span<byte> bytes = stackalloc byte[ArgumentWriter.MaxBytes];
        var writer = new ArgumentWriter(
            _accelerator, bytes, stackalloc ArgumentWriter.Slot[ArgumentWriter.MaxSlots], stackalloc ArgumentWriter.Region[16]);
        _source.Bind(ref writer, args);
        Program(writer.Constants, writer.HasOverlap).Launch(stream, shape, bytes, writer.Slots);
    }

    private DeviceProgram Program(ReadOnlySpan<ArgumentWriter.Constant> constants, bool overlap)
    {
        if (Find(constants, overlap) is { } existing)
            return existing;
        lock (_compileLock)
        {
            if (Find(constants, overlap) is { } compiled)
                return compiled;
            var program = _compile(constants, overlap);
            Volatile.Write(ref _programs, [.. _programs, program]);
            return program;
        }
    }

    private DeviceProgram? Find(ReadOnlySpan<ArgumentWriter.Constant> constants, bool overlap)
    {
        foreach (var program in Volatile.Read(ref _programs))
        {
            if (program.Overlap == overlap && constants.SequenceEqual(program.Constants))
                return program;
        }

        return null;
    }
}
