using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using KernelRD.Cli.Runs;

namespace KernelRD.Cli.Reports;

/// <summary>One JSON object a line on standard error, as docs/command-line.md lists them; nothing on standard output.</summary>
internal sealed class JsonReporter(TextWriter error) : IReporter
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.5);

    private long _lastProgress = Stopwatch.GetTimestamp();

    /// <summary>The event of a program that ends by an error.</summary>
    public static void Error(TextWriter error, string message, int exitCode) => Write(error, "error", json =>
    {
        json.WriteString("message", message);
        json.WriteNumber("exit_code", exitCode);
    });

    public void Start(RunStart start) => Write(error, "start", json =>
    {
        var settings = start.Config.Settings;
        json.WriteString("directory", start.Directory);
        json.WriteString("model", settings.Model.Name);
        json.WriteString("device", start.Device);
        json.WriteNumber("width", settings.Width);
        json.WriteNumber("height", settings.Height);
        json.WriteNumber("dt", settings.TimeStep);
        json.WriteNumber("steps", start.Config.Steps);
        json.WriteNumber("from_step", start.FromStep);
        json.WriteNumber("frames", start.Config.Schedule.Count(start.Config.Steps) + 1);
        WriteNumber(json, "predicted_growth_rate", start.Prediction.FastestGrowthRate);
        WriteNumber(json, "predicted_wavelength", start.Prediction.Wavelength);
        WriteNumber(json, "time_step_limit", start.Prediction.TimeStepLimit);
        WriteLines(json, "prediction", start.Prediction.Describe());
    });

    public void Track(Action work) => work();

    public void Progress(RunProgress progress)
    {
        if (Stopwatch.GetElapsedTime(_lastProgress) < s_interval)
            return;
        _lastProgress = Stopwatch.GetTimestamp();
        Write(error, "progress", json =>
        {
            json.WriteNumber("step", progress.Step);
            json.WriteNumber("steps", progress.Steps);
            json.WriteNumber("time", progress.Time);
            json.WriteNumber("steps_per_second", progress.StepsPerSecond);
            json.WriteNumber("cells_per_second", progress.CellsPerSecond);
            WriteNumber(json, "seconds_left", progress.SecondsLeft);
        });
    }

    public void Frame(FrameMetrics metrics) => Write(error, "frame", json =>
    {
        json.WriteNumber("frame", metrics.Frame);
        json.WriteNumber("step", metrics.Step);
        json.WriteNumber("time", metrics.Time);
        foreach (var (name, field) in new[] { ("u", metrics.U), ("v", metrics.V) })
        {
            json.WriteNumber(name + "_min", field.Min);
            json.WriteNumber(name + "_max", field.Max);
            json.WriteNumber(name + "_mean", field.Mean);
            json.WriteNumber(name + "_std", field.Deviation);
        }
    });

    public void Warn(string message) => Write(error, "warning", json => json.WriteString("message", message));

    public void End(RunEnd end) => Write(error, "done", json =>
    {
        json.WriteString("outcome", end.Outcome);
        json.WriteString("directory", end.Directory);
        json.WriteNumber("step", end.Checkpoint.Step);
        json.WriteNumber("time", end.Checkpoint.Step * end.Config.Settings.TimeStep);
        json.WriteNumber("last_frame", end.Last.Frame);
        if (end.IsOverflow && end.Checkpoint.OverflowStep is { } step)
        {
            json.WriteNumber("overflow_step", step);
            json.WriteNumber("overflow_time", step * end.Config.Settings.TimeStep);
        }

        json.WriteNumber("seconds", end.Seconds);
        WriteNumber(json, "growth_rate", end.Growth.GrowthRate);
        WriteNumber(json, "wavelength", end.Growth.Wavelength);
        WriteLines(json, "measured", end.Growth.Describe());
        json.WriteNumber("exit_code", end.ExitCode);
    });

    private static void Write(TextWriter error, string name, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("event", name);
            write(json);
            json.WriteEndObject();
        }

        error.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        error.Flush();
    }

    /// <summary>JSON has no infinity: what is not finite is null.</summary>
    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static void WriteLines(Utf8JsonWriter json, string name, IEnumerable<string> lines)
    {
        json.WriteStartArray(name);
        foreach (string line in lines)
            json.WriteStringValue(line);
        json.WriteEndArray();
    }
}
