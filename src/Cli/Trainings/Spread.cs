using KernelRD.Training;

namespace KernelRD.Cli.Trainings;

/// <summary>A quantity of several runs at the iterations that all of them logged.</summary>
/// <param name="Iterations">Those iterations.</param>
/// <param name="Mean">The mean over the runs.</param>
/// <param name="Deviation">The standard deviation of the sample (divided by one less than the runs); 0 for one run.</param>
/// <param name="Low">The least.</param>
/// <param name="High">The largest.</param>
internal sealed record Spread(double[] Iterations, double[] Mean, double[] Deviation, double[] Low, double[] High)
{
    public static Spread Of(IReadOnlyList<IReadOnlyList<TrainingRow>> runs, Func<Metrics, double> quantity)
    {
        var tables = runs.Select(rows => rows.ToDictionary(row => row.Metrics.Iteration, row => quantity(row.Metrics))).ToArray();
        long[] iterations = [.. tables[0].Keys.Where(iteration => tables.All(table => table.ContainsKey(iteration))).Order()];
        double[][] values = [.. iterations.Select(iteration => tables.Select(table => table[iteration]).ToArray())];
        return new(
            [.. iterations.Select(iteration => (double)iteration)],
            [.. values.Select(row => row.Average())],
            [.. values.Select(Deviate)],
            [.. values.Select(row => row.Min())],
            [.. values.Select(row => row.Max())]);
    }

    private static double Deviate(double[] values)
    {
        double mean = values.Average();
        return values.Length == 1 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
