using Microsoft.CodeAnalysis;

namespace KernelRD.Translator;

/// <summary>How a value differs among the work-items that share a SIMD register: neighbours along X.</summary>
internal enum Lanes
{
    /// <summary>Not at all; the text is a scalar.</summary>
    Uniform,

    /// <summary>By one from each to the next; the text is the first one's scalar.</summary>
    Affine,

    /// <summary>In any way; the text is a vector, of bool a vector of int that is −1 for true.</summary>
    Varying,
}

/// <summary>A value in the SIMD loop as C# text.</summary>
/// <param name="Text">An expression that needs no parentheses around it.</param>
/// <param name="Type">The type that the kernel gives it.</param>
/// <param name="Lanes">How it differs among work-items.</param>
/// <param name="IsSteady">Whether its variables never change while one work-item runs.</param>
/// <param name="Root">The parameter behind a view; null for all else.</param>
internal readonly record struct VectorValue(
    string Text, ITypeSymbol Type, Lanes Lanes = Lanes.Uniform, bool IsSteady = true, string? Root = null)
{
    public bool IsUniform => Lanes == Lanes.Uniform;
}
