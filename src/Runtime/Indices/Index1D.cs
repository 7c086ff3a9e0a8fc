namespace KernelRD.Runtime;

/// <summary>A position or an extent along one axis.</summary>
public readonly record struct Index1D(int X)
{
    public static Index1D Zero => default;

    public static Index1D One => new(1);

    public int Size => X;

    public static Index1D Min(Index1D left, Index1D right) =>
        new(Math.Min(left.X, right.X));

    public static Index1D Max(Index1D left, Index1D right) =>
        new(Math.Max(left.X, right.X));

    public static Index1D Clamp(Index1D value, Index1D min, Index1D max) => Max(min, Min(value, max));

    public bool InBounds(Index1D extent) => (uint)X < (uint)extent.X;

    public static Index1D operator +(Index1D left, Index1D right) => new(left.X + right.X);

    public static Index1D operator -(Index1D left, Index1D right) => new(left.X - right.X);

    public static Index1D operator *(Index1D left, Index1D right) => new(left.X * right.X);

    public static Index1D operator /(Index1D left, Index1D right) => new(left.X / right.X);

    public static implicit operator int(Index1D index) => index.X;

    public static implicit operator Index1D(int value) => new(value);

    public static implicit operator LongIndex1D(Index1D index) => new(index.X);
}
