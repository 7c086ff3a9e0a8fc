using System.Diagnostics;

namespace KernelRD.Runtime;

/// <summary>A kernel on the CPU engine.</summary>
internal sealed class CPUKernel<TArgs> : LoadedKernel<TArgs>
    where TArgs : struct
{
    private readonly CPUAccelerator _accelerator;
    private readonly KernelSource<TArgs> _source;

    public CPUKernel(CPUAccelerator accelerator, KernelSource<TArgs> source)
    {
        if (source.UsesBarrier)
            throw new NotSupportedException($"{source.Name} uses Group.Barrier(), which the CPU engine does not run; launch its barrier-free sibling.");
        _accelerator = accelerator;
        _source = source;
    }

    public override void Launch(AcceleratorStream stream, in LaunchShape shape, in TArgs args)
    {
        if (shape.IsEmpty)
            return;
        var writer = new ArgumentWriter(
            _accelerator,
            stackalloc byte[ArgumentWriter.MaxBytes],
            stackalloc ArgumentWriter.Slot[ArgumentWriter.MaxSlots],
            stackalloc ArgumentWriter.Region[16]);
        _source.Bind(ref writer, args);
        var whole = new Tile(Index3D.Zero, shape.Grid);
        // A breakpoint in a kernel stops only in the scalar loop, which calls the kernel itself.
        if (_source.HasVectorLoop && !writer.HasOverlap && !Debugger.IsAttached)
            _source.RunVector(args, shape, whole);
        else
            _source.Run(args, shape, whole);
    }
}
