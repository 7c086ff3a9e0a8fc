using System.CommandLine;
using System.Globalization;
using KernelRD.Cli.Files;
using KernelRD.Cli.Runs;
using KernelRD.Simulation;

namespace KernelRD.Cli.Commands;

/// <summary>The options of <c>run</c>: with a model's parameters and defaults, or for a configuration that is already there.</summary>
internal sealed class RunOptions
{
    private readonly Command _command;
    private readonly List<Func<ParseResult, RunConfig, RunConfig>> _settings = [];
    private readonly Option<long?> _steps;
    private readonly Option<double?> _time;
    private readonly Option<long?> _frames;
    private readonly Option<long?> _every;
    private readonly Option<long?> _scale;

    /// <param name="command">Gets the options.</param>
    /// <param name="model">The model whose parameters they set; null: those that suit every model.</param>
    public RunOptions(Command command, Model? model)
    {
        _command = command;
        var defaults = model is null ? null : RunConfig.Default(model);
        if (model is not null)
            AddParameters(model);

        Add(
            Parse.Option<(int Width, int Height)>("--size", "N|WxH", $"grid cells{Default($"{defaults?.Settings.Width}x{defaults?.Settings.Height}")}", Parse.Size, "N or WxH, whole numbers from 1"),
            (config, size) => config with { Settings = config.Settings with { Width = size.Width, Height = size.Height } });
        Add(
            Parse.Option<double>("--dt", "T", $"time step{Default($"{defaults?.Settings.TimeStep}")}", Parse.Number, "a positive number", value => value > 0),
            (config, dt) => config with { Settings = config.Settings with { TimeStep = dt } });
        _steps = Add(
            Parse.Option<long>("--steps", "N", $"number of time steps{Default($"{defaults?.Steps}")}", Parse.Whole, Whole(1, RunConfig.MaxSteps), Within(1, RunConfig.MaxSteps)),
            (config, steps) => config with { Steps = steps });
        _time = Add(
            Parse.Option<double>("--time", "T", "simulated time instead of --steps, to the nearest step", Parse.Number, "a positive number", value => value > 0),
            (config, time) => config with { Steps = RunConfig.StepsFor(time, config.Settings.TimeStep) });
        Add(
            Parse.Choice<Boundary>("--boundary", $"what lies outside: the other edge, the edge cell again, or zero{Default("periodic")}"),
            (config, boundary) => config with { Settings = config.Settings with { Boundary = boundary } });
        Add(
            Parse.Option<long>("--seed", "N", $"seed of the random start{(model is { HasSeed: false } ? "; this model has none" : "")}{Default($"{defaults?.Settings.Seed}")}", Parse.Whole, Whole(0, uint.MaxValue), Within(0, uint.MaxValue)),
            (config, seed) => config with { Settings = config.Settings with { Seed = (uint)seed } });
        _frames = Add(
            Parse.Option<long>("--frames", "N", $"pictures after the start's, spread evenly{Default($"{defaults?.Schedule.Frames}")}", Parse.Whole, Whole(1, RunConfig.MaxFrames), Within(1, RunConfig.MaxFrames)),
            (config, frames) => config with { Schedule = FrameSchedule.Spread((int)frames) });
        _every = Add(
            Parse.Option<long>("--every", "N", "a picture every N steps instead of --frames", Parse.Whole, Whole(1, RunConfig.MaxSteps), Within(1, RunConfig.MaxSteps)),
            (config, every) => config with { Schedule = FrameSchedule.Each(every) });
        Add(
            Parse.Choice<Field>("--field", $"the field in the pictures{Default(defaults is null ? "" : RunConfig.NameOf(defaults.Field))}"),
            (config, field) => config with { Field = field });
        Add(
            Parse.Choice("--colormap", $"colours from low to high{Default(ColorMap.All[0].Name)}", ColorMap.All, map => map.Name),
            (config, map) => config with { ColorMap = map });
        Add(
            Parse.Option<(double Low, double High)>("--range", "LO,HI", $"values of the first and the last colour{Default("fitted over the run")}", Parse.Range, "two numbers LO,HI, the first one lower", range => range.Low < range.High),
            (config, range) => config with { Range = range });
        _scale = Add(
            Parse.Option<long>("--scale", "N", $"side of a cell in pixels{Default("for pictures of about 500")}", Parse.Whole, Whole(1, RunConfig.MaxScale), Within(1, RunConfig.MaxScale)),
            (config, scale) => config with { Scale = (int)scale });
        var force = Add(new Option<bool>("--force") { Description = "run even past the limit of the time step" });
        _settings.Add((result, config) => result.GetValue(force) ? config with { Force = true } : config);

        Device = Add(Parse.Option<DeviceChoice>("--device", "auto|cpu|opencl[:I]|cuda[:I]", "what computes; all give the same bits [default: auto]", DeviceChoice.TryParse, "auto, cpu, opencl, cuda, opencl:I or cuda:I"));
        Out = Add(new Option<string?>("--out") { HelpName = "DIR", Description = $"directory for the files [default: runs/{model?.Name ?? "MODEL"}-001, -002, ...]" });
        Overwrite = Add(new Option<bool>("--overwrite") { Description = "replace the run that is in the directory" });
        Resume = Add(new Option<string?>("--resume") { HelpName = "DIR", Description = "go on with the run in this directory" });
        Json = Add(new Option<bool>("--json") { Description = "events as lines of JSON on standard error, and nothing else" });
    }

