namespace KernelRD.Translator;

/// <summary>A C expression: its text, how tightly its outermost operator binds, and the memory it points into if it is a view.</summary>
internal readonly record struct CExpr(string Text, Precedence Precedence = Precedence.Primary, AddressSpace Space = AddressSpace.Private)
{
    /// <summary>The text, in parentheses unless it binds at least as tightly as <paramref name="needed"/>.</summary>
    public string At(Precedence needed) => Precedence >= needed ? Text : $"({Text})";
}

/// <summary>How tightly C's operators bind, loosest first.</summary>
internal enum Precedence
{
    Assignment,
    Conditional,
    LogicalOr,
    LogicalAnd,
    BitwiseOr,
    BitwiseXor,
    BitwiseAnd,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}
