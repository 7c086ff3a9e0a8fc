namespace KernelRD.Translator;

internal static partial class Intrinsics
{
    // The C# name, OpenCL's and, where it is another, CUDA's.
    private static readonly string[] s_integerAtomics =
        ["Add add", "Max max", "Min min", "And and", "Or or", "Xor xor", "Exchange xchg Exch", "CompareExchange cmpxchg CAS"];

    /// <summary>Atomic: built in for integers, by comparing and exchanging their bits for real numbers.</summary>
    private static void AddAtomics(Dictionary<string, Intrinsic> table)
    {
        foreach (string names in s_integerAtomics)
        {
            string[] parts = names.Split(' ');
            string name = $"{Runtime}Atomic.{parts[0]}", openCl = parts[1], cuda = "atomic" + parts[parts.Length == 3 ? 2 : 0];
            int arity = parts[0] == "CompareExchange" ? 3 : 2;
            table[name + "(int)"] = new Intrinsic($"atomic_{openCl}($*)", $"{cuda}($*)", arity, [], []);
            // CUDA has most of them for unsigned alone; the bits are the same, but for the order that Max and Min look at.
            string onBits = arity == 2 ? $"($T){cuda}(($U*)$0, ($U)($1))" : $"($T){cuda}(($U*)$0, ($U)($1), ($U)($2))";
            string onLong = parts[0] is "Max" or "Min" ? $"{cuda}($*)" : onBits;
            table[name + "(long)"] = new Intrinsic($"atom_{openCl}($*)", onLong, arity, [], [], Needs.Int64Atomics);
        }

        AddUpdate(table, "Add", "old + value");
        AddUpdate(table, "Max", "old > value ? old : value");
        AddUpdate(table, "Min", "old < value ? old : value");
        AddUpdate(table, "Exchange", "value");
        AddReal(table, "CompareExchange", 3, """
            $T krd_atomic_exchange_if_$t_$s(volatile $S$T* target, $T compare, $T value)
            {
                return REAL(CAS((volatile $S$U*)target, BITS(compare), BITS(value)));
            }
            """);
    }

    private static void AddUpdate(Dictionary<string, Intrinsic> table, string name, string result) => AddReal(table, name, 2, $$"""
        $T krd_atomic_{{name.ToLowerInvariant()}}_$t_$s(volatile $S$T* target, $T value)
        {
            volatile $S$U* bits = (volatile $S$U*)target;
            $U seen = *bits;
            for (;;)
            {
                $T old = REAL(seen);
                $U found = CAS(bits, seen, BITS({{result}}));
                if (found == seen)
                    return old;
                seen = found;
            }
        }
        """);

    private static void AddReal(Dictionary<string, Intrinsic> table, string name, int arity, string function)
    {
        string call = function.Substring(3, function.IndexOf('(') - 3) + "($*)";
        string With(string bits, string real, string exchange) =>
            function.Replace("BITS", bits).Replace("REAL", real).Replace("CAS", exchange);
        // CUDA's compare-and-swap takes no pointer to volatile.
        string Cuda(string bits, string real) => With(bits, real, "atomicCAS").Replace("volatile ", "");
        table[$"{Runtime}Atomic.{name}(float)"] = new Intrinsic(
            call, call, arity, [With("as_uint", "as_float", "atomic_cmpxchg")], [Cuda("__float_as_uint", "__uint_as_float")]);
        table[$"{Runtime}Atomic.{name}(double)"] = new Intrinsic(
            call, call, arity, [With("as_ulong", "as_double", "atom_cmpxchg")], [Cuda("__double_as_longlong", "__longlong_as_double")],
            Needs.Int64Atomics);
    }
}
