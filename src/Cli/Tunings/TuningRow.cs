using KernelRD.Cli.Benchmarks;

namespace KernelRD.Cli.Tunings;

/// <summary>What a device says of a parameter.</summary>
/// <param name="Device">The device, as --device takes it.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Size">The size of the work, by its axes.</param>
/// <param name="Default">What it is without a tuning.</param>
/// <param name="Times">Of each choice that ran and gave the default's bits; the default's are among them.</param>
internal sealed record TuningRow(
    string Device, TuningParameter Parameter, int[] Size, int Default, IReadOnlyList<(int Choice, Timing Time)> Times)
{
    /// <summary>A choice must take less time than the default by so much of it, to replace it.</summary>
    public const double LeastGain = 0.05;

    private static readonly int[] s_widths = [20, 30, 52];

    public static string Titles => Line("parameter", "work", "time, relative to the default's", "choice");

    /// <summary>Of the choice that was faster than the default, and of the default, loaded anew the other way round; null where none was.</summary>
    public IReadOnlyList<(int Choice, Timing Time)>? Again { get; init; }

    /// <summary>What was faster than the default, if it was so twice.</summary>
    public int Choice => Again is not null && Choose(Times, Default) == Choose(Again, Default) ? Choose(Times, Default) : Default;

    /// <summary>The fastest, where it is faster than the default by more than both their noises, and by 5 %; else the default.</summary>
    public static int Choose(IReadOnlyList<(int Choice, Timing Time)> times, int ordinary)
    {
        var (choice, time) = times.MinBy(time => time.Time.Seconds);
        var reference = Of(times, ordinary);
        return 1 - time.Seconds / reference.Seconds > Math.Max(LeastGain, time.Noise + reference.Noise) ? choice : ordinary;
    }

    /// <summary>A choice's time as a part of the default's; the second measurement's, where it was in that.</summary>
    public double Relative(int choice)
    {
        var times = Again is not null && Again.Any(time => time.Choice == choice) ? Again : Times;
        return Of(times, choice).Seconds / Of(times, Default).Seconds;
    }

    public string ToText() => Line(
        Parameter.Name,
        $"{Parameter.Operation} {string.Join('x', Size)}",
        string.Join("  ", Times.Select(time => $"{time.Choice}: {BenchmarkText.Number(Relative(time.Choice))}")),
        Choice != Default ? FormattableString.Invariant($"{Choice} instead of {Default}: {100 * (1 - Relative(Choice)):0} % less time")
        : 1 - Times.Min(time => time.Time.Seconds) / Of(Times, Default).Seconds > LeastGain ? $"{Default}, the default: too noisy for more"
        : $"{Default}, the default");

    private static Timing Of(IReadOnlyList<(int Choice, Timing Time)> times, int choice) => times.Single(time => time.Choice == choice).Time;

    private static string Line(params string[] cells) => string.Join("  ", cells.Select((cell, i) => i < s_widths.Length ? cell.PadRight(s_widths[i]) : cell));
}
