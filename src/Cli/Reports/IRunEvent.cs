using System.Text.Json;

namespace KernelRD.Cli.Reports;

/// <summary>Something that a run has to tell, to people and to programs.</summary>
internal interface IRunEvent
{
    /// <summary>What programs know it by, such as <c>start</c>.</summary>
    string Name { get; }

    /// <summary>What people read of it; nothing where it is of no interest to them.</summary>
    IEnumerable<string> Lines { get; }

    /// <summary>What went wrong, in one line; null where nothing did.</summary>
    string? Problem => null;

    /// <summary>Its keys and values, as docs/command-line.md lists them.</summary>
    void WriteJson(Utf8JsonWriter json);
}
