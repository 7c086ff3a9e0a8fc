namespace KernelRD.Cli.Figures;

/// <summary>Whether what was computed bears out what the paper claims.</summary>
internal enum Verdict
{
    BorneOut,
    PartlyBorneOut,
    NotBorneOut,
}
