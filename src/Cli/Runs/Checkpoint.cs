using System.Globalization;
using KernelRD.Cli.Files;

namespace KernelRD.Cli.Runs;

/// <summary>How far a run has come.</summary>
/// <param name="Step">The steps or iterations done.</param>
/// <param name="OverflowStep">The one after which a value was no longer finite; null where there was none.</param>
/// <param name="IsDone">Whether all files are written.</param>
internal sealed record Checkpoint(long Step, long? OverflowStep = null, bool IsDone = false)
{
    public int ExitCode => !IsDone ? Cli.ExitCode.Interrupted : OverflowStep is not null ? Cli.ExitCode.Overflow : Cli.ExitCode.Success;

    /// <summary>"finished", "overflow" or "interrupted".</summary>
    public string Outcome => !IsDone ? "interrupted" : OverflowStep is not null ? "overflow" : "finished";

    /// <exception cref="UserError">The file is damaged.</exception>
    public static Checkpoint Load(string path, long steps) => StrictJson.Read(path, json => new Checkpoint(
        json.Whole("step", 0, steps),
        json.Has("overflow_step") ? json.Whole("overflow_step", 1, steps) : null,
        json.Flag("done")));

    public string ToJson()
    {
        string overflow = OverflowStep is { } step ? string.Create(CultureInfo.InvariantCulture, $", \"overflow_step\": {step}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{{ \"step\": {Step}{overflow}, \"done\": {(IsDone ? "true" : "false")} }}\n");
    }
}
