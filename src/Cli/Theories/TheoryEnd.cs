using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;
using KernelRD.Cli.Runs;

namespace KernelRD.Cli.Theories;

/// <summary>How it ended.</summary>
/// <param name="Config">Its settings.</param>
/// <param name="Directory">Where the files are.</param>
/// <param name="Checkpoint">How far it came.</param>
/// <param name="Seconds">How long it took, since the start or resumption.</param>
internal sealed record TheoryEnd(TheoryConfig Config, string Directory, Checkpoint Checkpoint, double Seconds) : IRunEvent
{
    public string Name => "done";

    public IEnumerable<string> Lines => Checkpoint.IsDone
        ? ["", string.Create(CultureInfo.InvariantCulture, $"{Directory}: report.html, findings.txt, metrics.csv, constants.csv, {(Config.Widths.Count > 0 ? "orders.csv, " : "")}charts in {Seconds:0.0} s")]
        : ["", string.Create(CultureInfo.InvariantCulture, $"stopped at step {Checkpoint.Step} of {Config.Steps}; go on with: kernelrd theory --resume {Directory}")];

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("outcome", Checkpoint.Outcome);
        json.WriteString("directory", Directory);
        json.WriteNumber("step", Checkpoint.Step);
        json.WriteNumber("steps", Config.Steps);
        json.WriteNumber("seconds", Seconds);
        json.WriteNumber("exit_code", Checkpoint.ExitCode);
    }
}
