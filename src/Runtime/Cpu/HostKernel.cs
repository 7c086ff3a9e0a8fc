namespace KernelRD.Runtime;

/// <summary>A kernel as a routine of the host: it runs part of a launch on the thread that calls it. No two of its views may overlap.</summary>
public delegate void HostKernel<TArgs>(in TArgs args, in Tile tile)
    where TArgs : struct;
