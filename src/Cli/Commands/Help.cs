using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace KernelRD.Cli.Commands;

/// <summary>A titled table of help: names on the left, what they mean on the right.</summary>
internal sealed record HelpSection(string Title, IReadOnlyList<(string Name, string Meaning)> Rows)
{
    public static HelpSection Of(string title, IEnumerable<Option> options) => new(title, [.. options.Select(Row)]);

    public static HelpSection Of(string title, IEnumerable<Command> commands) =>
        new(title, [.. commands.Select(command => (Usage(command), command.Description ?? ""))]);

    /// <summary>A command with its arguments.</summary>
    public static string Usage(Command command) =>
        string.Join(' ', [command.Name, .. command.Arguments.Select(argument => $"[{argument.Name}]")]);

    private static (string Name, string Meaning) Row(Option option)
    {
        string names = string.Join(", ", option.Aliases.Where(alias => alias is not "/?" and not "/h" and not "-?").Append(option.Name));
        return (option.HelpName is { } value ? $"{names} {value}" : names, option.Description ?? "");
    }
}

/// <summary>Help in groups, wrapped to the width of the terminal.</summary>
internal sealed class Help : SynchronousCommandLineAction
{
    private const int MaxWidth = 120;
    private const int MaxNameWidth = 30;

    private readonly Dictionary<Command, IEnumerable<HelpSection>> _sections = [];

    /// <summary>Makes a help option show sections in place of a plain list of options.</summary>
    public void Describe(Command command, IEnumerable<HelpSection> sections) => _sections.Add(command, sections);

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var output = result.InvocationConfiguration.Output;
        int width = Math.Min(MaxWidth, Width());
        foreach (string line in (command.Description ?? "").Split('\n'))
            Write(output, "", line, line.Length - line.TrimStart().Length, width);
        output.WriteLine();
        string subcommand = command.Subcommands.Count == 0 ? "" : command.Arguments.Count == 0 ? " COMMAND" : " MODEL |";
        string arguments = string.Concat(command.Arguments.Select(argument => $" [{argument.Name}]"));
        output.WriteLine($"Usage: {App.PathOf(result.CommandResult)}{subcommand}{arguments} [options]");
        var sections = _sections.TryGetValue(command, out var own) ? own : Default(command);
        foreach (var section in sections)
            Write(output, section, width);
        return ExitCode.Success;
    }

    private static IEnumerable<HelpSection> Default(Command command)
    {
        if (command.Subcommands.Count > 0)
            yield return HelpSection.Of("Commands", command.Subcommands);
        if (command.Arguments.Count > 0)
            yield return new("Arguments", [.. command.Arguments.Select(argument => (argument.Name, argument.Description ?? ""))]);
        var options = command.Options.Where(option => option is not HelpOption).ToArray();
        if (options.Length > 0)
            yield return HelpSection.Of("Options", options);
    }

    private static void Write(TextWriter output, HelpSection section, int width)
    {
        output.WriteLine();
        output.WriteLine(section.Title + ":");
        int column = Math.Min(MaxNameWidth, section.Rows.Max(row => row.Name.Length)) + 4;
        foreach (var (name, meaning) in section.Rows)
            Write(output, "  " + name, meaning, column, width);
    }

    /// <summary>Writes a name, and a text from a column on, in as many lines as it takes.</summary>
    private static void Write(TextWriter output, string name, string text, int column, int width)
    {
        string line = name.PadRight(column);
        if (name.Length > column - 2)
        {
            output.WriteLine(name);
            line = new string(' ', column);
        }

        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > column && line.Length + word.Length > width)
            {
                output.WriteLine(line.TrimEnd());
                line = new string(' ', column);
            }

            line += word + " ";
        }

        output.WriteLine(line.TrimEnd());
    }

    private static int Width()
    {
        try
        {
            return Console.IsOutputRedirected || Console.WindowWidth < 40 ? MaxWidth : Console.WindowWidth;
        }
        catch (IOException)
        {
            return MaxWidth;
        }
    }
}
