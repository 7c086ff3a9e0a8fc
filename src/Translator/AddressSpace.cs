namespace KernelRD.Translator;

/// <summary>Which memory a view or a reference points into. Every pointer in the generated C carries it in its type.</summary>
internal enum AddressSpace
{
    /// <summary>A work-item's own variables.</summary>
    Private,

    /// <summary>Memory that the work-items of a group share.</summary>
    Shared,

    /// <summary>Buffers.</summary>
    Global,
}
