using System.Runtime.InteropServices;

namespace KernelRD.Runtime;

/// <summary>Native memory, aligned for the widest SIMD registers.</summary>
internal sealed unsafe class CPUMemoryBuffer : MemoryBuffer
{
    private const int Alignment = 64;

    private void* _memory;

    public CPUMemoryBuffer(CPUAccelerator accelerator, long lengthInBytes)
        : base(accelerator, lengthInBytes) => _memory = NativeMemory.AlignedAlloc((nuint)lengthInBytes, Alignment);

    ~CPUMemoryBuffer() => Free();

    public override nint NativePtr => (nint)_memory;

    public override bool IsDisposed => _memory == null;

    internal override nint Origin => (nint)_memory;

    public override void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
        ((CPUAccelerator)Accelerator).Forget(this);
    }

    internal override void Write(AcceleratorStream stream, nint address, ReadOnlySpan<byte> source) =>
        source.CopyTo(new Span<byte>((void*)address, source.Length));

    internal override void Read(AcceleratorStream stream, nint address, Span<byte> target) =>
        new ReadOnlySpan<byte>((void*)address, target.Length).CopyTo(target);

    internal override void Copy(AcceleratorStream stream, nint address, MemoryBuffer target, nint targetAddress, long lengthInBytes) =>
        NativeMemory.Copy((void*)address, (void*)targetAddress, (nuint)lengthInBytes);

    internal override void Clear(AcceleratorStream stream, nint address, long lengthInBytes) =>
        NativeMemory.Clear((void*)address, (nuint)lengthInBytes);

    private void Free()
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
        Uncount();
    }
}
