using System.CommandLine;
using System.Globalization;

namespace KernelRD.Cli.Commands;

/// <summary>The options of a command that runs something: those that every run has, and those that change its configuration.</summary>
/// <typeparam name="TConfig">The configuration.</typeparam>
internal abstract class RunOptions<TConfig>(Command command)
{
    private readonly List<(string Title, List<Option> Options)> _groups = [];
    private readonly List<Func<ParseResult, TConfig, TConfig>> _settings = [];
    private Option<DeviceChoice?> _device = null!;
    private Option<string?> _out = null!;
    private Option<bool> _overwrite = null!;

    public Option<string?> Resume { get; private set; } = null!;

    public Option<bool> Json { get; private set; } = null!;

    /// <summary>The options in groups.</summary>
    public virtual IEnumerable<HelpSection> Sections => _groups.Select(group => HelpSection.Of(group.Title, group.Options));

    /// <summary>How to run.</summary>
    /// <exception cref="UserError">It cannot be.</exception>
    public virtual RunChoice Choice(ParseResult result)
    {
        string? target = result.GetValue(_out);
        if (target is not null && string.IsNullOrWhiteSpace(target))
            throw new UserError("--out takes the name of a directory");
        return new(result.GetValue(_device) ?? default, target, result.GetValue(_overwrite));
    }

    /// <summary>The options that change the configuration and were given.</summary>
    public IEnumerable<Option> Given(ParseResult result) =>
        _groups.SelectMany(group => group.Options).Except([_device, _out, _overwrite, Resume, Json]).Where(option => IsGiven(result, option));

    /// <summary>A configuration with what was given in place of what it had.</summary>
    protected TConfig ApplyGiven(ParseResult result, TConfig config) =>
        _settings.Aggregate(config, (config, apply) => apply(result, config));

    protected static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };

    protected static string Default(FormattableString text)
    {
        string value = text.ToString(CultureInfo.InvariantCulture).Replace("E-", "e-");
        return value is "" or "x" ? "" : $" [default: {value}]";
    }

    protected static string Default(string value) => Default((FormattableString)$"{value}");

    /// <summary>Begins a group; the options added next are in it.</summary>
    protected void Group(string title) => _groups.Add((title, []));

    /// <summary>Adds the options of every run to the present group.</summary>
    /// <param name="name">What a run's directory is called where nobody names one.</param>
    protected void AddRun(string name)
    {
        _device = Add(Parse.Option<DeviceChoice>(
            "--device",
            "auto|cpu|opencl[:I]|cuda[:I]",
            $"what computes; the bits are the same on all{Default("auto")}",
            DeviceChoice.TryParse,
            "auto, cpu, opencl, cuda, opencl:I or cuda:I"));
        string target = $"where the files go{Default($"runs/{name}-001, then -002, ...")}";
        _out = Add(new Option<string?>("--out") { HelpName = "DIR", Description = target });
        _overwrite = Add(new Option<bool>("--overwrite") { Description = "replace the run that is in the directory" });
        Resume = Add(new Option<string?>("--resume") { HelpName = "DIR", Description = "go on with the run in this directory" });
        Json = Add(new Option<bool>("--json") { Description = "tell how it goes in lines of JSON on standard error, and nothing else" });
    }

    protected Option<T?> Add<T>(Option<T?> option, Func<TConfig, T, TConfig> apply)
        where T : struct
    {
        _settings.Add((result, config) => result.GetValue(option) is { } value ? apply(config, value) : config);
        return Add(option);
    }

    protected void Add<T>(Option<T?> option, Func<TConfig, T, TConfig> apply)
        where T : class
    {
        _settings.Add((result, config) => result.GetValue(option) is { } value ? apply(config, value) : config);
        Add(option);
    }

    /// <summary>Adds an option without a value.</summary>
    protected void AddFlag(string name, string description, Func<TConfig, TConfig> apply)
    {
        var option = Add(new Option<bool>(name) { Description = description });
        _settings.Add((result, config) => result.GetValue(option) ? apply(config) : config);
    }

    protected TOption Add<TOption>(TOption option)
        where TOption : Option
    {
        command.Options.Add(option);
        _groups[^1].Options.Add(option);
        return option;
    }
}