    public Option<DeviceChoice?> Device { get; }

    public Option<string?> Out { get; }

    public Option<bool> Overwrite { get; }

    public Option<string?> Resume { get; }

    public Option<bool> Json { get; }

    /// <summary>A configuration with what was given in place of what it had.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="config">Where to start from.</param>
    /// <param name="isFresh">Whether it holds a model's defaults: then number of steps, pictures and scale suit the rest, unless given.</param>
    /// <exception cref="UserError">The options contradict each other, or cannot run.</exception>
    public RunConfig Apply(ParseResult result, RunConfig config, bool isFresh)
    {
        if (IsGiven(result, _steps) && IsGiven(result, _time))
            throw new UserError("give --steps or --time, not both");
        if (IsGiven(result, _frames) && IsGiven(result, _every))
            throw new UserError("give --frames or --every, not both");
        foreach (var apply in _settings)
            config = apply(result, config);

        var settings = config.Settings;
        if (isFresh && !IsGiven(result, _steps) && !IsGiven(result, _time))
            config = config with { Steps = RunConfig.StepsFor(settings.Model.DefaultTime, settings.TimeStep) };
        if (isFresh && !IsGiven(result, _frames) && !IsGiven(result, _every))
            config = config with { Schedule = FrameSchedule.Spread((int)Math.Min(100, config.Steps)) };
        if (isFresh && !IsGiven(result, _scale))
            config = config with { Scale = RunConfig.DefaultScale(settings.Width, settings.Height) };
        return config.Problem() is var (key, message) ? throw new UserError($"{OptionFor(key)}: {message}") : config;
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static string OptionFor(string key) => "--" + key.Split('.')[^1] switch
    {
        "width" or "height" => "size",
        var name => name,
    };

    private static string Default(FormattableString text)
    {
        string value = text.ToString(CultureInfo.InvariantCulture);
        return value is "" or "x" ? "" : $" [default: {value}]";
    }

    private static string Default(string value) => Default((FormattableString)$"{value}");

    private static string Whole(long low, long high) => string.Create(CultureInfo.InvariantCulture, $"a whole number from {low} to {high}");

    private static Func<long, bool> Within(long low, long high) => value => value >= low && value <= high;

    private void AddParameters(Model model)
    {
        if (model.Presets.Count > 0)
        {
            string presets = string.Join("; ", model.Presets.Select(preset => $"{preset.Name}: {preset.Description}"));
            Add(
                Parse.Choice("--preset", $"known parameters, the base for those given ({presets})", model.Presets, preset => preset.Name),
                (config, preset) => config with { Settings = config.Settings with { Values = model.ValuesWith(preset.Values) } });
        }

        foreach (var parameter in model.Parameters)
        {
            Add(
                Parse.Option<double>("--" + parameter.Name, "X", $"{parameter.Symbol}, {parameter.Description}{Default($"{parameter.Default}")}", Parse.Number, "a finite number"),
                (config, value) => config with { Settings = config.Settings with { Values = config.Settings.Values.With(parameter.Name, value) } });
        }
    }

    private Option<T?> Add<T>(Option<T?> option, Func<RunConfig, T, RunConfig> apply)
        where T : struct
    {
        _settings.Add((result, config) => result.GetValue(option) is { } value ? apply(config, value) : config);
        return Add(option);
    }

    private void Add<T>(Option<T?> option, Func<RunConfig, T, RunConfig> apply)
        where T : class
    {
        _settings.Add((result, config) => result.GetValue(option) is { } value ? apply(config, value) : config);
        Add(option);
    }

    private TOption Add<TOption>(TOption option)
        where TOption : Option
    {
        _command.Options.Add(option);
        return option;
    }
}
