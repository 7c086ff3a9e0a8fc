namespace KernelRD.Translator;

/// <summary>Hands out the names of one C function, away from the words that C, OpenCL C and CUDA C keep for themselves.</summary>
internal sealed class Names
{
    private static readonly HashSet<string> Reserved =
    [
        // C and C++
        .. Words("""
            alignas alignof and and_eq asm auto bitand bitor bool break case catch char class compl concept const const_cast constexpr
            continue decltype default delete do double dynamic_cast else enum explicit export extern false float for friend goto if inline
            int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public register
            reinterpret_cast requires restrict return short signed sizeof static static_assert static_cast struct switch template this
            thread_local throw true try typedef typeid typename typeof union unsigned using virtual void volatile wchar_t while xor xor_eq
            """),
        // OpenCL C and CUDA C
        .. Words("""
            global local constant kernel generic pipe read_only write_only read_write uchar ushort uint ulong half quad complex imaginary
            vec_step size_t ptrdiff_t intptr_t uintptr_t event_t sampler_t image1d_t image2d_t image3d_t uniform threadIdx blockIdx blockDim
            gridDim warpSize barrier mem_fence popcount clz fma sqrt exp exp2 log log2 log10 pow sin cos tan asin acos atan atan2 sinh cosh
            tanh asinh acosh atanh cbrt floor ceil trunc rint fabs fmod copysign isnan isinf isfinite signbit as_int as_uint as_float
            as_long as_double NAN INFINITY self dynamic_shared dynamic_shared_bytes
            """),
        .. from type in "char uchar short ushort int uint long ulong float double half".Split(' ')
           from size in "2 3 4 8 16".Split(' ')
           select type + size,
    ];

    private readonly HashSet<string> _taken = [];
    private readonly HashSet<string> _variables = [];

    /// <summary>The name, with an underscore behind it if it is a reserved word.</summary>
    public static string Safe(string name) =>
        Reserved.Contains(name) || name.StartsWith("krd_", StringComparison.Ordinal) ? name + "_" : name;

    /// <summary>A C name for a C# variable; variables of one C# name, which never live in nested scopes, share it.</summary>
    public string Variable(string name)
    {
        name = Safe(Literals.Identifier(name));
        while (_taken.Contains(name))
            name += "_";
        _variables.Add(name);
        return name;
    }

    /// <summary>A name that nothing else in the function has.</summary>
    public string Unique(string name)
    {
        name = Safe(Literals.Identifier(name));
        while (_variables.Contains(name) || !_taken.Add(name))
            name += "_";
        return name;
    }

    private static string[] Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
