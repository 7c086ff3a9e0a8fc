using KernelRD.Cli.Runs;

namespace KernelRD.Cli.Reports;

/// <summary>Tells how a run goes: to a person at a terminal, to a log, or to a program.</summary>
internal interface IReporter
{
    void Start(RunStart start);

    /// <summary>Does the work, of which <see cref="Progress"/>, <see cref="Frame"/> and <see cref="Warn"/> tell.</summary>
    void Track(Action work);

    void Progress(RunProgress progress);

    void Frame(FrameMetrics metrics);

    void Warn(string message);

    void End(RunEnd end);
}
