namespace KernelRD.Tests;

/// <summary>A kernel whose OpenCL C or CUDA C a test wrote itself, in the form that the translator gives it.</summary>
internal sealed class HandWrittenKernel<TArgs>(string entryPoint, string openCl, HandWrittenKernel<TArgs>.Binder bind) : KernelSource<TArgs>
    where TArgs : struct
{
    public delegate void Binder(ref ArgumentWriter writer, in TArgs args);

    public override string Name => $"Tests.{EntryPoint}";

    public override string EntryPoint => entryPoint;

    public override string OpenCl => openCl;

    public override string Cuda => CudaText;

    public override string Cpu => "";

    public override bool IsGrouped => Grouped;

    public override bool UsesDouble => Double;

    public override bool UsesInt64Atomics => Int64Atomics;

    public override bool UsesDynamicShared => DynamicShared;

    public override IReadOnlyList<string> SpecializedNames => Specialized;

    public string CudaText { get; init; } = "";

    public bool Grouped { get; init; }

    public bool Double { get; init; }

    public bool Int64Atomics { get; init; }

    public bool DynamicShared { get; init; }

    public IReadOnlyList<string> Specialized { get; init; } = [];

    public override void Bind(ref ArgumentWriter writer, in TArgs args) => bind(ref writer, args);

    public override void Run(in TArgs args, in LaunchShape shape, in Tile tile) => throw new NotSupportedException();
}
