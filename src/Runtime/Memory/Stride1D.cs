namespace KernelRD.Runtime;

/// <summary>How a one-dimensional view finds its elements.</summary>
public interface IStride1D
{
    /// <summary>The element that an index stands for.</summary>
    long ComputeElementIndex(LongIndex1D index);
}

/// <summary>The strides of one-dimensional views.</summary>
public static class Stride1D
{
    /// <summary>Neighbouring indices are neighbouring elements.</summary>
    public readonly record struct Dense : IStride1D
    {
        public long ComputeElementIndex(LongIndex1D index) => index.X;
    }
}
