using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelRD.Runtime;

/// <summary>
/// Reads and writes that no other work-item comes between. Each returns the value from before. Integers wrap. Float sums depend on the
/// order in which work-items come, so a result that must have the same bits everywhere is not summed this way.
/// </summary>
public static unsafe class Atomic
{
    private interface IOperation
    {
        static abstract T Apply<T>(T left, T right)
            where T : unmanaged, INumber<T>;
    }

    /// <summary>Adds; a float sum is rounded.</summary>
    public static int Add(ref int target, int value) => Interlocked.Add(ref target, value) - value;

    /// <inheritdoc cref="Add(ref int, int)"/>
    public static uint Add(ref uint target, uint value) => Interlocked.Add(ref target, value) - value;

    /// <inheritdoc cref="Add(ref int, int)"/>
    public static long Add(ref long target, long value) => Interlocked.Add(ref target, value) - value;

    /// <inheritdoc cref="Add(ref int, int)"/>
    public static ulong Add(ref ulong target, ulong value) => Interlocked.Add(ref target, value) - value;

    /// <inheritdoc cref="Add(ref int, int)"/>
    public static float Add(ref float target, float value) => Update<float, Sum>(ref target, value);

    /// <inheritdoc cref="Add(ref int, int)"/>
    public static double Add(ref double target, double value) => Update<double, Sum>(ref target, value);

    /// <summary>Keeps the larger, as <see cref="IntrinsicMath.Max(float, float)"/> has it.</summary>
    public static int Max(ref int target, int value) => Update<int, Largest>(ref target, value);

    /// <inheritdoc cref="Max(ref int, int)"/>
    public static uint Max(ref uint target, uint value) => Update<uint, Largest>(ref target, value);

    /// <inheritdoc cref="Max(ref int, int)"/>
    public static long Max(ref long target, long value) => Update<long, Largest>(ref target, value);

    /// <inheritdoc cref="Max(ref int, int)"/>
    public static ulong Max(ref ulong target, ulong value) => Update<ulong, Largest>(ref target, value);

    /// <inheritdoc cref="Max(ref int, int)"/>
    public static float Max(ref float target, float value) => Update<float, Largest>(ref target, value);

    /// <inheritdoc cref="Max(ref int, int)"/>
    public static double Max(ref double target, double value) => Update<double, Largest>(ref target, value);

    /// <summary>Keeps the smaller, as <see cref="IntrinsicMath.Min(float, float)"/> has it.</summary>
    public static int Min(ref int target, int value) => Update<int, Smallest>(ref target, value);

    /// <inheritdoc cref="Min(ref int, int)"/>
    public static uint Min(ref uint target, uint value) => Update<uint, Smallest>(ref target, value);

    /// <inheritdoc cref="Min(ref int, int)"/>
    public static long Min(ref long target, long value) => Update<long, Smallest>(ref target, value);

    /// <inheritdoc cref="Min(ref int, int)"/>
    public static ulong Min(ref ulong target, ulong value) => Update<ulong, Smallest>(ref target, value);

    /// <inheritdoc cref="Min(ref int, int)"/>
    public static float Min(ref float target, float value) => Update<float, Smallest>(ref target, value);

    /// <inheritdoc cref="Min(ref int, int)"/>
    public static double Min(ref double target, double value) => Update<double, Smallest>(ref target, value);

    /// <summary>Clears the bits that the value lacks.</summary>
    public static int And(ref int target, int value) => Interlocked.And(ref target, value);

    /// <inheritdoc cref="And(ref int, int)"/>
    public static uint And(ref uint target, uint value) => Interlocked.And(ref target, value);

    /// <inheritdoc cref="And(ref int, int)"/>
    public static long And(ref long target, long value) => Interlocked.And(ref target, value);

    /// <inheritdoc cref="And(ref int, int)"/>
    public static ulong And(ref ulong target, ulong value) => Interlocked.And(ref target, value);

    /// <summary>Sets the bits of the value.</summary>
    public static int Or(ref int target, int value) => Interlocked.Or(ref target, value);

    /// <inheritdoc cref="Or(ref int, int)"/>
    public static uint Or(ref uint target, uint value) => Interlocked.Or(ref target, value);

    /// <inheritdoc cref="Or(ref int, int)"/>
    public static long Or(ref long target, long value) => Interlocked.Or(ref target, value);

    /// <inheritdoc cref="Or(ref int, int)"/>
    public static ulong Or(ref ulong target, ulong value) => Interlocked.Or(ref target, value);

