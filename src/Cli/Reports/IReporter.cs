namespace KernelRD.Cli.Reports;

/// <summary>Tells how a run goes: to a person at a terminal, to a log, or to a program.</summary>
internal interface IReporter
{
    void Tell(IRunEvent news);

    /// <summary>Does the work, of which <see cref="Progress"/>, <see cref="Tell"/> and <see cref="Warn"/> tell.</summary>
    void Track(Action work);

    void Progress(RunProgress progress);

    void Warn(string message);
}
