using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KernelRD.Cli.Files;
using KernelRD.Cli.Runs;
using KernelRD.Training;
using KernelRD.Training.Data;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Theories;

/// <summary>What <c>kernelrd theory</c> does: its <c>config.json</c>. The learning rate that the inputs ask for is no part of it.</summary>
internal sealed record TheoryConfig : IRunConfig
{
    /// <summary>What <c>config.json</c> calls the model.</summary>
    public const string Model = "theory";

    public const int MaxSamples = 6000;

    public const int MaxHidden = 1 << 20;

    public const long MaxIterations = 1_000_000_000;

    public const int MaxPoints = 10_000;

    public const int MaxMaxWidth = 1 << 16;

    public required DataSource Source { get; init; }

    /// <summary>The folder of the data's files, whole; null where there are none, or where they are at home.</summary>
    public string? DataFolder { get; init; }

    /// <summary>What all trainings share.</summary>
    public TheorySettings Settings { get; init; } = new();

    /// <summary>The widest network for Theorem 3's orders.</summary>
    public int MaxWidth { get; init; } = 2048;

    public string Version { get; init; } = App.Version;

    /// <summary>The three trainings: what files call them, and what people do.</summary>
    public IReadOnlyList<(string Name, string Title, TheorySettings Settings)> Runs =>
    [
        ("supervised", "Supervised", Settings with { Adversarial = false }),
        ("held", "Adversarial, ‖w‖ held to L", Settings with { Adversarial = true, Constraint = CriticConstraint.Spectral }),
        ("free", "Adversarial, ‖w‖ free", Settings with { Adversarial = true, Constraint = CriticConstraint.None }),
    ];

    /// <summary>m for Theorem 3's orders.</summary>
    public IReadOnlyList<int> Widths => [.. Enumerable.Range(3, 14).Select(power => 1 << power).Where(width => width <= MaxWidth)];

    /// <summary>The iterations of all trainings, and one for each width.</summary>
    public long Steps => Runs.Count * Settings.Iterations + Widths.Count;

    /// <summary>Where a step is: so many trainings and widths are done, and so many iterations of the next training.</summary>
    public (int Runs, long Iterations, int Widths) At(long step)
    {
        int runs = (int)Math.Min(Runs.Count, step / Settings.Iterations);
        long rest = step - runs * Settings.Iterations;
        return runs < Runs.Count ? (runs, rest, 0) : (runs, 0, (int)rest);
    }

    /// <exception cref="UserError">The file is missing, unreadable or not a configuration.</exception>
    public static TheoryConfig Load(string path) => StrictJson.Read(path, json =>
    {
        json.OneOf("model", [Model], model => model);
        return new TheoryConfig
        {
            Version = json.Text("version"),
            Source = json.OneOf("data", DataSource.All, source => source.Name),
            DataFolder = json.Has("data_dir") ? json.Text("data_dir") : null,
            Settings = new TheorySettings
            {
                Samples = (int)json.Whole("samples", 2, MaxSamples),
                Hidden = (int)json.Whole("hidden", 1, MaxHidden),
                Iterations = json.Whole("iterations", 1, MaxIterations),
                Points = (int)json.Whole("points", 2, MaxPoints),
                LearningRate = json.Has("learning_rate") ? Positive(json, "learning_rate") : null,
                Lipschitz = Positive(json, "lipschitz"),
                Delta = Positive(json, "delta") is < 1 and var delta ? delta : throw json.Error("delta", "expected a probability below 1"),
                Seed = (uint)json.Whole("seed", 0, uint.MaxValue - 2),
            },
            MaxWidth = (int)json.Whole("max_width", 0, MaxMaxWidth),
        };
    });

    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteString("version", Version);
            json.WriteString("model", Model);
            json.WriteString("data", Source.Name);
            if (DataFolder is not null)
                json.WriteString("data_dir", DataFolder);
            json.WriteNumber("samples", Settings.Samples);
            json.WriteNumber("hidden", Settings.Hidden);
            json.WriteNumber("iterations", Settings.Iterations);
            json.WriteNumber("points", Settings.Points);
            if (Settings.LearningRate is { } rate)
                json.WriteNumber("learning_rate", rate);
            json.WriteNumber("lipschitz", Settings.Lipschitz);
            json.WriteNumber("delta", Settings.Delta);
            json.WriteNumber("seed", Settings.Seed);
            json.WriteNumber("max_width", MaxWidth);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static double Positive(StrictJson json, string key) =>
        json.Number(key) is > 0 and var value ? value : throw json.Error(key, "expected a positive number");
}
