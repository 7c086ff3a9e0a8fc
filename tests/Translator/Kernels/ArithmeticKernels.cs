using System.Numerics;
using KernelRD.Kernels;

namespace KernelRD.Tests;

/// <summary>Numbers: operators, conversions and functions.</summary>
public static class ArithmeticKernels
{
    /// <summary>A constant that is computed, and one that is not const.</summary>
    private const int Prime = (1 << 16) + 1;

    private static readonly float s_third = 0.33333334f;

    [Kernel]
    public static void Integers(Index1D i, ArrayView<int> a, ArrayView<int> b, ArrayView<int> result)
    {
        int x = a[i], y = b[i];
        int small = (x % 1000) * (y % 1000);
        int sum = small + (x & 0xFFFF) - (y | 0x0F0F) % 77 + (x ^ y) / 3;
        sum += ~x & 0xFF;
        sum -= x >> 3;
        sum ^= (x & 0xFFFF) << (y & 7);
        sum |= y >>> 28;
        int top = x;
        top >>>= 5;
        top >>= 1;
        int masked = (x >> y) ^ (x >>> y) ^ ((x & 1) << (y + 35 & 15));
        result[i] = sum ^ top ^ masked ^ -(x / (y | 1) % Prime) ^ (x == y || x < y && !(x > 3) ? 1 : 2);
    }

    [Kernel]
    public static void Unsigned(Index1D i, ArrayView<uint> a, ArrayView<uint> b, ArrayView<ulong> result)
    {
        uint x = a[i], y = b[i];
        uint hash = 2166136261u;
        hash = (hash ^ x) * 16777619u;
        hash = (hash ^ (y >> 7)) * 16777619u;
        hash += hash << 3;
        hash ^= hash >> (int)y;
        ulong wide = (ulong)hash * x + y;
        wide = (wide << 37) | (wide >> 27);
        long mixed = x - (long)y;
        result[i] = wide ^ (ulong)mixed ^ (ulong)(mixed >> 3) ^ (ulong)(mixed >>> 60) ^ (uint)~y;
    }

    [Kernel]
    public static void SmallIntegers(Index1D i, ArrayView<byte> bytes, ArrayView<short> shorts, ArrayView<int> result)
    {
        byte b = bytes[i];
        short s = shorts[i];
        b += 200;
        s -= 30000;
        b++;
        sbyte signed = (sbyte)b;
        ushort u = (ushort)(s * 3);
        int promoted = b + s + signed + u;
        bytes[i] = (byte)(b ^ promoted);
        shorts[i]--;
        result[i] = promoted - (byte)(promoted >> 2) + (b << 4) + (s >>> 1);
    }

    [Kernel]
    public static void Floats(Index1D i, ArrayView<float> a, ArrayView<float> b, ArrayView<float> result)
    {
        float x = a[i], y = b[i];
        float value = x - (y - 1.5f) - 2f * x / (y * y + 1e-3f) + s_third;
        value = value * -x - -y + x % 1.75f;
        value %= 12.5f;
        value += MathF.FusedMultiplyAdd(x, y, value) + MathF.Sqrt(MathF.Abs(x)) - MathF.PI;
        value += MathF.Floor(x) + MathF.Ceiling(y) - MathF.Truncate(x * 3f) + MathF.Round(y * 2f) + MathF.CopySign(x, y);
        value = value > 1e30f ? 1e30f : value < -1e30f ? -1e30f : value;
        result[i] = value + XMath.Rsqrt(x * x + 1f) + XMath.Rcp(y + 100f) + XMath.Clamp(x, -1f, 1f);
    }

    [Kernel]
    public static void Doubles(Index1D i, ArrayView<double> a, ArrayView<double> result)
    {
        double x = a[i];
        double value = x / 3 + Math.Sqrt(Math.Abs(x)) * 1e-3 - Math.FusedMultiplyAdd(x, x, -0.1);
        result[i] = value + (float)x + Math.Max(x, 1.0) + Math.Floor(x) % 7.0;
    }

    /// <summary>Both kinds of extremes, over NaN, infinities and zeros of both signs.</summary>
    [Kernel]
    public static void Extremes(Index1D i, ArrayView<float> a, ArrayView<float> b, ArrayView<float> result)
    {
        float x = a[i], y = b[i];
        int at = i * 6;
        result[at] = MathF.Max(x, y);
        result[at + 1] = MathF.Min(x, y);
        result[at + 2] = XMath.Max(x, y);
        result[at + 3] = IntrinsicMath.Min(x, y);
        result[at + 4] = float.IsNaN(x) || float.IsInfinity(y) ? float.PositiveInfinity : x > 0f ? x : 0f;
        result[at + 5] = float.IsFinite(x) ? float.Epsilon : float.MinValue;
    }

    /// <summary>Towards zero, the ends of the range beyond it, 0 for NaN.</summary>
    [Kernel]
    public static void Conversions(Index1D i, ArrayView<float> a, ArrayView<long> result)
    {
        float x = a[i];
        double d = x;
        int at = i * 10;
        result[at] = (int)x;
        result[at + 1] = (uint)x;
        result[at + 2] = (long)x;
        result[at + 3] = (long)(ulong)x;
        result[at + 4] = (int)d;
        result[at + 5] = (long)d;
        result[at + 6] = (uint)d;
        result[at + 7] = BitConverter.SingleToInt32Bits((float)(int)x);
        result[at + 8] = BitConverter.SingleToInt32Bits((float)(ulong)d);
        result[at + 9] = (short)(int)x;
    }

    [Kernel]
    public static void Bits(Index1D i, ArrayView<uint> a, ArrayView<int> result)
    {
        uint x = a[i];
        ulong wide = ((ulong)x << 32) | (x * 2654435761u);
        int at = i * 6;
        result[at] = BitOperations.PopCount(x) + BitOperations.PopCount(wide) * 100;
        result[at + 1] = BitOperations.LeadingZeroCount(x) + BitOperations.LeadingZeroCount(wide) * 100;
        result[at + 2] = BitOperations.TrailingZeroCount(x) + BitOperations.TrailingZeroCount(wide) * 100;
        result[at + 3] = (int)(BitOperations.RotateLeft(x, (int)(x & 63)) ^ BitOperations.RotateRight(x, 7));
        result[at + 4] = IntrinsicMath.PopCount((int)x) + (IntrinsicMath.Max((int)x, 5) >> 1) + XMath.Min(x, 9u) is > 12 ? 1 : 0;
        result[at + 5] = IntrinsicMath.Abs((int)x) ^ IntrinsicMath.DivRoundUp((int)(x & 0xFFFF), 7) ^ IntrinsicMath.Clamp((int)x, -5, 5);
    }
}
