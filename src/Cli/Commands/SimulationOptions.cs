using System.CommandLine;
using KernelRD.Cli.Files;
using KernelRD.Cli.Simulations;
using KernelRD.Simulation;

namespace KernelRD.Cli.Commands;

/// <summary>The options of <c>run</c>: with a model's parameters and defaults, or for a configuration that is already there.</summary>
internal sealed class SimulationOptions : RunOptions<SimulationConfig>
{
    private readonly Model? _model;
    private readonly Option<double?> _timeStep;
    private readonly Option<long?> _steps;
    private readonly Option<double?> _time;
    private readonly Option<long?> _frames;
    private readonly Option<long?> _every;
    private readonly Option<long?> _scale;

    /// <param name="command">Gets the options.</param>
    /// <param name="model">The model whose parameters they set; null: those that suit every model.</param>
    public SimulationOptions(Command command, Model? model)
        : base(command)
    {
        _model = model;
        var defaults = model is null ? null : SimulationConfig.Default(model);
        if (model is not null)
            AddParameters(model);

        Group("Grid and time");
        string size = $"columns and rows; the domain is 1 wide{Default($"{defaults?.Settings.Width}x{defaults?.Settings.Height}")}";
        Add(
            Parse.Option<(int Width, int Height)>("--size", "N|WxH", size, Parse.Size, "N or WxH, whole numbers from 1"),
            (config, value) => config with { Settings = config.Settings with { Width = value.Width, Height = value.Height } });
        string timeStep = $"time step{Default($"{defaults?.Settings.TimeStep}, halved until the grid and the model allow it")}";
        _timeStep = Add(
            Parse.Positive("--dt", defaults is null ? "time step" : timeStep),
            WithTimeStep);
        _steps = Add(
            Parse.Whole("--steps", $"number of time steps{Default($"{defaults?.Steps}")}", 1, SimulationConfig.MaxSteps),
            (config, value) => config with { Steps = value });
        _time = Add(Parse.Positive("--time", $"simulated time, to the nearest step, instead of --steps{Default($"{model?.DefaultTime}")}"));
        Add(
            Parse.Choice<Boundary>("--boundary", $"outside lies the other edge, the edge cell again, or zero{Default("periodic")}"),
            (config, value) => config with { Settings = config.Settings with { Boundary = value } });
        string seed = model is { HasSeed: false }
            ? "seed of the random start; this model has none"
            : $"seed of the random start{Default($"{defaults?.Settings.Seed}")}";
        Add(
            Parse.Whole("--seed", seed, 0, uint.MaxValue),
            (config, value) => config with { Settings = config.Settings with { Seed = (uint)value } });

        Group("Pictures");
        string frames = $"pictures after the start's, in equal intervals{Default($"{defaults?.Schedule.Frames}")}";
        _frames = Add(
            Parse.Whole("--frames", frames, 1, SimulationConfig.MaxFrames),
            (config, value) => config with { Schedule = FrameSchedule.Spread((int)value) });
        _every = Add(
            Parse.Whole("--every", "steps from one picture to the next, instead of --frames", 1, SimulationConfig.MaxSteps),
            (config, value) => config with { Schedule = FrameSchedule.Each(value) });
        Add(
            Parse.Choice<Field>("--field", $"the field they show{Default(defaults is null ? "" : EnumName.Of(defaults.Field))}"),
            (config, value) => config with { Field = value });
        string maps = string.Join('|', ColorMap.All.Select(map => map.Name));
        Add(
            Parse.Choice("--colormap", maps, $"colours from low to high{Default(ColorMap.All[0].Name)}", ColorMap.All, map => map.Name),
            (config, value) => config with { ColorMap = value });
        string range = $"values of the first and the last colour{Default("fitted over the run")}";
        Add(
            Parse.Option<(double Low, double High)>("--range", "LO,HI", range, Parse.Range, "two numbers LO,HI, the first one lower"),
            (config, value) => config with { Range = value });
        _scale = Add(
            Parse.Whole("--scale", $"side of a cell in pixels{Default("pictures of about 500 pixels")}", 1, SimulationConfig.MaxScale),
            (config, value) => config with { Scale = (int)value });

        Group("Run");
        AddFlag("--force", "run even with a time step past the limit", config => config with { Force = true });
        AddRun(model?.Name ?? "MODEL");
    }

