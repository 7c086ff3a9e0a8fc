using System.Diagnostics;

namespace KernelRD.Cli.Reports;

/// <summary>Sentences: what is known and what came of it on standard output, progress, warnings and problems on standard error.</summary>
internal class PlainReporter(TextWriter output, TextWriter error) : IReporter
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    private long _lastProgress = Stopwatch.GetTimestamp();

    protected TextWriter Error => error;

    public virtual void Tell(IRunEvent news)
    {
        if (news.Problem is { } problem)
            error.WriteLine($"kernelrd: {problem}");
        foreach (string line in news.Lines)
            output.WriteLine(line);
        output.Flush();
    }

    public virtual void Track(Action work) => work();

    public virtual void Progress(RunProgress progress)
    {
        if (Stopwatch.GetElapsedTime(_lastProgress) < s_interval)
            return;
        _lastProgress = Stopwatch.GetTimestamp();
        foreach (string line in progress.Lines)
            error.WriteLine(line);
    }

    public virtual void Warn(string message) => error.WriteLine("warning: " + message);
}
