using System.CommandLine;
using System.Globalization;
using KernelRD.Cli.Theories;
using KernelRD.Training.Data;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Commands;

/// <summary>The options of <c>kernelrd theory</c>.</summary>
internal sealed class TheoryOptions : RunOptions<TheoryConfig>
{
    private static readonly DataSource s_fashion = DataSource.All.Single(source => source.Name == "fashion-mnist");

    private readonly DataOptions _data = new(s_fashion);

    public TheoryOptions(Command command)
        : base(command)
    {
        var defaults = new TheoryConfig { Source = s_fashion };
        Group("Training");
        Add(_data.Data);
        Add(_data.Folder);
        AddWhole("--samples", "n, the first samples of the training set, each scaled to norm 1", defaults.Settings.Samples, 2, TheoryConfig.MaxSamples, (settings, value) => settings with { Samples = (int)value });
        AddWhole("--hidden", "m, the neurons", defaults.Settings.Hidden, 1, TheoryConfig.MaxHidden, (settings, value) => settings with { Hidden = (int)value });
        AddWhole("--iterations", "steps of gradient descent", defaults.Settings.Iterations, 1, TheoryConfig.MaxIterations, (settings, value) => settings with { Iterations = value });
        Add(
            Parse.Positive("--learning-rate", $"eta{Default("0.05 / lambda_max(H_inf)")}"),
            (config, value) => config with { Settings = config.Settings with { LearningRate = value } });
        AddWhole("--seed", "of the random weights", defaults.Settings.Seed, 0, uint.MaxValue - 2, (settings, value) => settings with { Seed = (uint)value });

        Group("Theory");
        AddWhole("--points", "how often the Gram matrix is measured", defaults.Settings.Points, 2, TheoryConfig.MaxPoints, (settings, value) => settings with { Points = (int)value });
        Add(
            Parse.Positive("--lipschitz", $"L, to which the critic's norm is held in the second run{Default($"{defaults.Settings.Lipschitz}")}"),
            (config, value) => config with { Settings = config.Settings with { Lipschitz = value } });
        Add(
            Parse.Option(
                "--delta", "P", $"the probability with which the bounds may fail{Default($"{defaults.Settings.Delta}")}",
                (string text, out double value) => Parse.Number(text, out value) && value is > 0 and < 1, "a probability above 0 and below 1"),
            (config, value) => config with { Settings = config.Settings with { Delta = value } });
        Add(
            Parse.Whole("--max-width", $"the widest network for Theorem 3's orders, from 8 on; 0: none{Default($"{defaults.MaxWidth}")}", 0, TheoryConfig.MaxMaxWidth),
            (config, value) => config with { MaxWidth = (int)value });

        Group("Run");
        AddRun("theory");
    }

    /// <summary>A configuration with what was given in place of what it had.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="config">Where to start from; null: the defaults.</param>
    /// <exception cref="UserError">The options contradict each other.</exception>
    public TheoryConfig Apply(ParseResult result, TheoryConfig? config)
    {
        var (source, folder) = _data.Of(result, config?.Source, config?.DataFolder);
        return ApplyGiven(result, (config ?? new TheoryConfig { Source = source }) with { Source = source, DataFolder = folder });
    }

    private void AddWhole(string name, string description, long value, long low, long high, Func<TheorySettings, long, TheorySettings> apply) => Add(
        Parse.Whole(name, description + Default(value.ToString(CultureInfo.InvariantCulture)), low, high),
        (config, given) => config with { Settings = apply(config.Settings, given) });
}
