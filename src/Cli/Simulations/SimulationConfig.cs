using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using KernelRD.Cli.Files;
using KernelRD.Simulation;

namespace KernelRD.Cli.Simulations;

/// <summary>
/// Everything that the files of a run depend on: what <c>config.json</c> holds. The device is not part of it, as all give the same bits.
/// </summary>
internal sealed record SimulationConfig
{
    /// <summary>The most steps of a run: a double still counts them exactly.</summary>
    public const long MaxSteps = 1L << 53;

    public const int MaxFrames = 999_999;

    public const int MaxScale = 64;

    /// <summary>The most pixels of a picture.</summary>
    public const long MaxPixels = 1L << 30;

    public required SimulationSettings Settings { get; init; }

    /// <summary>How many steps the run takes, at least 1.</summary>
    public required long Steps { get; init; }

    /// <summary>When pictures are taken.</summary>
    public required FrameSchedule Schedule { get; init; }

    /// <summary>The field in the pictures.</summary>
    public required Field Field { get; init; }

    public required ColorMap ColorMap { get; init; }

    /// <summary>The values that take the first and the last colour; null: fitted over the run.</summary>
    public required (double Low, double High)? Range { get; init; }

    /// <summary>The side in pixels of a cell.</summary>
    public required int Scale { get; init; }

    /// <summary>Whether to run past the time-step limit.</summary>
    public required bool Force { get; init; }

    /// <summary>The version that the file was written by.</summary>
    public string Version { get; init; } = App.Version;

    /// <summary>What a model does where nothing is said: a picture of about 500 pixels, and a hundred of them.</summary>
    public static SimulationConfig Default(Model model)
    {
        var settings = model.Settings();
        long steps = StepsFor(model.DefaultTime, settings.TimeStep);
        return new SimulationConfig
        {
            Settings = settings,
            Steps = steps,
            Schedule = FrameSchedule.Spread((int)Math.Min(100, steps)),
            Field = model.Shown,
            ColorMap = ColorMap.All[0],
            Range = null,
            Scale = DefaultScale(settings.Width, settings.Height),
            Force = false,
        };
    }

    /// <summary>The enlargement that makes the longer side about 500 pixels.</summary>
    public static int DefaultScale(int width, int height) => Math.Clamp(500 / Math.Max(width, height), 1, MaxScale);

    /// <summary>The settings' time step, halved until it is within the limit.</summary>
    public static double AllowedTimeStep(SimulationSettings settings)
    {
        double limit = LinearStability.Analyze(settings).TimeStepLimit;
        double step = settings.TimeStep;
        while (step > limit && step > settings.TimeStep / (1 << 30))
            step /= 2;
        return step;
    }

    /// <summary>The number of steps nearest to a time, at least 1.</summary>
    public static long StepsFor(double time, double timeStep) => (long)Math.Clamp(Math.Round(time / timeStep), 1, MaxSteps);

