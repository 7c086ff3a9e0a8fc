namespace KernelRD.Runtime;

/// <summary>A position or an extent in space.</summary>
public readonly record struct Index3D(int X, int Y, int Z)
{
    public Index3D(int value)
        : this(value, value, value)
    {
    }

    public static Index3D Zero => default;

    public static Index3D One => new(1, 1, 1);

    public int Size => X * Y * Z;

    public static Index3D Min(Index3D left, Index3D right) =>
        new(Math.Min(left.X, right.X), Math.Min(left.Y, right.Y), Math.Min(left.Z, right.Z));

    public static Index3D Max(Index3D left, Index3D right) =>
        new(Math.Max(left.X, right.X), Math.Max(left.Y, right.Y), Math.Max(left.Z, right.Z));

    public static Index3D Clamp(Index3D value, Index3D min, Index3D max) => Max(min, Min(value, max));

    public bool InBounds(Index3D extent) => (uint)X < (uint)extent.X && (uint)Y < (uint)extent.Y && (uint)Z < (uint)extent.Z;

    public static Index3D operator +(Index3D left, Index3D right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    public static Index3D operator -(Index3D left, Index3D right) => new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    public static Index3D operator *(Index3D left, Index3D right) => new(left.X * right.X, left.Y * right.Y, left.Z * right.Z);

    public static Index3D operator /(Index3D left, Index3D right) => new(left.X / right.X, left.Y / right.Y, left.Z / right.Z);

    public static implicit operator Index3D((int X, int Y, int Z) value) => new(value.X, value.Y, value.Z);
}