    /// <summary>The options in groups, and the model's presets.</summary>
    public override IEnumerable<HelpSection> Sections => _model is { Presets.Count: > 0 }
        ? base.Sections.Append(new("Presets", [.. _model.Presets.Select(preset => (preset.Name, preset.Description))]))
        : base.Sections;

    /// <summary>A configuration with what was given in place of what it had.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="config">Where to start from.</param>
    /// <param name="isFresh">Whether it holds a model's defaults: then what is not given suits the rest.</param>
    /// <exception cref="UserError">The options contradict each other.</exception>
    public SimulationConfig Apply(ParseResult result, SimulationConfig config, bool isFresh)
    {
        if (IsGiven(result, _steps) && IsGiven(result, _time))
            throw new UserError("give --steps or --time, not both");
        if (IsGiven(result, _frames) && IsGiven(result, _every))
            throw new UserError("give --frames or --every, not both");
        config = ApplyGiven(result, config);
        if (isFresh && !IsGiven(result, _timeStep) && !config.Settings.Problems().Any())
            config = WithTimeStep(config, SimulationConfig.AllowedTimeStep(config.Settings));
        if (result.GetValue(_time) is { } time)
            config = config with { Steps = SimulationConfig.StepsFor(time, config.Settings.TimeStep) };

        var settings = config.Settings;
        if (isFresh && !IsGiven(result, _steps) && !IsGiven(result, _time))
            config = config with { Steps = SimulationConfig.StepsFor(settings.Model.DefaultTime, settings.TimeStep) };
        if (isFresh && !IsGiven(result, _frames) && !IsGiven(result, _every))
            config = config with { Schedule = FrameSchedule.Spread((int)Math.Min(100, config.Steps)) };
        if (isFresh && !IsGiven(result, _scale))
            config = config with { Scale = SimulationConfig.DefaultScale(settings.Width, settings.Height) };
        return config;
    }

    /// <exception cref="UserError">The configuration cannot run.</exception>
    public static SimulationConfig Checked(SimulationConfig config) =>
        config.Problem() is var (key, message) ? throw new UserError(OptionFor(key) + message) : config;

    private static SimulationConfig WithTimeStep(SimulationConfig config, double value) =>
        config with { Settings = config.Settings with { TimeStep = value } };

    private static SimulationConfig WithValues(SimulationConfig config, ParameterValues values) =>
        config with { Settings = config.Settings with { Values = values } };

    /// <summary>The start of an error about a key of the configuration; nothing where no single option is to blame.</summary>
    private static string OptionFor(string key) => key.Split('.')[^1] switch
    {
        "parameters" => "",
        "width" => "--size: ",
        var name => $"--{name}: ",
    };

    private void AddParameters(Model model)
    {
        Group("Parameters");
        if (model.Presets.Count > 0)
        {
            const string description = "one of the sets below, for all parameters that are not given";
            Add(
                Parse.Choice("--preset", "NAME", description, model.Presets, preset => preset.Name),
                (config, preset) => WithValues(config, model.ValuesWith(preset.Values)));
        }

        foreach (var parameter in model.Parameters)
        {
            string description = $"{parameter.Symbol}, {parameter.Description}{Default($"{parameter.Default}")}";
            Add(
                Parse.Option<double>("--" + parameter.Name, "X", description, Parse.Number, "a finite number"),
                (config, value) => WithValues(config, config.Settings.Values.With(parameter.Name, value)));
        }
    }
}