    /// <exception cref="UserError">The file is missing, unreadable or not a configuration.</exception>
    public static SimulationConfig Load(string path) => StrictJson.Read(path, json =>
    {
        var model = json.OneOf("model", Models.All, model => model.Name);
        var values = json.Object("parameters", parameters => model.ValuesWith(
            model.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameters.Number(parameter.Name))));
        var config = new SimulationConfig
        {
            Version = json.Text("version"),
            Settings = new SimulationSettings(
                model,
                values,
                (int)json.Whole("width", 1, int.MaxValue),
                (int)json.Whole("height", 1, int.MaxValue),
                json.Number("dt"),
                json.OneOf("boundary", Enum.GetValues<Boundary>(), EnumName.Of),
                (uint)json.Whole("seed", 0, uint.MaxValue)),
            Steps = json.Whole("steps", 1, MaxSteps),
            Schedule = json.Has("every")
                ? FrameSchedule.Each(json.Whole("every", 1, MaxSteps))
                : FrameSchedule.Spread((int)json.Whole("frames", 1, MaxFrames)),
            Field = json.OneOf("field", Enum.GetValues<Field>(), EnumName.Of),
            ColorMap = json.OneOf("colormap", ColorMap.All, map => map.Name),
            Range = json.PairOr("range", "fit"),
            Scale = (int)json.Whole("scale", 1, MaxScale),
            Force = json.Flag("force"),
        };
        return config.Problem() is { } problem ? throw json.Error(problem.Key, problem.Message) : config;
    });

    /// <summary>What is wrong with the numbers together, and the key to blame; null where the run can start.</summary>
    public (string Key, string Message)? Problem()
    {
        if (!(Settings.TimeStep > 0) || !double.IsFinite(Settings.TimeStep))
            return ("dt", "must be positive");
        foreach (var (name, value) in Settings.Values)
        {
            if (!(Math.Abs(value) <= float.MaxValue))
                return ($"parameters.{name}", "must be within float32's range");
            if (name is "du" or "dv" && value < 0)
                return ($"parameters.{name}", "must not be negative");
        }

        if (Settings.Problems().FirstOrDefault() is { } problem)
            return ((Settings.Width + 2L) * (Settings.Height + 2L) > Array.MaxLength ? "width" : "parameters", problem);
        if (Schedule.Count(Steps) is var count and > MaxFrames)
            return ("every", $"gives {count} pictures; the most is {MaxFrames}");
        if (Schedule.Frames > Steps)
            return ("frames", $"is {Schedule.Frames}, more than the run has steps ({Steps})");
        if (Range is { } range && !(range.Low < range.High))
            return ("range", "the low value must be below the high one");
        long pixels = (long)Settings.Width * Scale * Settings.Height * Scale;
        if ((long)Settings.Width * Scale > int.MaxValue || pixels > MaxPixels)
            return ("scale", $"a picture would have {pixels} pixels; the most is {MaxPixels}");
        return null;
    }

    /// <summary>The command that runs this, with an option for whatever is not as the model has it.</summary>
    public string ToCommand()
    {
        var defaults = Default(Settings.Model);
        var (width, height) = (Settings.Width, Settings.Height);
        var command = new StringBuilder($"kernelrd run {Settings.Model.Name}");
        foreach (var (name, value) in Settings.Values)
            Add(value != defaults.Settings.Values[name], name, $"{value}");
        Add((width, height) != (defaults.Settings.Width, defaults.Settings.Height), "size", $"{width}x{height}");
        Add(true, "dt", $"{Settings.TimeStep}");
        Add(true, "steps", $"{Steps}");
        Add(Settings.Boundary != defaults.Settings.Boundary, "boundary", $"{EnumName.Of(Settings.Boundary)}");
        Add(Settings.Seed != defaults.Settings.Seed, "seed", $"{Settings.Seed}");
        Add(Schedule.Every is not null, "every", $"{Schedule.Every}");
        Add(Schedule.Frames is { } frames && frames != Math.Min(100, Steps), "frames", $"{Schedule.Frames}");
        Add(Field != defaults.Field, "field", $"{EnumName.Of(Field)}");
        Add(ColorMap != defaults.ColorMap, "colormap", $"{ColorMap.Name}");
        Add(Range is not null, "range", $"{Range?.Low},{Range?.High}");
        Add(Scale != DefaultScale(width, height), "scale", $"{Scale}");
        return command.Append(Force ? " --force" : "").ToString();

        void Add(bool isNeeded, string option, FormattableString value)
        {
            if (isNeeded)
                command.Append($" --{option} {value.ToString(CultureInfo.InvariantCulture).Replace("E-", "e-")}");
        }
    }

    /// <summary>The text of <c>config.json</c>.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("version", Version);
            json.WriteString("model", Settings.Model.Name);
            json.WriteStartObject("parameters");
            foreach (var (name, value) in Settings.Values)
                json.WriteNumber(name, value);
            json.WriteEndObject();
            json.WriteNumber("width", Settings.Width);
            json.WriteNumber("height", Settings.Height);
            json.WriteNumber("dt", Settings.TimeStep);
            json.WriteNumber("steps", Steps);
            json.WriteString("boundary", EnumName.Of(Settings.Boundary));
            json.WriteNumber("seed", Settings.Seed);
            if (Schedule.Frames is { } frames)
                json.WriteNumber("frames", frames);
            else
                json.WriteNumber("every", Schedule.Every!.Value);
            json.WriteString("field", EnumName.Of(Field));
            json.WriteString("colormap", ColorMap.Name);
            if (Range is var (low, high))
            {
                json.WriteStartArray("range");
                json.WriteNumberValue(low);
                json.WriteNumberValue(high);
                json.WriteEndArray();
            }
            else
            {
                json.WriteString("range", "fit");
            }

            json.WriteNumber("scale", Scale);
            json.WriteBoolean("force", Force);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
