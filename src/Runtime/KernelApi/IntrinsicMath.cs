using System.Numerics;

namespace KernelRD.Runtime;

/// <summary>
/// Functions that have the same bits on every device. Max is <c>a > b ? a : b</c> and Min <c>a &lt; b ? a : b</c>, of real numbers too: where
/// one is NaN, or the zeros differ in sign, that is the second. (<see cref="MathF"/>'s let NaN win.)
/// </summary>
public static class IntrinsicMath
{
    /// <summary>The absolute value; the smallest integer stays as it is.</summary>
    public static int Abs(int value) => value < 0 ? unchecked(-value) : value;

    /// <inheritdoc cref="Abs(int)"/>
    public static long Abs(long value) => value < 0 ? unchecked(-value) : value;

    /// <inheritdoc cref="Abs(int)"/>
    public static float Abs(float value) => MathF.Abs(value);

    /// <inheritdoc cref="Abs(int)"/>
    public static double Abs(double value) => Math.Abs(value);

    /// <summary>The smaller value.</summary>
    public static int Min(int first, int second) => first < second ? first : second;

    /// <inheritdoc cref="Min(int, int)"/>
    public static uint Min(uint first, uint second) => first < second ? first : second;

    /// <inheritdoc cref="Min(int, int)"/>
    public static long Min(long first, long second) => first < second ? first : second;

    /// <inheritdoc cref="Min(int, int)"/>
    public static ulong Min(ulong first, ulong second) => first < second ? first : second;

    /// <inheritdoc cref="Min(int, int)"/>
    public static float Min(float first, float second) => first < second ? first : second;

    /// <inheritdoc cref="Min(int, int)"/>
    public static double Min(double first, double second) => first < second ? first : second;

    /// <summary>The larger value.</summary>
    public static int Max(int first, int second) => first > second ? first : second;

    /// <inheritdoc cref="Max(int, int)"/>
    public static uint Max(uint first, uint second) => first > second ? first : second;

    /// <inheritdoc cref="Max(int, int)"/>
    public static long Max(long first, long second) => first > second ? first : second;

    /// <inheritdoc cref="Max(int, int)"/>
    public static ulong Max(ulong first, ulong second) => first > second ? first : second;

    /// <inheritdoc cref="Max(int, int)"/>
    public static float Max(float first, float second) => first > second ? first : second;

    /// <inheritdoc cref="Max(int, int)"/>
    public static double Max(double first, double second) => first > second ? first : second;

    /// <summary>max(min(value, max), min).</summary>
    public static int Clamp(int value, int min, int max) => Max(Min(value, max), min);

    /// <inheritdoc cref="Clamp(int, int, int)"/>
    public static uint Clamp(uint value, uint min, uint max) => Max(Min(value, max), min);

    /// <inheritdoc cref="Clamp(int, int, int)"/>
    public static long Clamp(long value, long min, long max) => Max(Min(value, max), min);

    /// <inheritdoc cref="Clamp(int, int, int)"/>
    public static ulong Clamp(ulong value, ulong min, ulong max) => Max(Min(value, max), min);

    /// <inheritdoc cref="Clamp(int, int, int)"/>
    public static float Clamp(float value, float min, float max) => Max(Min(value, max), min);

    /// <inheritdoc cref="Clamp(int, int, int)"/>
    public static double Clamp(double value, double min, double max) => Max(Min(value, max), min);

    /// <summary>The number of one bits.</summary>
    public static int PopCount(int value) => BitOperations.PopCount((uint)value);

    /// <inheritdoc cref="PopCount(int)"/>
    public static int PopCount(uint value) => BitOperations.PopCount(value);

    /// <inheritdoc cref="PopCount(int)"/>
    public static int PopCount(long value) => BitOperations.PopCount((ulong)value);

    /// <inheritdoc cref="PopCount(int)"/>
    public static int PopCount(ulong value) => BitOperations.PopCount(value);

    /// <summary>The number of zero bits above the highest one bit; all bits for zero.</summary>
    public static int LeadingZeroCount(int value) => BitOperations.LeadingZeroCount((uint)value);

    /// <inheritdoc cref="LeadingZeroCount(int)"/>
    public static int LeadingZeroCount(uint value) => BitOperations.LeadingZeroCount(value);

    /// <inheritdoc cref="LeadingZeroCount(int)"/>
    public static int LeadingZeroCount(long value) => BitOperations.LeadingZeroCount((ulong)value);

    /// <inheritdoc cref="LeadingZeroCount(int)"/>
    public static int LeadingZeroCount(ulong value) => BitOperations.LeadingZeroCount(value);

    /// <summary>The number of zero bits below the lowest one bit; all bits for zero.</summary>
    public static int TrailingZeroCount(int value) => BitOperations.TrailingZeroCount((uint)value);

    /// <inheritdoc cref="TrailingZeroCount(int)"/>
    public static int TrailingZeroCount(uint value) => BitOperations.TrailingZeroCount(value);

    /// <inheritdoc cref="TrailingZeroCount(int)"/>
    public static int TrailingZeroCount(long value) => BitOperations.TrailingZeroCount((ulong)value);

    /// <inheritdoc cref="TrailingZeroCount(int)"/>
    public static int TrailingZeroCount(ulong value) => BitOperations.TrailingZeroCount(value);

    /// <summary>The quotient, rounded towards zero.</summary>
    public static int DivRoundDown(int numerator, int denominator) => numerator / denominator;

    /// <inheritdoc cref="DivRoundDown(int, int)"/>
    public static long DivRoundDown(long numerator, long denominator) => numerator / denominator;

    /// <summary>The quotient of two numbers that are not negative, rounded up.</summary>
    public static int DivRoundUp(int numerator, int denominator) => (numerator + denominator - 1) / denominator;

    /// <inheritdoc cref="DivRoundUp(int, int)"/>
    public static long DivRoundUp(long numerator, long denominator) => (numerator + denominator - 1) / denominator;

    /// <summary>The magnitude of the first with the sign of the second.</summary>
    public static float CopySign(float x, float y) => MathF.CopySign(x, y);

    /// <inheritdoc cref="CopySign(float, float)"/>
    public static double CopySign(double x, double y) => Math.CopySign(x, y);
}
