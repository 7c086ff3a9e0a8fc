namespace KernelRD.Runtime;

/// <summary>
/// Functions for kernels. Up to Rcp, and from Floor on, they have the same bits on every device; the others are as exact as the device's
/// mathematics library.
/// </summary>
public static class XMath
{
    public const float E = MathF.E;

    public const double ED = Math.E;

    public const float PI = MathF.PI;

    public const double PID = Math.PI;

    /// <inheritdoc cref="IntrinsicMath.Abs(int)"/>
    public static int Abs(int value) => IntrinsicMath.Abs(value);

    /// <inheritdoc cref="IntrinsicMath.Abs(long)"/>
    public static long Abs(long value) => IntrinsicMath.Abs(value);

    /// <inheritdoc cref="IntrinsicMath.Abs(float)"/>
    public static float Abs(float value) => IntrinsicMath.Abs(value);

    /// <inheritdoc cref="IntrinsicMath.Abs(double)"/>
    public static double Abs(double value) => IntrinsicMath.Abs(value);

    /// <inheritdoc cref="IntrinsicMath.Min(int, int)"/>
    public static int Min(int first, int second) => IntrinsicMath.Min(first, second);

    /// <inheritdoc cref="IntrinsicMath.Min(uint, uint)"/>
    public static uint Min(uint first, uint second) => IntrinsicMath.Min(first, second);

    /// <inheritdoc cref="IntrinsicMath.Min(long, long)"/>
    public static long Min(long first, long second) => IntrinsicMath.Min(first, second);

    /// <inheritdoc cref="IntrinsicMath.Min(ulong, ulong)"/>
    public static ulong Min(ulong first, ulong second) => IntrinsicMath.Min(first, second);

    /// <inheritdoc cref="IntrinsicMath.Min(float, float)"/>
    public static float Min(float first, float second) => IntrinsicMath.Min(first, second);

    /// <inheritdoc cref="IntrinsicMath.Min(double, double)"/>
    public static double Min(double first, double second) => IntrinsicMath.Min(first, second);

    /// <inheritdoc cref="IntrinsicMath.Max(int, int)"/>
    public static int Max(int first, int second) => IntrinsicMath.Max(first, second);

    /// <inheritdoc cref="IntrinsicMath.Max(uint, uint)"/>
    public static uint Max(uint first, uint second) => IntrinsicMath.Max(first, second);

    /// <inheritdoc cref="IntrinsicMath.Max(long, long)"/>
    public static long Max(long first, long second) => IntrinsicMath.Max(first, second);

    /// <inheritdoc cref="IntrinsicMath.Max(ulong, ulong)"/>
    public static ulong Max(ulong first, ulong second) => IntrinsicMath.Max(first, second);

    /// <inheritdoc cref="IntrinsicMath.Max(float, float)"/>
    public static float Max(float first, float second) => IntrinsicMath.Max(first, second);

    /// <inheritdoc cref="IntrinsicMath.Max(double, double)"/>
    public static double Max(double first, double second) => IntrinsicMath.Max(first, second);

    /// <inheritdoc cref="IntrinsicMath.Clamp(int, int, int)"/>
    public static int Clamp(int value, int min, int max) => IntrinsicMath.Clamp(value, min, max);

    /// <inheritdoc cref="IntrinsicMath.Clamp(uint, uint, uint)"/>
    public static uint Clamp(uint value, uint min, uint max) => IntrinsicMath.Clamp(value, min, max);

    /// <inheritdoc cref="IntrinsicMath.Clamp(long, long, long)"/>
    public static long Clamp(long value, long min, long max) => IntrinsicMath.Clamp(value, min, max);

    /// <inheritdoc cref="IntrinsicMath.Clamp(ulong, ulong, ulong)"/>
    public static ulong Clamp(ulong value, ulong min, ulong max) => IntrinsicMath.Clamp(value, min, max);

    /// <inheritdoc cref="IntrinsicMath.Clamp(float, float, float)"/>
    public static float Clamp(float value, float min, float max) => IntrinsicMath.Clamp(value, min, max);

    /// <inheritdoc cref="IntrinsicMath.Clamp(double, double, double)"/>
    public static double Clamp(double value, double min, double max) => IntrinsicMath.Clamp(value, min, max);

    /// <inheritdoc cref="IntrinsicMath.PopCount(int)"/>
    public static int PopCount(int value) => IntrinsicMath.PopCount(value);

    /// <inheritdoc cref="IntrinsicMath.PopCount(uint)"/>
    public static int PopCount(uint value) => IntrinsicMath.PopCount(value);

    /// <inheritdoc cref="IntrinsicMath.PopCount(long)"/>
    public static int PopCount(long value) => IntrinsicMath.PopCount(value);

    /// <inheritdoc cref="IntrinsicMath.PopCount(ulong)"/>
    public static int PopCount(ulong value) => IntrinsicMath.PopCount(value);

    /// <inheritdoc cref="IntrinsicMath.LeadingZeroCount(int)"/>
    public static int LeadingZeroCount(int value) => IntrinsicMath.LeadingZeroCount(value);

    /// <inheritdoc cref="IntrinsicMath.LeadingZeroCount(uint)"/>
    public static int LeadingZeroCount(uint value) => IntrinsicMath.LeadingZeroCount(value);

