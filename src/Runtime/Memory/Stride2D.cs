namespace KernelRD.Runtime;

/// <summary>How a two-dimensional view finds its elements.</summary>
public interface IStride2D
{
    /// <summary>The element that an index stands for.</summary>
    int ComputeElementIndex(Index2D index);
}

/// <summary>The strides of two-dimensional views.</summary>
public static class Stride2D
{
    /// <summary>X is contiguous: element x + y · YStride.</summary>
    public readonly record struct DenseX(int YStride) : IStride2D
    {
        public int XStride => 1;

        public int ComputeElementIndex(Index2D index) => index.X + index.Y * YStride;
    }

    /// <summary>Y is contiguous, as in C#'s T[x, y]: element x · XStride + y.</summary>
    public readonly record struct DenseY(int XStride) : IStride2D
    {
        public int YStride => 1;

        public int ComputeElementIndex(Index2D index) => index.X * XStride + index.Y;
    }
}
