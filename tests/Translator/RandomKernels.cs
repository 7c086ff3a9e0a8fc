namespace KernelRD.Tests;

/// <summary>
/// Writes kernels of random expressions, in C#. Nothing in them is undefined in C: signed integers are only combined bit by bit, divisors
/// are odd, and NaN, whose bits no one promises, is made one number before its bits are looked at.
/// </summary>
internal sealed class RandomKernels(int seed)
{
    private static readonly string[] s_integers = ["int", "uint", "long", "ulong", "byte", "sbyte", "short", "ushort"];

    private static readonly string[] s_types = [.. s_integers, "float", "double", "bool"];

    private readonly Random _random = new(seed);

    /// <summary>
    /// The constants that kernels use, in a class around them. Fields, as C# refuses some conversions of what is constant for it, and
    /// leaves what others do open.
    /// </summary>
    public const string Constants = """
            private static readonly float f0 = 0.1f, f1 = -3.5f, f2 = 1e10f, f3 = float.PositiveInfinity, f4 = float.MaxValue;
            private static readonly double d0 = 0.3, d1 = -1e-300, d2 = 2.0, d3 = double.NaN;
            private static readonly int i0 = -7, i1 = int.MaxValue, i2 = int.MinValue;
            private static readonly uint u0 = 3u, u1 = uint.MaxValue;
            private static readonly long l0 = -5L, l1 = long.MinValue;
            private static readonly ulong w0 = 9ul, w1 = ulong.MaxValue;

        """;

    /// <summary>A kernel that computes that many numbers for each work-item.</summary>
    public string Kernel(string name, int results)
    {
        var lines = Enumerable.Range(0, results).Select(n =>
        {
            string type = Pick(s_types);
            string value = $"v{n}";
            string bits = type switch
            {
                "float" => $"float.IsNaN({value}) ? 1u : BitConverter.SingleToUInt32Bits({value})",
                "double" => $"double.IsNaN({value}) ? 1ul : BitConverter.DoubleToUInt64Bits({value})",
                "bool" => $"{value} ? 1ul : 0ul",
                _ => $"(ulong){value}",
            };
            return $"        {type} {value} = {Expression(type, 4)};\n        result[i * {results} + {n}] = {bits};\n";
        });
        return $$"""
                [Kernel]
                public static void {{name}}(Index1D i, ArrayView<uint> bits, ArrayView<float> reals, ArrayView<ulong> result)
                {
                    uint b = bits[i];
                    ulong w = ((ulong)b << 32) | bits[bits.IntLength - 1 - i];
                    float x = reals[i];
                    float y = reals[reals.IntLength - 1 - i];
                    double d = (double)x * 1.5;
            {{string.Concat(lines)}}    }

            """;
    }

    private string Expression(string type, int depth)
    {
        if (depth == 0 || _random.Next(8) == 0)
            return Leaf(type);
        string Same() => Expression(type, depth - 1);
        return type switch
        {
            "bool" => _random.Next(4) switch
            {
                0 => Comparison(depth),
                1 => $"({Same()} {Pick("&&", "||", "&", "|", "^")} {Same()})",
                2 => $"!{Same()}",
                _ => Comparison(depth),
            },
            "float" or "double" => _random.Next(8) switch
            {
                0 => $"({type}){Expression(Pick(s_integers), depth - 1)}",
                1 => $"({type}){Expression(Pick("float", "double"), depth - 1)}",
                2 => Choice(type, depth),
                3 => $"{Pick("Math", "XMath")}.{Pick("Max", "Min")}({Same()}, {Same()})",
                4 => $"Math{(type == "float" ? "F" : "")}.{Pick("Abs", "Sqrt", "Floor", "Ceiling", "Truncate", "Round")}({Same()})",
                5 => $"Math{(type == "float" ? "F" : "")}.FusedMultiplyAdd({Same()}, {Same()}, {Same()})",
                6 => $"-{Same()}",
                _ => $"({Same()} {Pick("+", "-", "*", "/")} {Same()})",
            },
            "uint" or "ulong" => _random.Next(6) switch
            {
                0 => $"({Same()} {Pick("+", "-", "*")} {Same()})",
                1 => $"({Same()} {Pick("/", "%")} ({Same()} | 1u))",
                2 => $"BitOperations.Rotate{Pick("Left", "Right")}({Same()}, {Expression("int", depth - 1)})",
                _ => Integer(type, depth),
            },
            _ => Integer(type, depth),
        };
    }

    private string Integer(string type, int depth)
    {
        string Same() => Expression(type, depth - 1);
        string wide = type is "long" or "ulong" or "uint" ? type : "int";
        string value = _random.Next(7) switch
        {
            0 => $"({Same()} {Pick("&", "|", "^")} {Same()})",
            1 => $"(({wide}){Same()} {Pick("<<", ">>", ">>>")} {Expression("int", depth - 1)})",
            2 => $"~{Same()}",
            3 => Expression(Pick("float", "double"), depth - 1),
            4 => Expression(Pick(s_integers), depth - 1),
            5 => $"BitOperations.{Pick("Pop", "LeadingZero", "TrailingZero")}Count({Expression(Pick("uint", "ulong"), depth - 1)})",
            _ => Choice(type, depth),
        };
        // To a small type by way of int: .NET leaves the direct conversion of a real number open.
        return type == wide ? $"({type})({value})" : $"({type})(int)({value})";
    }

    private string Choice(string type, int depth) =>
        $"({Expression("bool", depth - 1)} ? {Expression(type, depth - 1)} : {Expression(type, depth - 1)})";

    private string Comparison(int depth)
    {
        string type = Pick("int", "uint", "long", "ulong", "float", "double");
        return $"({Expression(type, depth - 1)} {Pick("<", "<=", ">", ">=", "==", "!=")} {Expression(type, depth - 1)})";
    }

    private string Leaf(string type) => type switch
    {
        "bool" => Pick("(i.X == 3)", "(b > 77u)", "(x < y)", "((w & 1) == 0)"),
        "float" => Pick("x", "y", "f0", "f1", "f2", "f3", "f4"),
        "double" => Pick("d", "d0", "d1", "d2", "d3"),
        "int" => Pick("(int)b", "i.X", "i0", "i1", "i2"),
        "uint" => Pick("b", "u0", "u1"),
        "long" => Pick("(long)w", "l0", "l1"),
        "ulong" => Pick("w", "w0", "w1"),
        _ => $"({type})(int)b",
    };

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
