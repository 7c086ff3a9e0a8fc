using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;
using KernelRD.Training;

namespace KernelRD.Cli.Trainings;

/// <summary>One row of a training's <c>metrics.csv</c>.</summary>
internal sealed record TrainingRow(Metrics Metrics) : IRunEvent
{
    /// <summary>The columns in order; NaN stands for what is missing.</summary>
    private static readonly (string Name, Func<Metrics, double> Value)[] s_columns =
    [
        ("iteration", metrics => metrics.Iteration),
        ("epoch", metrics => metrics.Epoch),
        ("loss", metrics => metrics.Loss),
        ("critic_loss", metrics => metrics.CriticLoss),
        ("penalty", metrics => metrics.Penalty),
        ("train_mse", metrics => metrics.TrainMse),
        ("test_mse", metrics => metrics.TestMse),
        ("train_error", metrics => metrics.TrainError),
        ("test_error", metrics => metrics.TestError),
        ("distance_u", metrics => metrics.DistanceU),
        ("distance_v", metrics => metrics.DistanceV),
        ("max_distance_uj", metrics => metrics.MaxDistanceUj),
        ("mean_distance_uj", metrics => metrics.MeanDistanceUj),
        ("reaction_u", metrics => metrics.ReactionU),
        ("diffusion_u", metrics => metrics.DiffusionU),
        ("reaction_v", metrics => metrics.ReactionV),
        ("diffusion_v", metrics => metrics.DiffusionV),
    ];

    public static string Header { get; } = string.Join(',', s_columns.Select(column => column.Name));

    public string Name => "row";

    public IEnumerable<string> Lines => [];

    /// <summary>The row; every number reads back to the same bits, and what is missing is empty.</summary>
    public string ToCsv() => string.Join(',', s_columns.Select(column => column.Value(Metrics) is var value && double.IsNaN(value)
        ? ""
        : value.ToString(CultureInfo.InvariantCulture)));

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("iteration", Metrics.Iteration);
        foreach (var (name, value) in s_columns[1..])
            json.WriteFinite(name, value(Metrics));
    }

    /// <exception cref="FormatException">This is no such row.</exception>
    public static TrainingRow Parse(string row)
    {
        var cells = row.Split(',');
        if (cells.Length != s_columns.Length)
            throw new FormatException($"this is no row of metrics: {row}");
        int next = 1;
        return new(new Metrics
        {
            Iteration = long.Parse(cells[0], CultureInfo.InvariantCulture),
            Epoch = Next(),
            Loss = Next(),
            CriticLoss = Next(),
            Penalty = Next(),
            TrainMse = Next(),
            TestMse = Next(),
            TrainError = Next(),
            TestError = Next(),
            DistanceU = Next(),
            DistanceV = Next(),
            MaxDistanceUj = Next(),
            MeanDistanceUj = Next(),
            ReactionU = Next(),
            DiffusionU = Next(),
            ReactionV = Next(),
            DiffusionV = Next(),
        });

        double Next() => cells[next++] is var cell and not "" ? double.Parse(cell, CultureInfo.InvariantCulture) : double.NaN;
    }
}
