using System.Diagnostics;
using System.Globalization;

namespace KernelRD.Cli.Reports;

/// <summary>Sentences: what is known and what came of it on standard output, progress and warnings on standard error.</summary>
internal class PlainReporter(TextWriter output, TextWriter error) : IReporter
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    private long _lastProgress = Stopwatch.GetTimestamp();

    protected TextWriter Error => error;

    public void Start(RunStart start)
    {
        var (config, settings) = (start.Config, start.Config.Settings);
        output.WriteLine(Invariant(
            $"{settings.Model.Title}, {settings.Width} x {settings.Height} cells, {Runs.RunConfig.NameOf(settings.Boundary)}, dt = {settings.TimeStep}, {config.Steps} steps to t = {config.Steps * settings.TimeStep:G10}"));
        output.WriteLine("  " + string.Join("  ", settings.Values.Select(value => Invariant($"{value.Key} = {value.Value}"))));
        foreach (string line in start.Prediction.Describe())
            output.WriteLine("  " + line);
        if (start.FromStep > 0)
            output.WriteLine(Invariant($"  goes on from step {start.FromStep}"));
        output.WriteLine($"  on {start.Device}, into {start.Directory}");
        output.Flush();
    }

    public virtual void Track(Action work) => work();

    public virtual void Progress(RunProgress progress)
    {
        if (Stopwatch.GetElapsedTime(_lastProgress) < s_interval)
            return;
        _lastProgress = Stopwatch.GetTimestamp();
        string left = progress.SecondsLeft is { } seconds ? Invariant($", {TimeSpan.FromSeconds(Math.Ceiling(Math.Min(seconds, 1e9))):c} left") : "";
        error.WriteLine(Invariant($"step {progress.Step} of {progress.Steps}, t = {progress.Time:G6}, {progress.Rate}{left}"));
    }

    public virtual void Frame(Runs.FrameMetrics metrics)
    {
    }

    public virtual void Warn(string message) => error.WriteLine("warning: " + message);

    public void End(RunEnd end)
    {
        foreach (string line in end.Growth?.Describe() ?? [])
            output.WriteLine("  " + line);
        string last = end.Last is { } frame ? Invariant($"picture {frame.Frame:000000} at t = {frame.Time:G10}") : "no picture";
        if (end.Checkpoint.OverflowStep is { } step && end.IsOverflow)
        {
            error.WriteLine(Invariant(
                $"kernelrd: the fields overflowed at t = {step * end.Config.Settings.TimeStep:G10} (step {step}); the files are those of the last good frame, {last}"));
        }

        output.WriteLine(end.Outcome == "interrupted"
            ? Invariant($"stopped at step {end.Checkpoint.Step} of {end.Config.Steps}; go on with: kernelrd run --resume {end.Directory}")
            : Invariant($"{end.Directory}: {end.Last?.Frame + 1} pictures, animation.png, u.npy, v.npy, metrics.csv ({end.Seconds:0.0} s)"));
        output.Flush();
    }

    protected static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
