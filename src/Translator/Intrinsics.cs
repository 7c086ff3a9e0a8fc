using Microsoft.CodeAnalysis;

namespace KernelRD.Translator;

/// <summary>The built-in functions: from the C# name, for all types or for some, to C.</summary>
internal static class Intrinsics
{
    private const string Runtime = "KernelRD.Runtime.";

    // 1 as OpenCL 1.2 sees it: what is ordered for the work-items of a group.
    private const string BothFences = "CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE";

    private static readonly Dictionary<string, Intrinsic> Table = Build();

    /// <summary>Looks a function or property up. <paramref name="type"/> is what it works on: its type argument or first argument.</summary>
    public static Intrinsic? Find(ISymbol symbol, ITypeSymbol? type, int arity)
    {
        string name = symbol.FullName();
        if (type is null || (!Table.TryGetValue($"{name}({TypeNames.Id(type)})", out var found) && !Table.TryGetValue($"{name}({Kind(type)})", out found)))
            Table.TryGetValue(name, out found);
        return found?.Arity == arity ? found : null;
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
        foreach (string owner in new[] { "System.Math.", Runtime + "XMath.", Runtime + "IntrinsicMath." })
        {
            AddFunction(owner + "Max", 2, "krd_max_$t($*)", Max);
            AddFunction(owner + "Min", 2, "krd_min_$t($*)", Min);
            foreach (string kind in new[] { "(int)", "(long)" })
                AddFunction(owner + "Abs" + kind, 1, "krd_abs_$t($0)", "$T krd_abs_$t($T a)\n{\n    return a < 0 ? ($T)(0 - ($U)a) : a;\n}");
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

        AddWorkItem(table);
        AddAtomics(table);
        return table;
    }

    private static void AddWorkItem(Dictionary<string, Intrinsic> table)
    {
        void Add(string name, string openCl, string cuda, Needs needs = Needs.Group, string[]? functions = null, string[]? cudaFunctions = null) =>
            table[Runtime + name] = new Intrinsic(openCl, cuda, name.StartsWith("Group.B") && name != "Group.Barrier" ? 1 : 0, functions ?? [], cudaFunctions ?? functions ?? [], needs);

        string[] openCl = new string[4], cuda = new string[4];
        string[] names = ["Group.Idx", "Group.Dim", "Grid.Idx", "Grid.Dim"];
        for (int axis = 0; axis < 3; axis++)
        {
            char lower = "xyz"[axis], upper = "XYZ"[axis];
            string[] inOpenCl = ["local_id", "local_size", "group_id", "num_groups"];
            string[] inCuda = ["threadIdx", "blockDim", "blockIdx", "gridDim"];
            for (int i = 0; i < 4; i++)
            {
                Add($"{names[i]}{upper}", $"(int)get_{inOpenCl[i]}({axis})", $"(int){inCuda[i]}.{lower}");
                openCl[i] += (axis > 0 ? ", " : "") + $"(int)get_{inOpenCl[i]}({axis})";
                cuda[i] += (axis > 0 ? ", " : "") + $"(int){inCuda[i]}.{lower}";
            }
        }

        string[] wholes = ["Group.Index", "Group.Dimension", "Grid.Index", "Grid.Dimension"];
        for (int i = 0; i < 4; i++)
            Add(wholes[i], $"(Index3D){{{openCl[i]}}}", $"Index3D{{{cuda[i]}}}");
        Add("Grid.GlobalIndex", "(Index3D){(int)get_global_id(0), (int)get_global_id(1), (int)get_global_id(2)}",
            "Index3D{(int)(blockIdx.x * blockDim.x + threadIdx.x), (int)(blockIdx.y * blockDim.y + threadIdx.y), (int)(blockIdx.z * blockDim.z + threadIdx.z)}");

        const string Linear = """
            int krd_linear_index()
            {
                return (int)((get_local_id(2) * get_local_size(1) + get_local_id(1)) * get_local_size(0) + get_local_id(0));
            }
            """;
        const string CudaLinear = """
            int krd_linear_index()
            {
                return (int)((threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x);
            }
            """;
        Add("Group.LinearIndex", "krd_linear_index()", "krd_linear_index()", Needs.Group, [Linear], [CudaLinear]);
        Add("Group.IsFirstThread", "krd_linear_index() == 0", "krd_linear_index() == 0", Needs.Group, [Linear], [CudaLinear]);
        Add("Grid.GlobalLinearIndex", "krd_global_linear_index()", "krd_global_linear_index()", Needs.Group,
            [Linear, """
            long krd_global_linear_index()
            {
                long group = ((long)get_group_id(2) * get_num_groups(1) + get_group_id(1)) * get_num_groups(0) + get_group_id(0);
                return group * (long)(get_local_size(0) * get_local_size(1) * get_local_size(2)) + krd_linear_index();
            }
            """],
            [CudaLinear, """
            long long krd_global_linear_index()
            {
                long long group = ((long long)blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
                return group * (blockDim.x * blockDim.y * blockDim.z) + krd_linear_index();
            }
            """]);

        const Needs Barrier = Needs.Group | Needs.Barrier;
        // The first barrier keeps the count of an earlier call until all have read it.
        string[] count = [Linear, $$"""
            int krd_barrier_count(bool predicate, __local int* count)
            {
                barrier({{BothFences}});
                if (krd_linear_index() == 0)
                    *count = 0;
                barrier({{BothFences}});
                if (predicate)
                    atomic_inc(count);
                barrier({{BothFences}});
                return *count;
            }
            """];
        Add("Group.Barrier", $"barrier({BothFences})", "__syncthreads()", Barrier);
        Add("Group.BarrierPopCount", "krd_barrier_count($0, $count)", "__syncthreads_count($0)", Barrier, count, []);
        Add("Group.BarrierAnd", "krd_barrier_count(!($0), $count) == 0", "__syncthreads_and($0) != 0", Barrier, count, []);
        Add("Group.BarrierOr", "krd_barrier_count($0, $count) != 0", "__syncthreads_or($0) != 0", Barrier, count, []);
        static string Broadcast(string space, string barrier) => $$"""
            $T krd_broadcast_$t($T value, int index, {{space}}$T* slot)
            {
                {{barrier}};
                if (krd_linear_index() == index)
                    *slot = value;
                {{barrier}};
                return *slot;
            }
            """;
        table[Runtime + "Group.Broadcast"] = new Intrinsic("krd_broadcast_$t($*, $slot)", "krd_broadcast_$t($*, $slot)", 2,
            [Linear, Broadcast("__local ", $"barrier({BothFences})")], [CudaLinear, Broadcast("", "__syncthreads()")], Barrier);
        Add("MemoryFence.GroupLevel", $"mem_fence({BothFences})", "__threadfence_block()", Needs.Nothing);
        Add("MemoryFence.DeviceLevel", $"mem_fence({BothFences})", "__threadfence()", Needs.Nothing);
        Add("MemoryFence.SystemLevel", $"mem_fence({BothFences})", "__threadfence_system()", Needs.Nothing);
    }

    private static void AddAtomics(Dictionary<string, Intrinsic> table)
    {
        foreach (string names in new[] { "Add add", "Max max", "Min min", "And and", "Or or", "Xor xor", "Exchange xchg Exch", "CompareExchange cmpxchg CAS" })
        {
            string[] parts = names.Split(' ');
            string name = $"{Runtime}Atomic.{parts[0]}", openCl = parts[1], cuda = "atomic" + parts[parts.Length == 3 ? 2 : 0];
            int arity = parts[0] == "CompareExchange" ? 3 : 2;
            table[name + "(int)"] = new Intrinsic($"atomic_{openCl}($*)", $"{cuda}($*)", arity, [], []);
            // CUDA has most of them for unsigned alone; the bits are the same, but for the order that Max and Min look at.
            string onBits = arity == 2 ? $"($T){cuda}(($U*)$0, ($U)($1))" : $"($T){cuda}(($U*)$0, ($U)($1), ($U)($2))";
            table[name + "(long)"] = new Intrinsic(
                $"atom_{openCl}($*)", parts[0] is "Max" or "Min" ? $"{cuda}($*)" : onBits, arity, [], [], Needs.Int64Atomics);
        }

        foreach (var (name, result) in new[] { ("Add", "old + value"), ("Max", "old > value ? old : value"), ("Min", "old < value ? old : value"), ("Exchange", "value") })
        {
            AddReal(table, name, 2, "$T value", $$"""
                    $T old = FROM(seen);
                    $U found = CAS(bits, seen, TO({{result}}));
                    if (found == seen)
                        return old;
                    seen = found;
                """);
        }

        AddReal(table, "CompareExchange", 3, "$T compare, $T value", "    return FROM(CAS(bits, TO(compare), TO(value)));");
    }

    /// <summary>An atomic operation on real numbers, by comparing and exchanging their bits.</summary>
    private static void AddReal(Dictionary<string, Intrinsic> table, string name, int arity, string parameters, string step)
    {
        string body = arity == 3 ? step : $"    $U seen = *bits;\n    for (;;)\n    {{\n{step.Replace("\n", "\n    ").Insert(0, "    ")}\n    }}";
        string function = $"$T krd_atomic_{name.ToLowerInvariant()}_$t_$s(volatile $S$T* target, {parameters})\n"
            + "{\n    volatile $S$U* bits = (volatile $S$U*)target;\n" + (arity == 3 ? step : body) + "\n}";
        string call = $"krd_atomic_{name.ToLowerInvariant()}_$t_$s($*)";
        string On(string to, string from, string cas) => function.Replace("TO(", to + "(").Replace("FROM(", from + "(").Replace("CAS(", cas + "(");
        table[$"{Runtime}Atomic.{name}(float)"] = new Intrinsic(call, call, arity,
            [On("as_uint", "as_float", "atomic_cmpxchg")],
            [On("__float_as_uint", "__uint_as_float", "atomicCAS").Replace("volatile ", "")]);
        table[$"{Runtime}Atomic.{name}(double)"] = new Intrinsic(call, call, arity,
            [On("as_ulong", "as_double", "atom_cmpxchg")],
            [On("__double_as_longlong", "__longlong_as_double", "atomicCAS").Replace("volatile ", "")], Needs.Int64Atomics);
    }
}
