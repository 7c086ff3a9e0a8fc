namespace KernelRD.Runtime;

/// <summary>A position or an extent in a plane; X is the axis that neighbouring work-items differ in.</summary>
public readonly record struct Index2D(int X, int Y)
{
    public Index2D(int value)
        : this(value, value)
    {
    }

    public static Index2D Zero => default;

    public static Index2D One => new(1, 1);

    public int Size => X * Y;

    public static Index2D Min(Index2D left, Index2D right) =>
        new(Math.Min(left.X, right.X), Math.Min(left.Y, right.Y));

    public static Index2D Max(Index2D left, Index2D right) =>
        new(Math.Max(left.X, right.X), Math.Max(left.Y, right.Y));

    public static Index2D Clamp(Index2D value, Index2D min, Index2D max) => Max(min, Min(value, max));

    public bool InBounds(Index2D extent) => (uint)X < (uint)extent.X && (uint)Y < (uint)extent.Y;

    public override string ToString() => $"({X}, {Y})";

    public static Index2D operator +(Index2D left, Index2D right) => new(left.X + right.X, left.Y + right.Y);

    public static Index2D operator -(Index2D left, Index2D right) => new(left.X - right.X, left.Y - right.Y);

    public static Index2D operator *(Index2D left, Index2D right) => new(left.X * right.X, left.Y * right.Y);

    public static Index2D operator /(Index2D left, Index2D right) => new(left.X / right.X, left.Y / right.Y);

    public static implicit operator Index2D((int X, int Y) value) => new(value.X, value.Y);

    public static implicit operator LongIndex2D(Index2D index) => new(index.X, index.Y);
}