    /// <summary>Flips the bits of the value.</summary>
    public static int Xor(ref int target, int value) => Flip(ref target, value);

    /// <inheritdoc cref="Xor(ref int, int)"/>
    public static uint Xor(ref uint target, uint value) => Flip(ref target, value);

    /// <inheritdoc cref="Xor(ref int, int)"/>
    public static long Xor(ref long target, long value) => Flip(ref target, value);

    /// <inheritdoc cref="Xor(ref int, int)"/>
    public static ulong Xor(ref ulong target, ulong value) => Flip(ref target, value);

    /// <summary>Replaces the value.</summary>
    public static int Exchange(ref int target, int value) => Interlocked.Exchange(ref target, value);

    /// <inheritdoc cref="Exchange(ref int, int)"/>
    public static uint Exchange(ref uint target, uint value) => Interlocked.Exchange(ref target, value);

    /// <inheritdoc cref="Exchange(ref int, int)"/>
    public static long Exchange(ref long target, long value) => Interlocked.Exchange(ref target, value);

    /// <inheritdoc cref="Exchange(ref int, int)"/>
    public static ulong Exchange(ref ulong target, ulong value) => Interlocked.Exchange(ref target, value);

    /// <inheritdoc cref="Exchange(ref int, int)"/>
    public static float Exchange(ref float target, float value) => Interlocked.Exchange(ref target, value);

    /// <inheritdoc cref="Exchange(ref int, int)"/>
    public static double Exchange(ref double target, double value) => Interlocked.Exchange(ref target, value);

    /// <summary>Replaces the value where it has the same bits as <paramref name="compare"/>.</summary>
    public static int CompareExchange(ref int target, int compare, int value) =>
        Interlocked.CompareExchange(ref target, value, compare);

    /// <inheritdoc cref="CompareExchange(ref int, int, int)"/>
    public static uint CompareExchange(ref uint target, uint compare, uint value) =>
        Interlocked.CompareExchange(ref target, value, compare);

    /// <inheritdoc cref="CompareExchange(ref int, int, int)"/>
    public static long CompareExchange(ref long target, long compare, long value) =>
        Interlocked.CompareExchange(ref target, value, compare);

    /// <inheritdoc cref="CompareExchange(ref int, int, int)"/>
    public static ulong CompareExchange(ref ulong target, ulong compare, ulong value) =>
        Interlocked.CompareExchange(ref target, value, compare);

    /// <inheritdoc cref="CompareExchange(ref int, int, int)"/>
    public static float CompareExchange(ref float target, float compare, float value) =>
        Interlocked.CompareExchange(ref target, value, compare);

    /// <inheritdoc cref="CompareExchange(ref int, int, int)"/>
    public static double CompareExchange(ref double target, double compare, double value) =>
        Interlocked.CompareExchange(ref target, value, compare);

    private static T Update<T, TOperation>(ref T target, T value)
        where T : unmanaged, INumber<T>
        where TOperation : IOperation
    {
        var seen = target;
        while (true)
        {
            var found = Interlocked.CompareExchange(ref target, TOperation.Apply(seen, value), seen);
            if (HasSameBits(found, seen))
                return seen;
            seen = found;
        }
    }

    private static T Flip<T>(ref T target, T value)
        where T : unmanaged, IBinaryInteger<T>
    {
        var seen = target;
        while (true)
        {
            var found = Interlocked.CompareExchange(ref target, seen ^ value, seen);
            if (found == seen)
                return seen;
            seen = found;
        }
    }

    // Not ==, which finds no NaN equal to itself, and a negative zero equal to zero.
    private static bool HasSameBits<T>(T left, T right)
        where T : unmanaged => sizeof(T) == sizeof(int)
            ? Unsafe.BitCast<T, int>(left) == Unsafe.BitCast<T, int>(right)
            : Unsafe.BitCast<T, long>(left) == Unsafe.BitCast<T, long>(right);

    private readonly struct Sum : IOperation
    {
        public static T Apply<T>(T left, T right)
            where T : unmanaged, INumber<T> => left + right;
    }

    private readonly struct Largest : IOperation
    {
        public static T Apply<T>(T left, T right)
            where T : unmanaged, INumber<T> => left > right ? left : right;
    }

    private readonly struct Smallest : IOperation
    {
        public static T Apply<T>(T left, T right)
            where T : unmanaged, INumber<T> => left < right ? left : right;
    }
}
