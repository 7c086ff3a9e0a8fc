using System.Buffers;
using System.Text;
using System.Text.Json;
using KernelRD.Cli.Files;
using KernelRD.Cli.Runs;
using KernelRD.Training;
using KernelRD.Training.Data;

namespace KernelRD.Cli.Trainings;

/// <summary>
/// Everything that the files of a training depend on: what its <c>config.json</c> holds. The device is not part of it, as all give the same
/// bits, nor is how often a checkpoint is kept.
/// </summary>
internal sealed record TrainingConfig : IRunConfig
{
    /// <summary>What <c>config.json</c> calls the model.</summary>
    public const string Model = "prd";

    public const int MaxHidden = 1 << 24;

    public const int MaxRuns = 1000;

    /// <summary>The most iterations: a double still counts them exactly.</summary>
    public const long MaxIterations = 1L << 53;

    /// <summary>The most rows of <c>metrics.csv</c>.</summary>
    public const long MaxRows = 10_000_000;

    public required DataSource Source { get; init; }

    /// <summary>The folder of the data's files, whole; null where there are none, or where they are at home.</summary>
    public string? DataFolder { get; init; }

    public required TrainingSettings Settings { get; init; }

    /// <summary>How many iterations it takes at the most, at least 1.</summary>
    public required long Iterations { get; init; }

    /// <summary>It stops at the first logged iteration whose training MSE is no greater; null: at the last.</summary>
    public required double? TargetMse { get; init; }

    /// <summary>How many iterations lie between two rows of <c>metrics.csv</c>.</summary>
    public required long LogEvery { get; init; }

    /// <summary>Whether the same is run without and with the adversary.</summary>
    public bool Compare { get; init; }

    /// <summary>How many seeds, one after the other, the same is run with.</summary>
    public int Runs { get; init; } = 1;

    public string Version { get; init; } = App.Version;

    /// <summary>Whether this is several runs.</summary>
    public bool IsSeries => Compare || Runs > 1;

    /// <summary>d_out.</summary>
    public static int Outputs(TrainingSettings settings, DataSet data) => settings.Scalar ? 1 : data.Classes;

    /// <summary>The runs of a series, each with the folder that it goes to.</summary>
    public IEnumerable<(string Folder, TrainingConfig Config)> Members()
    {
        for (int run = 0; run < Runs; run++)
        {
            uint seed = unchecked(Settings.Seed + (uint)run);
            var one = this with { Compare = false, Runs = 1, Settings = Settings with { Seed = seed } };
            if (!Compare)
            {
                yield return ($"seed-{seed}", one);
                continue;
            }

            foreach (bool adversarial in new[] { false, true })
            {
                string arm = adversarial ? "adversarial" : "supervised";
                yield return (Runs > 1 ? $"seed-{seed}-{arm}" : arm, one with { Settings = one.Settings with { Adversarial = adversarial } });
            }
        }
    }

    /// <summary>
    /// So many iterations between rows that about a hundred rows come, or fewer where looking at all samples would then take longer than a
    /// quarter of the iterations' own time; but at least twenty.
    /// </summary>
    public static long DefaultLogEvery(DataSet data, TrainingSettings settings, long iterations)
    {
        // A sample takes one product to look at, and three to learn from.
        int batch = settings.Scalar ? data.Train.Count : settings.Batch;
        long cheap = 4L * (data.Train.Count + data.Test.Count) / (3L * batch);
        return Math.Max(1, Math.Max(iterations / 100, Math.Min(cheap, iterations / 20)));
    }

    /// <summary>How many rows of <c>metrics.csv</c> there are once so many iterations are done.</summary>
    public long RowsAt(long iteration) => 1 + iteration / LogEvery + (iteration == Iterations && iteration % LogEvery != 0 ? 1 : 0);

    /// <summary>The first iteration to be logged after another one.</summary>
    public long NextLog(long iteration) => Math.Min(Iterations, (iteration / LogEvery + 1) * LogEvery);

    /// <exception cref="UserError">The file is missing, unreadable or not a configuration.</exception>
    public static TrainingConfig Load(string path) => StrictJson.Read(path, json =>
    {
        json.OneOf("model", [Model], model => model);
        var config = new TrainingConfig
        {
            Version = json.Text("version"),
            Source = json.OneOf("data", DataSource.All, source => source.Name),
            DataFolder = json.Has("data_dir") ? json.Text("data_dir") : null,
            Settings = new TrainingSettings
            {
                Hidden = (int)json.Whole("hidden", 1, MaxHidden),
                Batch = (int)json.Whole("batch", 1, int.MaxValue),
                Seed = (uint)json.Whole("seed", 0, uint.MaxValue),
                Input = json.OneOf("input", Enum.GetValues<InputScaling>(), EnumName.Of),
                Reduction = json.OneOf("reduction", Enum.GetValues<Reduction>(), EnumName.Of),
                Adversarial = json.Flag("adversarial"),
                Constraint = json.OneOf("constraint", Enum.GetValues<CriticConstraint>(), EnumName.Of),
                Lipschitz = json.Number("lipschitz"),
                Penalty = json.Number("penalty"),
                AdversarialWeight = json.Number("adversarial_weight"),
                LearningRate = json.Number("learning_rate"),
                Momentum = json.Number("momentum"),
                CriticLearningRate = json.Number("critic_learning_rate"),
                Scalar = json.Flag("scalar"),
            },
            Iterations = json.Whole("iterations", 1, MaxIterations),
            TargetMse = json.Has("target_mse") ? json.Number("target_mse") : null,
            LogEvery = json.Whole("log_every", 1, MaxIterations),
            Compare = json.Flag("compare"),
            Runs = (int)json.Whole("runs", 1, MaxRuns),
        };
        json.Ignore("readings");
        return config.Problem() is { } problem ? throw json.Error(problem.Key, problem.Message) : config;
    });

