namespace KernelRD.Training.Data;

/// <summary>The classes of all data sets: the ten digits, or ten kinds of things.</summary>
internal static class Labels
{
    public const int Classes = 10;

    /// <exception cref="DataSetException">The label is none.</exception>
    public static void Check(DataFile file, long offset, byte label)
    {
        if (label >= Classes)
            throw file.Error(offset, $"a label from 0 to {Classes - 1}", $"{label}");
    }
}
