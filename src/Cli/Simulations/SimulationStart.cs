using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;
using KernelRD.Simulation;

namespace KernelRD.Cli.Simulations;

/// <summary>What is about to run.</summary>
/// <param name="Config">All settings.</param>
/// <param name="Directory">Where the files go.</param>
/// <param name="Device">What it runs on.</param>
/// <param name="FromStep">The step that it goes on from.</param>
/// <param name="Prediction">What the linear analysis expects.</param>
internal sealed record SimulationStart(SimulationConfig Config, string Directory, string Device, long FromStep, StabilityReport Prediction) : IRunEvent
{
    public string Name => "start";

    public IEnumerable<string> Lines
    {
        get
        {
            var settings = Config.Settings;
            string grid = Invariant($"{settings.Width} x {settings.Height} cells, {EnumName.Of(settings.Boundary)}");
            string time = Invariant($"{Config.Steps} steps of {settings.TimeStep} to t = {Config.Steps * settings.TimeStep:G10}");
            yield return $"{settings.Model.Title}, {grid}, {time}";
            var values = settings.Values.Select(value => Invariant($"{value.Key} = {value.Value}").Replace("E-", "e-"));
            yield return "  " + string.Join("  ", values);
            foreach (string line in Prediction.Describe())
                yield return "  " + line;
            if (FromStep > 0)
                yield return Invariant($"  goes on from step {FromStep}");
            yield return $"  on {Device}, into {Directory}";
        }
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        var settings = Config.Settings;
        json.WriteString("directory", Directory);
        json.WriteString("model", settings.Model.Name);
        json.WriteString("device", Device);
        json.WriteNumber("width", settings.Width);
        json.WriteNumber("height", settings.Height);
        json.WriteNumber("dt", settings.TimeStep);
        json.WriteNumber("steps", Config.Steps);
        json.WriteNumber("from_step", FromStep);
        json.WriteNumber("frames", Config.Schedule.Count(Config.Steps) + 1);
        json.WriteFinite("predicted_growth_rate", Prediction.FastestGrowthRate);
        json.WriteFinite("predicted_wavelength", Prediction.Wavelength);
        json.WriteFinite("time_step_limit", Prediction.TimeStepLimit);
        json.WriteLines("prediction", Prediction.Describe());
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
