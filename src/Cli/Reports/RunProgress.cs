using System.Globalization;

namespace KernelRD.Cli.Reports;

/// <summary>How far a run is.</summary>
/// <param name="Step">The steps done, those before a resumption included.</param>
/// <param name="Steps">The steps to do in all.</param>
/// <param name="Time">The simulated time.</param>
/// <param name="StepsPerSecond">The rate since the start or resumption.</param>
/// <param name="CellsPerSecond">The same in cells.</param>
internal readonly record struct RunProgress(long Step, long Steps, double Time, double StepsPerSecond, double CellsPerSecond)
{
    /// <summary>At this rate.</summary>
    public double SecondsLeft => (Steps - Step) / StepsPerSecond;

    /// <summary>Both rates, such as "12.3 k steps/s, 123 M cells/s".</summary>
    public string Rate => $"{Scaled(StepsPerSecond)} steps/s, {Scaled(CellsPerSecond)} cells/s";

    /// <summary>Three digits and k, M, G or T.</summary>
    public static string Scaled(double value)
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