    /// <inheritdoc cref="IntrinsicMath.LeadingZeroCount(long)"/>
    public static int LeadingZeroCount(long value) => IntrinsicMath.LeadingZeroCount(value);

    /// <inheritdoc cref="IntrinsicMath.LeadingZeroCount(ulong)"/>
    public static int LeadingZeroCount(ulong value) => IntrinsicMath.LeadingZeroCount(value);

    /// <inheritdoc cref="IntrinsicMath.TrailingZeroCount(int)"/>
    public static int TrailingZeroCount(int value) => IntrinsicMath.TrailingZeroCount(value);

    /// <inheritdoc cref="IntrinsicMath.TrailingZeroCount(uint)"/>
    public static int TrailingZeroCount(uint value) => IntrinsicMath.TrailingZeroCount(value);

    /// <inheritdoc cref="IntrinsicMath.TrailingZeroCount(long)"/>
    public static int TrailingZeroCount(long value) => IntrinsicMath.TrailingZeroCount(value);

    /// <inheritdoc cref="IntrinsicMath.TrailingZeroCount(ulong)"/>
    public static int TrailingZeroCount(ulong value) => IntrinsicMath.TrailingZeroCount(value);

    /// <inheritdoc cref="IntrinsicMath.DivRoundDown(int, int)"/>
    public static int DivRoundDown(int numerator, int denominator) => IntrinsicMath.DivRoundDown(numerator, denominator);

    /// <inheritdoc cref="IntrinsicMath.DivRoundDown(long, long)"/>
    public static long DivRoundDown(long numerator, long denominator) => IntrinsicMath.DivRoundDown(numerator, denominator);

    /// <inheritdoc cref="IntrinsicMath.DivRoundUp(int, int)"/>
    public static int DivRoundUp(int numerator, int denominator) => IntrinsicMath.DivRoundUp(numerator, denominator);

    /// <inheritdoc cref="IntrinsicMath.DivRoundUp(long, long)"/>
    public static long DivRoundUp(long numerator, long denominator) => IntrinsicMath.DivRoundUp(numerator, denominator);

    /// <summary>The square root, correctly rounded.</summary>
    public static float Sqrt(float value) => MathF.Sqrt(value);

    /// <inheritdoc cref="Sqrt(float)"/>
    public static double Sqrt(double value) => Math.Sqrt(value);

    /// <summary>1 / √value, each of the two operations correctly rounded.</summary>
    public static float Rsqrt(float value) => 1f / MathF.Sqrt(value);

    /// <inheritdoc cref="Rsqrt(float)"/>
    public static double Rsqrt(double value) => 1.0 / Math.Sqrt(value);

    /// <summary>1 / value, correctly rounded.</summary>
    public static float Rcp(float value) => 1f / value;

    /// <inheritdoc cref="Rcp(float)"/>
    public static double Rcp(double value) => 1.0 / value;

    public static float Exp(float value) => MathF.Exp(value);

    public static double Exp(double value) => Math.Exp(value);

    public static float Exp2(float value) => float.Exp2(value);

    public static double Exp2(double value) => double.Exp2(value);

    public static float Log(float value) => MathF.Log(value);

    public static double Log(double value) => Math.Log(value);

    public static float Log2(float value) => MathF.Log2(value);

    public static double Log2(double value) => Math.Log2(value);

    public static float Log10(float value) => MathF.Log10(value);

    public static double Log10(double value) => Math.Log10(value);

    public static float Pow(float @base, float exp) => MathF.Pow(@base, exp);

    public static double Pow(double @base, double exp) => Math.Pow(@base, exp);

    public static float Sin(float value) => MathF.Sin(value);

    public static double Sin(double value) => Math.Sin(value);

    public static float Cos(float value) => MathF.Cos(value);

    public static double Cos(double value) => Math.Cos(value);

    public static float Tan(float value) => MathF.Tan(value);

    public static double Tan(double value) => Math.Tan(value);

    public static float Asin(float value) => MathF.Asin(value);

    public static double Asin(double value) => Math.Asin(value);

    public static float Acos(float value) => MathF.Acos(value);

    public static double Acos(double value) => Math.Acos(value);

    public static float Atan(float value) => MathF.Atan(value);

    public static double Atan(double value) => Math.Atan(value);

    public static float Atan2(float y, float x) => MathF.Atan2(y, x);

    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    public static float Sinh(float value) => MathF.Sinh(value);

    public static double Sinh(double value) => Math.Sinh(value);

    public static float Cosh(float value) => MathF.Cosh(value);

    public static double Cosh(double value) => Math.Cosh(value);

    public static float Tanh(float value) => MathF.Tanh(value);

    public static double Tanh(double value) => Math.Tanh(value);

    public static float Floor(float value) => MathF.Floor(value);

    public static double Floor(double value) => Math.Floor(value);

    public static float Ceiling(float value) => MathF.Ceiling(value);

    public static double Ceiling(double value) => Math.Ceiling(value);

    public static float Truncate(float value) => MathF.Truncate(value);

    public static double Truncate(double value) => Math.Truncate(value);

    public static bool IsNaN(float value) => float.IsNaN(value);

    public static bool IsNaN(double value) => double.IsNaN(value);

    public static bool IsInfinity(float value) => float.IsInfinity(value);

    public static bool IsInfinity(double value) => double.IsInfinity(value);

    public static bool IsFinite(float value) => float.IsFinite(value);

    public static bool IsFinite(double value) => double.IsFinite(value);
}
