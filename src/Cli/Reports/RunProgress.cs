using System.Globalization;
using System.Text.Json;

namespace KernelRD.Cli.Reports;

/// <summary>How far a run is.</summary>
/// <param name="Done">The steps or iterations done, those before a resumption included.</param>
/// <param name="Total">Those to do in all.</param>
/// <param name="PerSecond">The rate since the start or resumption.</param>
internal abstract record RunProgress(long Done, long Total, double PerSecond) : IRunEvent
{
    public string Name => "progress";

    public abstract IEnumerable<string> Lines { get; }

    /// <summary>The rate with its unit.</summary>
    public abstract string Rate { get; }

    /// <summary>At this rate.</summary>
    public double SecondsLeft => (Total - Done) / PerSecond;

    /// <summary>Such as 00:01:30.</summary>
    protected string TimeLeft => $"{TimeSpan.FromSeconds(Math.Ceiling(Math.Min(SecondsLeft, 1e9))):c}";

    public abstract void WriteJson(Utf8JsonWriter json);

    /// <summary>Three digits and k, M, G or T.</summary>
    protected static string Scaled(double value)
    {
        var (unit, name) = value switch
        {
            >= 1e12 => (1e12, " T"),
            >= 1e9 => (1e9, " G"),
            >= 1e6 => (1e6, " M"),
            >= 1e3 => (1e3, " k"),
            _ => (1, ""),
        };
        double scaled = value / unit;
        return scaled.ToString(scaled >= 100 ? "0" : scaled >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture) + name;
    }
}
