namespace KernelRD.Runtime;

/// <summary>A 64-bit position or extent along one axis.</summary>
public readonly record struct LongIndex1D(long X)
{
    public static LongIndex1D Zero => default;

    public static LongIndex1D One => new(1);

    public long Size => X;

    public static LongIndex1D Min(LongIndex1D left, LongIndex1D right) =>
        new(Math.Min(left.X, right.X));

    public static LongIndex1D Max(LongIndex1D left, LongIndex1D right) =>
        new(Math.Max(left.X, right.X));

    public static LongIndex1D Clamp(LongIndex1D value, LongIndex1D min, LongIndex1D max) => Max(min, Min(value, max));

    public bool InBounds(LongIndex1D extent) => (ulong)X < (ulong)extent.X;

    public static LongIndex1D operator +(LongIndex1D left, LongIndex1D right) => new(left.X + right.X);

    public static LongIndex1D operator -(LongIndex1D left, LongIndex1D right) => new(left.X - right.X);

    public static LongIndex1D operator *(LongIndex1D left, LongIndex1D right) => new(left.X * right.X);

    public static LongIndex1D operator /(LongIndex1D left, LongIndex1D right) => new(left.X / right.X);

    public static implicit operator long(LongIndex1D index) => index.X;

    public static implicit operator LongIndex1D(long value) => new(value);

    public Index1D ToIntIndex() => new(checked((int)X));
}
