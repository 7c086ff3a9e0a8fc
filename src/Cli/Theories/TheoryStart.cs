using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;
using KernelRD.Training.Data;

namespace KernelRD.Cli.Theories;

/// <summary>What is about to be trained and measured.</summary>
/// <param name="Config">All settings.</param>
/// <param name="Data">The data.</param>
/// <param name="Directory">Where the files go.</param>
/// <param name="Device">What it runs on.</param>
/// <param name="FromStep">The step that it goes on from.</param>
internal sealed record TheoryStart(TheoryConfig Config, DataSet Data, string Directory, string Device, long FromStep) : IRunEvent
{
    public string Name => "start";

    public IEnumerable<string> Lines
    {
        get
        {
            var settings = Config.Settings;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Theory of {Data.Name}: n = {settings.Samples}, m = {settings.Hidden}, {settings.Iterations} iterations three times, seed {settings.Seed}");
            var (runs, iterations, widths) = Config.At(FromStep);
            if (runs == Config.Runs.Count)
                yield return string.Create(CultureInfo.InvariantCulture, $"  goes on after the trainings and {widths} widths");
            else if (FromStep > 0)
                yield return string.Create(CultureInfo.InvariantCulture, $"  goes on from iteration {iterations} of the run '{Config.Runs[runs].Name}'");
            yield return $"  on {Device}, into {Directory}";
        }
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("directory", Directory);
        json.WriteString("model", TheoryConfig.Model);
        json.WriteString("device", Device);
        json.WriteString("data", Data.Name);
        json.WriteNumber("samples", Config.Settings.Samples);
        json.WriteNumber("inputs", Data.Features);
        json.WriteNumber("hidden", Config.Settings.Hidden);
        json.WriteNumber("seed", Config.Settings.Seed);
        json.WriteNumber("iterations", Config.Settings.Iterations);
        json.WriteLines("runs", Config.Runs.Select(run => run.Name));
        json.WriteNumber("steps", Config.Steps);
        json.WriteNumber("from_step", FromStep);
    }
}
