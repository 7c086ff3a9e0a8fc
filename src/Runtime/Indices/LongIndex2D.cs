namespace KernelRD.Runtime;

/// <summary>A 64-bit position or extent in a plane.</summary>
public readonly record struct LongIndex2D(long X, long Y)
{
    public LongIndex2D(long value)
        : this(value, value)
    {
    }

    public static LongIndex2D Zero => default;

    public static LongIndex2D One => new(1, 1);

    public long Size => X * Y;

    public static LongIndex2D Min(LongIndex2D left, LongIndex2D right) =>
        new(Math.Min(left.X, right.X), Math.Min(left.Y, right.Y));

    public static LongIndex2D Max(LongIndex2D left, LongIndex2D right) =>
        new(Math.Max(left.X, right.X), Math.Max(left.Y, right.Y));

    public static LongIndex2D Clamp(LongIndex2D value, LongIndex2D min, LongIndex2D max) => Max(min, Min(value, max));

    public bool InBounds(LongIndex2D extent) => (ulong)X < (ulong)extent.X && (ulong)Y < (ulong)extent.Y;

    public static LongIndex2D operator +(LongIndex2D left, LongIndex2D right) => new(left.X + right.X, left.Y + right.Y);

    public static LongIndex2D operator -(LongIndex2D left, LongIndex2D right) => new(left.X - right.X, left.Y - right.Y);

    public static LongIndex2D operator *(LongIndex2D left, LongIndex2D right) => new(left.X * right.X, left.Y * right.Y);

    public static LongIndex2D operator /(LongIndex2D left, LongIndex2D right) => new(left.X / right.X, left.Y / right.Y);

    public static implicit operator LongIndex2D((long X, long Y) value) => new(value.X, value.Y);

    public Index2D ToIntIndex() => new(checked((int)X), checked((int)Y));
}
