using Microsoft.CodeAnalysis;

namespace KernelRD.Translator;

/// <summary>A target language. Every difference between OpenCL C and CUDA C is data in here.</summary>
internal sealed record Dialect
{
    public required string Name { get; init; }

    /// <summary>What every program starts with.</summary>
    public required string Header { get; init; }

    /// <summary>What a program with double starts with.</summary>
    public required string DoubleHeader { get; init; }

    /// <summary>What a program with 64-bit atomics starts with.</summary>
    public required string Int64AtomicsHeader { get; init; }

    /// <summary>What a program that names NAN or INFINITY starts with.</summary>
    public required string NonFiniteHeader { get; init; }

    /// <summary>The C names of C#'s primitive types.</summary>
    public required IReadOnlyDictionary<SpecialType, string> Primitives { get; init; }

    public required string LongSuffix { get; init; }

    /// <summary>The function for C#'s % on float.</summary>
    public required string FloatRemainder { get; init; }

    /// <summary>What stands before the return type of a kernel and of any other function.</summary>
    public required string EntryPrefix { get; init; }

    public required string FunctionPrefix { get; init; }

    /// <summary>
    /// Whether a view begins at an offset in the buffer that it comes with. On a GPU each access would add it again, in 64 bits: a quarter
    /// of a stencil's instructions. There the buffer is a pointer that the host has moved.
    /// </summary>
    public required bool HasOffsets { get; init; }

    /// <summary>What stands before the name of an implicitly grouped kernel: how many work-items its groups have at most.</summary>
    public required string AutoGroupedBounds { get; init; }

    /// <summary>
    /// Whether a work-item of an implicitly grouped kernel can run a block of indices instead of one, where the host defines KRD_BLOCKS:
    /// loops that a processor's compiler turns into SIMD code. On a GPU even a loop of one costs: 16 of 40 registers in a stencil.
    /// </summary>
    public required bool HasBlocks { get; init; }

    /// <summary>The address spaces before a pointed-to type, with a blank behind, by <see cref="AddressSpace"/>.</summary>
    public required IReadOnlyList<string> PointerSpaces { get; init; }

    /// <summary>What stands before the declaration of a shared variable.</summary>
    public required string SharedDeclaration { get; init; }

    /// <summary>The kernel parameter that is the dynamic shared memory, or null where it is declared in the body.</summary>
    public required string? DynamicSharedParameter { get; init; }

    public required string? DynamicSharedDeclaration { get; init; }

    /// <summary>A structure's value from its fields: {0} is the type, {1} the fields.</summary>
    public required string Aggregate { get; init; }

    /// <summary>The initialiser that sets all of an array or structure to zero.</summary>
    public required string Zero { get; init; }

    /// <summary>A work-item's position in the whole launch along an axis: 0, 1, 2 for x, y, z.</summary>
    public required Func<int, string> GlobalIndex { get; init; }

    public static Dialect OpenCl { get; } = new()
    {
        Name = "OpenCL C",
        Header = """
            #pragma OPENCL FP_CONTRACT OFF
            #ifndef KRD_RESTRICT
            #define KRD_RESTRICT restrict
            #endif
            #ifdef KRD_WIDE
            #define KRD_TARGET __attribute__((target("tune=x86-64")))
            #else
            #define KRD_TARGET
            #endif
            """,
        DoubleHeader = "#pragma OPENCL EXTENSION cl_khr_fp64 : enable",
        Int64AtomicsHeader = """
            #pragma OPENCL EXTENSION cl_khr_int64_base_atomics : enable
            #pragma OPENCL EXTENSION cl_khr_int64_extended_atomics : enable
            """,
        NonFiniteHeader = "",
        Primitives = new Dictionary<SpecialType, string>
        {
            [SpecialType.System_Void] = "void",
            [SpecialType.System_Boolean] = "bool",
            [SpecialType.System_SByte] = "char",
            [SpecialType.System_Byte] = "uchar",
            [SpecialType.System_Int16] = "short",
            [SpecialType.System_UInt16] = "ushort",
            [SpecialType.System_Int32] = "int",
            [SpecialType.System_UInt32] = "uint",
            [SpecialType.System_Int64] = "long",
            [SpecialType.System_UInt64] = "ulong",
            [SpecialType.System_Single] = "float",
            [SpecialType.System_Double] = "double",
        },
        LongSuffix = "L",
        FloatRemainder = "fmod",
        EntryPrefix = "KRD_TARGET __kernel",
        FunctionPrefix = "static inline __attribute__((always_inline))",
        AutoGroupedBounds = "",
        HasBlocks = true,
        HasOffsets = true,
        PointerSpaces = ["", "__local ", "__global "],
        SharedDeclaration = "__local",
        DynamicSharedParameter = "__local uchar* dynamic_shared",
        DynamicSharedDeclaration = null,
        Aggregate = "({0}){{{1}}}",
        Zero = "{0}",
        GlobalIndex = axis => $"(int)get_global_id({axis})",
    };

    public static Dialect Cuda { get; } = new()
    {
        Name = "CUDA C",
        Header = """
            #ifndef KRD_RESTRICT
            #define KRD_RESTRICT __restrict__
            #endif
            """,
        DoubleHeader = "",
        Int64AtomicsHeader = "",
        NonFiniteHeader = """
            #ifndef NAN
            #define NAN __int_as_float(0x7fc00000)
            #endif
            #ifndef INFINITY
            #define INFINITY __int_as_float(0x7f800000)
            #endif
            """,
        Primitives = new Dictionary<SpecialType, string>
        {
            [SpecialType.System_Void] = "void",
            [SpecialType.System_Boolean] = "bool",
            [SpecialType.System_SByte] = "signed char",
            [SpecialType.System_Byte] = "unsigned char",
            [SpecialType.System_Int16] = "short",
            [SpecialType.System_UInt16] = "unsigned short",
            [SpecialType.System_Int32] = "int",
            [SpecialType.System_UInt32] = "unsigned int",
            [SpecialType.System_Int64] = "long long",
            [SpecialType.System_UInt64] = "unsigned long long",
            [SpecialType.System_Single] = "float",
            [SpecialType.System_Double] = "double",
        },
        LongSuffix = "LL",
        FloatRemainder = "fmodf",
        EntryPrefix = "extern \"C\" __global__",
        FunctionPrefix = "static __device__ __forceinline__",
        AutoGroupedBounds = "__launch_bounds__(256) ",
        HasBlocks = false,
        HasOffsets = false,
        PointerSpaces = ["", "", ""],
        SharedDeclaration = "__shared__",
        DynamicSharedParameter = null,
        DynamicSharedDeclaration = "extern __shared__ __align__(16) unsigned char dynamic_shared[];",
        Aggregate = "{0}{{{1}}}",
        Zero = "{}",
        GlobalIndex = axis => $"(int)(blockIdx.{"xyz"[axis]} * blockDim.{"xyz"[axis]} + threadIdx.{"xyz"[axis]})",
    };

    /// <summary>The text for this dialect out of the two.</summary>
    public string Pick(string openCl, string cuda) => ReferenceEquals(this, OpenCl) ? openCl : cuda;
}
