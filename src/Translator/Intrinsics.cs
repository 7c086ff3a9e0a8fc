using Microsoft.CodeAnalysis;

namespace KernelRD.Translator;

/// <summary>The built-in functions: from the C# name, for all types or for some, to C.</summary>
internal static partial class Intrinsics
{
    private const string Runtime = "KernelRD.Runtime.";

    private static readonly Dictionary<string, Intrinsic> Table = Build();

    /// <summary>Finds a function or property. <paramref name="type"/> is what it works on: its type argument or first argument.</summary>
    public static Intrinsic? Find(ISymbol symbol, ITypeSymbol? type, int arity)
    {
        string name = symbol.FullName();
        string[] keys = type is null ? [name] : [$"{name}({TypeNames.Id(type)})", $"{name}({Kind(type)})", name];
        return keys.Where(Table.ContainsKey).Select(key => Table[key]).FirstOrDefault() is { } found && found.Arity == arity ? found : null;
    }

    private static string Kind(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Single or SpecialType.System_Double => "real",
        SpecialType.System_Int64 or SpecialType.System_UInt64 => "long",
        var other when other.IsInteger() => "int",
        _ => "",
    };

    private static Dictionary<string, Intrinsic> Build()
    {
        var table = new Dictionary<string, Intrinsic>();

        void Add(string name, string openCl, string cuda, int arity, Needs needs = Needs.Nothing) =>
            table[name] = new Intrinsic(openCl, cuda, arity, [], [], needs);

        void AddFunction(string name, int arity, string call, params string[] functions) =>
            table[name] = new Intrinsic(call, call, arity, functions, functions);

        foreach (string owner in new[] { "System.MathF.", "System.Math.", Runtime + "XMath." })
        {
            foreach (string pair in new[]
            {
                "Sqrt sqrt", "Cbrt cbrt", "Exp exp", "Exp2 exp2", "Log log", "Log2 log2", "Log10 log10", "Sin sin", "Cos cos", "Tan tan",
                "Asin asin", "Acos acos", "Atan atan", "Sinh sinh", "Cosh cosh", "Tanh tanh", "Asinh asinh", "Acosh acosh", "Atanh atanh",
                "Floor floor", "Ceiling ceil", "Truncate trunc", "Round rint", "Abs fabs",
            })
            {
                string[] names = pair.Split(' ');
                Add(owner + names[0], $"{names[1]}($0)", $"{names[1]}$f($0)", 1);
            }

            Add(owner + "Pow", "pow($*)", "pow$f($*)", 2);
            Add(owner + "Atan2", "atan2($*)", "atan2$f($*)", 2);
            Add(owner + "CopySign", "copysign($*)", "copysign$f($*)", 2);
            Add(owner + "FusedMultiplyAdd", "fma($*)", "fma$f($*)", 3);
        }

        // The formula that all three engines use: of two numbers that compare neither way the second.
        const string Max = "$T krd_max_$t($T a, $T b)\n{\n    return a > b ? a : b;\n}";
        const string Min = "$T krd_min_$t($T a, $T b)\n{\n    return a < b ? a : b;\n}";
        const string Abs = "$T krd_abs_$t($T a)\n{\n    return a < 0 ? ($T)(0 - ($U)a) : a;\n}";
        foreach (string owner in new[] { "System.Math.", Runtime + "XMath.", Runtime + "IntrinsicMath." })
        {
            AddFunction(owner + "Max", 2, "krd_max_$t($*)", Max);
            AddFunction(owner + "Min", 2, "krd_min_$t($*)", Min);
            foreach (string kind in new[] { "(int)", "(long)" })
                AddFunction(owner + "Abs" + kind, 1, "krd_abs_$t($0)", Abs);
        }

        foreach (string owner in new[] { Runtime + "XMath.", Runtime + "IntrinsicMath." })
        {
            AddFunction(owner + "Clamp", 3, "krd_clamp_$t($*)", Max, Min,
                "$T krd_clamp_$t($T value, $T min, $T max)\n{\n    return krd_max_$t(krd_min_$t(value, max), min);\n}");
            AddFunction(owner + "DivRoundUp", 2, "krd_div_up_$t($*)", "$T krd_div_up_$t($T a, $T b)\n{\n    return (a + b - 1) / b;\n}");
            AddFunction(owner + "DivRoundDown", 2, "krd_div_down_$t($*)", "$T krd_div_down_$t($T a, $T b)\n{\n    return a / b;\n}");
        }

        // .NET's: a NaN on either side wins, and +0 is more than -0.
        AddFunction("System.MathF.Max", 2, "krd_fmax_$t($*)", """
            $T krd_fmax_$t($T a, $T b)
            {
                return a != b ? (b < a || a != a ? a : b) : signbit(b) ? a : b;
            }
            """);
        AddFunction("System.MathF.Min", 2, "krd_fmin_$t($*)", """
            $T krd_fmin_$t($T a, $T b)
            {
                return a != b ? (a < b || a != a ? a : b) : signbit(a) ? a : b;
            }
            """);
        table["System.Math.Max(real)"] = table["System.MathF.Max"];
        table["System.Math.Min(real)"] = table["System.MathF.Min"];

        Add(Runtime + "IntrinsicMath.Abs", "fabs($0)", "fabs$f($0)", 1);
        Add(Runtime + "IntrinsicMath.CopySign", "copysign($*)", "copysign$f($*)", 2);
        AddFunction(Runtime + "XMath.Rsqrt", 1, "krd_rsqrt_$t($0)", "$T krd_rsqrt_$t($T a)\n{\n    return 1 / sqrt(a);\n}");
        AddFunction(Runtime + "XMath.Rcp", 1, "krd_rcp_$t($0)", "$T krd_rcp_$t($T a)\n{\n    return 1 / a;\n}");
        foreach (string owner in new[] { "System.Single.", "System.Double.", Runtime + "XMath." })
        {
            Add(owner + "IsNaN", "isnan($0)", "isnan($0)", 1);
            Add(owner + "IsInfinity", "isinf($0)", "isinf($0)", 1);
            Add(owner + "IsFinite", "isfinite($0)", "isfinite($0)", 1);
        }

        foreach (string owner in new[] { "System.Numerics.BitOperations.", Runtime + "IntrinsicMath.", Runtime + "XMath." })
        {
            Add(owner + "PopCount", "(int)popcount($0)", "__popc($0)", 1);
            Add(owner + "PopCount(long)", "(int)popcount($0)", "__popcll($0)", 1);
            Add(owner + "LeadingZeroCount", "(int)clz($0)", "__clz($0)", 1);
            Add(owner + "LeadingZeroCount(long)", "(int)clz($0)", "__clzll($0)", 1);
            // The ones below the lowest set bit; all 32 or 64 for zero.
            AddTrailing(owner + "TrailingZeroCount", "__popc(~a & (a - 1))");
            AddTrailing(owner + "TrailingZeroCount(long)", "__popcll(~a & (a - 1))");
        }

        void AddTrailing(string name, string cuda) => table[name] = new Intrinsic("krd_ctz_$t($0)", "krd_ctz_$t($0)", 1,
            ["int krd_ctz_$t($T a)\n{\n    return (int)popcount(~a & (a - 1));\n}"], [$"int krd_ctz_$t($T a)\n{{\n    return {cuda};\n}}"]);

        AddFunction("System.Numerics.BitOperations.RotateLeft", 2, "krd_rotl_$t($*)", """
            $T krd_rotl_$t($T a, int n)
            {
                return (a << (n & (sizeof(a) * 8 - 1))) | (a >> (-n & (sizeof(a) * 8 - 1)));
            }
            """);
        AddFunction("System.Numerics.BitOperations.RotateRight", 2, "krd_rotr_$t($*)", """
            $T krd_rotr_$t($T a, int n)
            {
                return (a >> (n & (sizeof(a) * 8 - 1))) | (a << (-n & (sizeof(a) * 8 - 1)));
            }
            """);
        Add("System.BitConverter.SingleToInt32Bits", "as_int($0)", "__float_as_int($0)", 1);
        Add("System.BitConverter.SingleToUInt32Bits", "as_uint($0)", "__float_as_uint($0)", 1);
        Add("System.BitConverter.Int32BitsToSingle", "as_float($0)", "__int_as_float($0)", 1);
        Add("System.BitConverter.UInt32BitsToSingle", "as_float($0)", "__uint_as_float($0)", 1);
        Add("System.BitConverter.DoubleToInt64Bits", "as_long($0)", "__double_as_longlong($0)", 1);
        Add("System.BitConverter.DoubleToUInt64Bits", "as_ulong($0)", "(unsigned long long)__double_as_longlong($0)", 1);
        Add("System.BitConverter.Int64BitsToDouble", "as_double($0)", "__longlong_as_double($0)", 1);
        Add("System.BitConverter.UInt64BitsToDouble", "as_double($0)", "__longlong_as_double((long long)($0))", 1);

        AddWorkItem(table);
        AddAtomics(table);
        return table;
    }
}
