namespace KernelRD.Kernels.Linear;

/// <summary>A row of a register tile: one, two or three registers side by side.</summary>
internal unsafe interface IRow<TSelf>
    where TSelf : struct, IRow<TSelf>
{
    /// <summary>The values in a row.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(float* source);

    /// <summary>a b + this, every element rounded once.</summary>
    TSelf Plus(float a, TSelf b);

    /// <summary>Stores this, or adds it to what is there.</summary>
    void Store(float* target, bool add);
}
