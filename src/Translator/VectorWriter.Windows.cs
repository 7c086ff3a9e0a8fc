namespace KernelRD.Translator;

/// <summary>Reads of a place in a row and of the one to its left, for which the loop over X keeps the register before.</summary>
internal sealed partial class VectorWriter
{
    private const string RowWindow = "global::KernelRD.Runtime.RowWindow";

    // The registers before and at a place in a row.
    private readonly Dictionary<(string Row, string Place), (string Before, string Here)> _windows = [];

    /// <summary>The registers kept: how each starts where none precedes it, and what it becomes after the body.</summary>
    public List<(string Name, string Start, string Next)> Windows { get; } = [];

    /// <summary>What a row has at a place, if the loop has it in registers.</summary>
    private string? FromWindow(string root, string row, string place)
    {
        _facts.Read(row, place);
        if (Window(root, row, place) is { } window)
            return window.Here;
        string? right = place.EndsWith(" - 1)", StringComparison.Ordinal) ? place.Substring(1, place.Length - 6) : null;
        return right is not null && Window(root, row, right) is var (before, here)
            ? $"{RowWindow}.Left(ref {row}, (nuint){right}, {before}, {here})"
            : null;
    }

    private (string Before, string Here)? Window(string root, string row, string place)
    {
        if (!_facts.IsRead(row, place) || !_facts.IsRead(row, $"({place} - 1)"))
            return null;
        if (!_windows.TryGetValue((row, place), out var window))
        {
            _windows[(row, place)] = window = (Unique(root + "Before"), Unique(root + "At"));
            Windows.Add((window.Before, $"{RowWindow}.Before(ref {row}, (nuint){place})", window.Here));
            Emit($"Vector<float> {window.Here} = Vector.LoadUnsafe(ref {row}, (nuint){place});");
        }

        return window;
    }
}
