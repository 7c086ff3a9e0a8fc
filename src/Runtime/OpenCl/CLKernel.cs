namespace KernelRD.Runtime;

/// <summary>
/// A kernel on an OpenCL device: one program for each set of specialised values, and another where the views of a launch overlap.
/// </summary>
internal sealed unsafe class CLKernel<TArgs> : LoadedKernel<TArgs>
    where TArgs : struct
{
    private readonly CLAccelerator _accelerator;
    private readonly KernelSource<TArgs> _source;
    private readonly Lock _buildLock = new();
    private CLProgram[] _programs = [];

    public CLKernel(CLAccelerator accelerator, KernelSource<TArgs> source)
    {
        _accelerator = accelerator;
        _source = source;
        if (source.UsesDouble && !accelerator.Device.HasDouble)
            throw new NotSupportedException($"{source.Name} computes with double, which {accelerator.Name} does not have.");
        if (source.UsesInt64Atomics && !accelerator.Device.HasInt64Atomics)
            throw new NotSupportedException($"{source.Name} uses 64-bit atomics, which {accelerator.Name} does not have.");
        // What fails to compile fails here, not at some later launch.
        if (source.SpecializedNames.Count == 0)
            Program([], overlap: false);
    }

    public override void Launch(AcceleratorStream stream, in LaunchShape shape, in TArgs args)
    {
        var own = _accelerator.Stream(stream);
        if (shape.IsEmpty)
            return;
        Span<byte> bytes = stackalloc byte[ArgumentWriter.MaxBytes];
        var writer = new ArgumentWriter(
            _accelerator, bytes, stackalloc ArgumentWriter.Slot[ArgumentWriter.MaxSlots], stackalloc ArgumentWriter.Region[16]);
        _source.Bind(ref writer, args);
        Program(writer.Constants, writer.HasOverlap).Launch(own, shape, bytes, writer.Slots);
    }

    private CLProgram Program(ReadOnlySpan<ArgumentWriter.Constant> constants, bool overlap)
    {
        if (Find(constants, overlap) is { } existing)
            return existing;
        lock (_buildLock)
        {
            if (Find(constants, overlap) is { } built)
                return built;
            var program = new CLProgram(_accelerator, _source, constants, overlap);
            Volatile.Write(ref _programs, [.. _programs, program]);
            return program;
        }
    }

    private CLProgram? Find(ReadOnlySpan<ArgumentWriter.Constant> constants, bool overlap)
    {
        foreach (var program in Volatile.Read(ref _programs))
        {
            if (program.Overlap == overlap && constants.SequenceEqual(program.Constants))
                return program;
        }

        return null;
    }
}