    /// <summary>What is wrong with the settings together, and the key to blame; null where nothing is that needs no data to be seen.</summary>
    public (string Key, string Message)? Problem()
    {
        if (Compare && Settings.Adversarial)
            return ("adversarial", "compare runs both, without and with the adversary; leave it out");
        if (Source.Files is null && DataFolder is not null)
            return ("data_dir", $"{Source.Name} has no files");
        if (RowsAt(Iterations) > MaxRows)
            return ("log_every", $"gives {RowsAt(Iterations)} rows; the most is {MaxRows}");
        return null;
    }

    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteString("version", Version);
            json.WriteString("model", Model);
            json.WriteString("data", Source.Name);
            if (DataFolder is not null)
                json.WriteString("data_dir", DataFolder);
            json.WriteNumber("hidden", Settings.Hidden);
            json.WriteNumber("batch", Settings.Batch);
            json.WriteNumber("iterations", Iterations);
            if (TargetMse is { } target)
                json.WriteNumber("target_mse", target);
            json.WriteNumber("seed", Settings.Seed);
            json.WriteString("input", EnumName.Of(Settings.Input));
            json.WriteString("reduction", EnumName.Of(Settings.Reduction));
            json.WriteBoolean("scalar", Settings.Scalar);
            json.WriteNumber("learning_rate", Settings.LearningRate);
            json.WriteNumber("momentum", Settings.Momentum);
            json.WriteBoolean("adversarial", Settings.Adversarial);
            json.WriteNumber("adversarial_weight", Settings.AdversarialWeight);
            json.WriteNumber("critic_learning_rate", Settings.CriticLearningRate);
            json.WriteNumber("penalty", Settings.Penalty);
            json.WriteString("constraint", EnumName.Of(Settings.Constraint));
            json.WriteNumber("lipschitz", Settings.Lipschitz);
            json.WriteBoolean("compare", Compare);
            json.WriteNumber("runs", Runs);
            json.WriteNumber("log_every", LogEvery);
            json.WriteStartObject("readings");
            foreach (var (key, reading) in Readings())
                json.WriteString(key, reading);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>How this run reads what the paper leaves open.</summary>
    public IEnumerable<(string Key, string Reading)> Readings()
    {
        var settings = Settings;
        yield return ("random", "NumPy's RandomState(seed) draws U, V, W and a; RandomState(seed + 1) one permutation an epoch; RandomState(seed + 2) the "
            + "critic's interpolation weights");
        yield return ("epoch", "every sample once in batches; the last, incomplete batch is dropped");
        yield return ("input", settings.Input == InputScaling.Unit ? "every input is scaled to Euclidean norm 1" : "inputs as they are, pixels divided by 255");
        yield return ("objective", "rho [1/2 sum |f - y|^2 - adversarial_weight sum g(f)] over a batch, " + settings.Reduction switch
        {
            Reduction.Sum => "rho = 1",
            Reduction.Mean => "rho = 1/batch",
            _ => "rho = 2/(batch d_out), as PyTorch's MSELoss",
        });
        yield return ("error", "the paper's error is half the mean squared error; metrics.csv has the mean squared error");
        yield return ("derivative", "that of ReLU is 1 where its argument is 0 or above");
        yield return ("step", "forward, the critic's step, the generator's step on U and V together against the new critic; SGD as PyTorch's, "
            + "v = momentum v + gradient, parameter -= learning_rate v");
        yield return ("L", settings.Constraint switch
        {
            CriticConstraint.Clip => "every entry of W is clipped into [-lipschitz, lipschitz], at the start and after each critic step",
            CriticConstraint.Spectral => "W is scaled down to a spectral norm of at most lipschitz, at the start and after each critic step",
            _ => "nothing but the gradient penalty holds the critic; lipschitz has no effect",
        });
        if (settings.Scalar)
            yield return ("scalar", "one output, V fixed at -1 and 1, all samples an iteration, plain gradient descent; batch and momentum have no effect");
        yield return ("stop", TargetMse is null
            ? "after the last iteration"
            : "at the first logged iteration with a training MSE of at most target_mse, or after the last iteration");
    }
}
