using System.CommandLine;
using KernelRD.Cli.Trainings;
using KernelRD.Training;
using KernelRD.Training.Data;

namespace KernelRD.Cli.Commands;

/// <summary>The options of <c>run prd</c>.</summary>
internal sealed class TrainingOptions : RunOptions<TrainingConfig>
{
    private readonly DataOptions _data = new(DataSource.All[0]);
    private readonly Option<long?> _batch;
    private readonly Option<long?> _iterations;
    private readonly Option<long?> _epochs;
    private readonly Option<InputScaling?> _input;
    private readonly Option<long?> _logEvery;
    private readonly Option<long?> _checkpointEvery;

    public TrainingOptions(Command command)
        : base(command)
    {
        var defaults = new TrainingSettings();
        Group("Data");
        Add(_data.Data);
        Add(_data.Folder);
        _input = AddSetting(
            Parse.Choice<InputScaling>("--input", $"inputs as they are, or scaled to Euclidean norm 1{Default("raw, or unit with --scalar")}"),
            (settings, value) => settings with { Input = value });

        Group("Network and training");
        AddSetting(
            Parse.Whole("--hidden", $"neurons of the hidden layer, m{Default($"{defaults.Hidden}")}", 1, TrainingConfig.MaxHidden),
            (settings, value) => settings with { Hidden = (int)value });
        _batch = AddSetting(
            Parse.Whole("--batch", $"samples of an iteration{Default("256; 512 of pictures")}", 1, int.MaxValue),
            (settings, value) => settings with { Batch = (int)value });
        _iterations = Add(Parse.Whole("--iterations", "how many iterations to take", 1, TrainingConfig.MaxIterations));
        _epochs = Add(Parse.Whole(
            "--epochs",
            $"the same in epochs{Default($"{DataSource.Epochs}, or until a training MSE of 0.001 for mnist and fashion-mnist, 0.02 for cifar10")}",
            1,
            TrainingConfig.MaxIterations));
        AddSetting(
            Parse.Whole("--seed", $"seed of weights and batches{Default($"{defaults.Seed}")}", 0, uint.MaxValue),
            (settings, value) => settings with { Seed = (uint)value });
        AddSetting(
            Parse.Choice<Reduction>("--reduction", $"the loss over a batch: summed, divided by B, or by B d_out / 2{Default(EnumName.Of(defaults.Reduction))}"),
            (settings, value) => settings with { Reduction = value });
        AddNumber(
            "--learning-rate", $"of the generator{Default($"{defaults.LearningRate}")}", (settings, value) => settings with { LearningRate = value });
        AddNumber(
            "--momentum", $"of generator and critic{Default($"{defaults.Momentum}")}", (settings, value) => settings with { Momentum = value });
        AddFlag(
            "--scalar",
            "the network of the theorems: one output, V fixed, all samples an iteration, plain gradient descent",
            config => config with { Settings = config.Settings with { Scalar = true } });

        Group("Adversary");
        AddFlag(
            "--adversarial",
            "train with the critic, the pseudo-reaction-diffusion model",
            config => config with { Settings = config.Settings with { Adversarial = true } });
        AddNumber(
            "--adversarial-weight",
            $"weight of the critic in the generator's objective{Default($"{defaults.AdversarialWeight}")}",
            (settings, value) => settings with { AdversarialWeight = value });
        AddNumber(
            "--penalty", $"weight of the critic's gradient penalty{Default($"{defaults.Penalty}")}", (settings, value) => settings with { Penalty = value });
        AddSetting(
            Parse.Choice<CriticConstraint>(
                "--constraint", $"what else bounds the critic: clipped entries of W, or W's spectral norm{Default(EnumName.Of(defaults.Constraint))}"),
            (settings, value) => settings with { Constraint = value });
        AddNumber("--lipschitz", $"bound of the constraint{Default($"{defaults.Lipschitz}")}", (settings, value) => settings with { Lipschitz = value });
        AddNumber(
            "--critic-learning-rate", $"of the critic{Default($"{defaults.CriticLearningRate}")}", (settings, value) => settings with { CriticLearningRate = value });

        Group("Several runs");
        AddFlag("--compare", "run without and with the adversary from the same start, and set both side by side", config => config with { Compare = true });
        Add(
            Parse.Whole("--runs", $"repeat with this many seeds, from --seed on{Default("1")}", 1, TrainingConfig.MaxRuns),
            (config, value) => config with { Runs = (int)value });

        Group("Run");
        _logEvery = Add(
            Parse.Whole(
                "--log-every",
                $"iterations from one row of metrics.csv to the next{Default("about 100 rows, fewer where measuring would slow the run down")}",
                1,
                TrainingConfig.MaxIterations),
            (config, value) => config with { LogEvery = value });
        AddRun("prd-DATA");
        _checkpointEvery = Add(Parse.Whole(
            "--checkpoint-every", $"iterations from one checkpoint to the next{Default("half a minute")}", 1, TrainingConfig.MaxIterations));
    }

