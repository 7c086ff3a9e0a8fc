using System.Text.Json;
using KernelRD.Cli.Reports;

namespace KernelRD.Cli.Theories;

/// <summary>What came of one training, or of the widths.</summary>
/// <param name="Run">What files call it.</param>
/// <param name="Title">What people do.</param>
/// <param name="Sentences">What was found.</param>
internal sealed record TheoryFindings(string Run, string Title, IReadOnlyList<string> Sentences) : IRunEvent
{
    public string Name => "findings";

    public IEnumerable<string> Lines => ["", Title, .. Sentences.Select(sentence => "  " + sentence)];

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("run", Run);
        json.WriteLines("sentences", Sentences);
    }
}
