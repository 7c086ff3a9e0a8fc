using System.Text.Json;

namespace KernelRD.Cli.Reports;

/// <summary>What events write.</summary>
internal static class JsonExtensions
{
    /// <summary>JSON has no infinity: what is not finite is null.</summary>
    public static void WriteFinite(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    public static void WriteLines(this Utf8JsonWriter json, string name, IEnumerable<string> lines)
    {
        json.WriteStartArray(name);
        foreach (string line in lines)
            json.WriteStringValue(line);
        json.WriteEndArray();
    }
}
