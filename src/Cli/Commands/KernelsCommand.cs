using System.CommandLine;

namespace KernelRD.Cli.Commands;

/// <summary><c>kernelrd kernels</c>: the kernels, and what the translator made of them.</summary>
internal static class KernelsCommand
{
    public static Command Create(AppConsole console)
    {
        var command = new Command("kernels", "List the kernels, or print what one was translated to.");
        var name = new Argument<string?>("NAME")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "a kernel, such as GrayScott.Step; upper and lower case do not matter",
        };
        string targets = string.Join('|', Engine.Targets);
        var emit = Parse.Choice("--emit", targets, "the language to print NAME in", Engine.Targets, target => target);
        var report = Parse.Choice(
            "--report",
            "sm_XX",
            $"tabulate what each kernel takes of a GPU: {string.Join(", ", Engine.Architectures)}",
            Engine.Architectures,
            architecture => architecture);
        command.Arguments.Add(name);
        command.Options.Add(emit);
        command.Options.Add(report);
        command.SetAction(result =>
        {
            if (result.GetValue(report) is { } architecture)
                Report(result.GetValue(name), result.GetValue(emit), architecture, console.Output);
            else
                Run(result.GetValue(name), result.GetValue(emit), console.Output);
        });
        return command;
    }

    private static void Report(string? name, string? target, string architecture, TextWriter output)
    {
        if (name is not null || target is not null)
            throw new UserError("--report is about all kernels: leave out NAME and --emit");
        output.Write(Engine.Report(architecture));
    }

    private static void Run(string? name, string? target, TextWriter output)
    {
        var names = Engine.KernelNames.ToDictionary(Short, StringComparer.OrdinalIgnoreCase);
        if (name is null && target is not null)
            throw new UserError($"--emit {target} of which kernel? kernelrd kernels lists them");
        if (name is null)
        {
            int width = names.Keys.Select(key => key.Length).DefaultIfEmpty().Max();
            foreach (var (key, full) in names)
                output.WriteLine($"{key.PadRight(width)}  {Engine.Describe(full)}".TrimEnd());
            return;
        }

        string? found = names.GetValueOrDefault(name)
            ?? names.Values.FirstOrDefault(full => full.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (found is null)
            throw new UserError($"there is no kernel '{name}'{Suggestion.For(name, names.Keys)}");
        if (target is null)
            throw new UserError($"print {Short(found)} in which language? Add --emit {string.Join('|', Engine.Targets)}");
        output.Write(Engine.Emit(found, target));
    }

    /// <summary>Class and method; the namespace tells nothing more.</summary>
    private static string Short(string fullName)
    {
        var parts = fullName.Split('.');
        return string.Join('.', parts[^2..]);
    }
}