    public override RunChoice Choice(ParseResult result) => base.Choice(result) with { CheckpointEvery = result.GetValue(_checkpointEvery) };

    /// <summary>The data that were asked for, else those of a configuration that is already there.</summary>
    /// <exception cref="UserError">They have no files, and yet a folder.</exception>
    public (DataSource Source, string? Folder) Data(ParseResult result, TrainingConfig? config) => _data.Of(result, config?.Source, config?.DataFolder);

    /// <summary>A configuration with what was given in place of what it had.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="config">Where to start from; null: the defaults, which suit the data and what is given.</param>
    /// <param name="source">What the data are called.</param>
    /// <param name="folder">Where they are from.</param>
    /// <param name="data">The data.</param>
    /// <exception cref="UserError">The options contradict each other.</exception>
    public TrainingConfig Apply(ParseResult result, TrainingConfig? config, DataSource source, string? folder, DataSet data)
    {
        if (IsGiven(result, _iterations) && IsGiven(result, _epochs))
            throw new UserError("give --iterations or --epochs, not both");
        bool isFresh = config is null;
        config = ApplyGiven(result, (config ?? new TrainingConfig
        {
            Source = source,
            Settings = new TrainingSettings { Batch = source.Batch },
            Iterations = 1,
            TargetMse = source.TargetMse,
            LogEvery = 1,
        }) with
        { Source = source, DataFolder = folder });
        var settings = config.Settings;
        if (isFresh && settings.Scalar && !IsGiven(result, _input))
            config = config with { Settings = settings = settings with { Input = InputScaling.Unit } };
        if (settings.Problems(data).FirstOrDefault() is { } problem)
            throw new UserError(problem);

        long perEpoch = settings.Scalar ? 1 : data.Train.Count / settings.Batch;
        if (result.GetValue(_iterations) is { } iterations)
            config = config with { Iterations = iterations, TargetMse = null };
        else if (result.GetValue(_epochs) is { } epochs)
            config = config with { Iterations = Epochs(epochs), TargetMse = null };
        else if (isFresh)
            config = config with { Iterations = Epochs(DataSource.Epochs) };
        if (isFresh && !IsGiven(result, _logEvery))
            config = config with { LogEvery = TrainingConfig.DefaultLogEvery(data, settings, config.Iterations) };
        return config.Problem() is var (key, message) ? throw new UserError($"--{key.Replace('_', '-')}: {message}") : config;

        long Epochs(long epochs) => (long)Int128.Min(TrainingConfig.MaxIterations, (Int128)epochs * perEpoch);
    }

    private Option<T?> AddSetting<T>(Option<T?> option, Func<TrainingSettings, T, TrainingSettings> apply)
        where T : struct => Add(option, (config, value) => config with { Settings = apply(config.Settings, value) });

    private void AddNumber(string name, string description, Func<TrainingSettings, double, TrainingSettings> apply) =>
        AddSetting(Parse.Option<double>(name, "X", description, Parse.Number, "a finite number"), apply);
}
