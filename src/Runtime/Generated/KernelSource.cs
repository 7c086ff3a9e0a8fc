namespace KernelRD.Runtime;

/// <summary>What the translator made of one kernel. Only generated code derives from it.</summary>
public abstract class KernelSource
{
    /// <summary>The kernel's class and method, as in <c>GrayScott.Step</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The kernel's name inside the OpenCL and CUDA programs.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>A whole OpenCL C program.</summary>
    public abstract string OpenCl { get; }

    /// <summary>A whole CUDA C program.</summary>
    public abstract string Cuda { get; }

    /// <summary>The C# loop that the CPU engine runs.</summary>
    public abstract string Cpu { get; }

    /// <summary>Whether the kernel reads Group and Grid itself and is launched with a <see cref="KernelConfig"/>.</summary>
    public abstract bool IsGrouped { get; }

    /// <summary>Whether work-items wait for each other, which the CPU engine cannot do.</summary>
    public virtual bool UsesBarrier => false;

    /// <summary>Whether the device must support double.</summary>
    public virtual bool UsesDouble => false;

    /// <summary>Whether the device must support 64-bit atomics.</summary>
    public virtual bool UsesInt64Atomics => false;

    /// <summary>
    /// Whether the kernel takes dynamic shared memory. Its last C parameter is then <c>int dynamic_shared_bytes</c>, and in OpenCL C
    /// <c>__local uchar* dynamic_shared</c> before that; <c>Bind</c> writes neither.
    /// </summary>
    public virtual bool UsesDynamicShared => false;

    /// <summary>Whether <see cref="KernelSource{TArgs}.RunVector"/> exists.</summary>
    public virtual bool HasVectorLoop => false;

    /// <summary>The preprocessor names of the parameters that are <see cref="SpecializedValue{T}"/>, in order.</summary>
    public virtual IReadOnlyList<string> SpecializedNames => [];
}

/// <summary>The typed half of a <see cref="KernelSource"/>: how arguments travel and how the CPU engine runs it.</summary>
/// <typeparam name="TArgs">The kernel's parameters as a tuple, without the leading index of an implicitly grouped kernel.</typeparam>
public abstract class KernelSource<TArgs> : KernelSource
    where TArgs : struct
{
    /// <summary>
    /// Writes the arguments in the order of the C kernel's parameters. An implicitly grouped kernel's own first parameters,
    /// <c>int extent_x[, int extent_y[, int extent_z]]</c>, are not written here: the device does it.
    /// </summary>
    public abstract void Bind(ref ArgumentWriter writer, in TArgs args);

    /// <summary>Runs one tile, work-item after work-item.</summary>
    public abstract void Run(in TArgs args, in LaunchShape shape, in Tile tile);

    /// <summary>Runs one tile with several work-items in a SIMD register, to the same bits. The views must not overlap.</summary>
    public virtual void RunVector(in TArgs args, in LaunchShape shape, in Tile tile) => Run(args, shape, tile);
}
