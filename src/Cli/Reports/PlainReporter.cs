using System.Diagnostics;
using System.Globalization;
using KernelRD.Cli.Runs;

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
        string grid = Invariant($"{settings.Width} x {settings.Height} cells, {RunConfig.NameOf(settings.Boundary)}");
        string time = Invariant($"{config.Steps} steps of {settings.TimeStep} to t = {config.Steps * settings.TimeStep:G10}");
        output.WriteLine($"{settings.Model.Title}, {grid}, {time}");
        var values = settings.Values.Select(value => Invariant($"{value.Key} = {value.Value}").Replace("E-", "e-"));
        output.WriteLine("  " + string.Join("  ", values));
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
        var left = TimeSpan.FromSeconds(Math.Ceiling(Math.Min(progress.SecondsLeft, 1e9)));
        error.WriteLine(Invariant($"step {progress.Step} of {progress.Steps}, t = {progress.Time:G6}, {progress.Rate}, {left:c} left"));
    }

    public virtual void Frame(FrameMetrics metrics)
    {
    }

    public virtual void Warn(string message) => error.WriteLine("warning: " + message);

    public void End(RunEnd end)
    {
        foreach (string line in end.Growth.Describe())
            output.WriteLine("  " + line);
        if (end.Checkpoint.OverflowStep is { } step && end.IsOverflow)
        {
            string last = Invariant($"{end.Last.Frame:000000} at t = {end.Last.Time:G10}");
            string time = Invariant($"t = {step * end.Config.Settings.TimeStep:G10} (step {step})");
            error.WriteLine($"kernelrd: the fields overflowed at {time}; the files are those of the last good frame, {last}");
        }

        output.WriteLine(end.Outcome == "interrupted"
            ? Invariant($"stopped at step {end.Checkpoint.Step} of {end.Config.Steps}; go on with: kernelrd run --resume {end.Directory}")
            : Invariant($"{end.Directory}: {end.Last.Frame + 1} pictures, animation.png, u.npy, v.npy in {end.Seconds:0.0} s"));
        output.Flush();
    }

    protected static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
