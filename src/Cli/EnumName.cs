namespace KernelRD.Cli;

/// <summary>The names that options and files use for the values of enumerations.</summary>
internal static class EnumName
{
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
