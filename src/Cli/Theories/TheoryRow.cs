using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Theories;

/// <summary>One measured point of a training: a row of <c>metrics.csv</c>, which has the bounds beside it.</summary>
internal sealed record TheoryRow(string Run, TheoryPoint Point) : IRunEvent
{
    /// <summary>The columns in order; NaN stands for what is missing.</summary>
    private static readonly (string Name, Func<TheoryPoint, double> Value)[] s_columns =
    [
        ("iteration", point => point.Iteration),
        ("t", point => point.Time),
        ("error", point => point.Error),
        ("predicted_error", point => point.PredictedError),
        ("deviation", point => point.Deviation),
        ("deviation_h0", point => point.FrozenDeviation),
        ("max_distance", point => point.MaxDistance),
        ("mean_distance", point => point.MeanDistance),
        ("distance", point => point.Distance),
        ("lambda_min", point => point.Least),
        ("lambda_max", point => point.Largest),
        ("gram_distance", point => point.GramDistance),
        ("w_norm", point => point.CriticNorm),
        ("g_slope", point => point.CriticSlope),
    ];

    public static string Header { get; } = $"run,{string.Join(',', s_columns.Select(column => column.Name))},error_bound,distance_bound";

    public string Name => "row";

    public IEnumerable<string> Lines => [];

    /// <summary>The row; every number reads back to the same bits, and what is missing is empty.</summary>
    /// <param name="result">Whose bounds stand beside it.</param>
    public string ToCsv(TheoryResult result) => string.Join(
        ',',
        [
            Run,
            .. s_columns.Select(column => Cell(column.Value(Point))),
            Cell(result.ErrorBound(Point.Time)),
            Cell(result.DistanceBound(Point.Time)),
        ]);

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("run", Run);
        json.WriteNumber("iteration", Point.Iteration);
        foreach (var (name, value) in s_columns[1..])
            json.WriteFinite(name, value(Point));
    }

    /// <exception cref="FormatException">This is no such row.</exception>
    public static TheoryRow Parse(string row)
    {
        var cells = row.Split(',');
        if (cells.Length != s_columns.Length + 3)
            throw new FormatException($"this is no row of metrics: {row}");
        int next = 2;
        return new(cells[0], new TheoryPoint
        {
            Iteration = long.Parse(cells[1], CultureInfo.InvariantCulture),
            Time = Next(),
            Error = Next(),
            PredictedError = Next(),
            Deviation = Next(),
            FrozenDeviation = Next(),
            MaxDistance = Next(),
            MeanDistance = Next(),
            Distance = Next(),
            Least = Next(),
            Largest = Next(),
            GramDistance = Next(),
            CriticNorm = Next(),
            CriticSlope = Next(),
        });

        double Next() => cells[next++] is var cell and not "" ? double.Parse(cell, CultureInfo.InvariantCulture) : double.NaN;
    }

    private static string Cell(double value) => double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);
}
