using System.CommandLine;
using System.Globalization;
using KernelRD.Cli.Figures;
using KernelRD.Cli.Files;

namespace KernelRD.Cli.Commands;

/// <summary><c>kernelrd figure</c>: makes figures of the paper anew, and says whether they bear out what it claims.</summary>
internal static class FigureCommand
{
    public static Command Create(AppConsole console, CancellationToken stop)
    {
        var command = new Command("figure", "Make a figure of the paper anew: its data, its drawing, and whether it bears out what the paper claims.");
        var which = new Argument<string>("N|all|list") { Description = "the figure's number, all of them, or a list of those that there are" };
        var target = new Option<string>("--out")
        {
            HelpName = "DIR",
            Description = "where the figures' folders go [default: figures]",
            DefaultValueFactory = _ => "figures",
        };
        var device = Parse.Option<DeviceChoice>(
            "--device",
            "auto|cpu|opencl[:I]|cuda[:I]",
            "what computes; the bits are the same on all [default: auto]",
            DeviceChoice.TryParse,
            "auto, cpu, opencl, cuda, opencl:I or cuda:I");
        command.Arguments.Add(which);
        command.Options.Add(target);
        command.Options.Add(device);
        command.SetAction(result =>
        {
            string name = result.GetValue(which)!;
            if (name == "list")
                return List(console.Output);
            var figures = Find(name);
            using var open = (result.GetValue(device) ?? default).Open(_ => { }, message => console.Error.WriteLine("warning: " + message));
            try
            {
                foreach (var figure in figures)
                {
                    stop.ThrowIfCancellationRequested();
                    Make(figure, open.Accelerator, result.GetValue(target)!, console.Output, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return ExitCode.Interrupted;
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static int List(TextWriter output)
    {
        foreach (var figure in PaperFigure.All)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Number,2}  {figure.Title}"));
        return ExitCode.Success;
    }

    private static IReadOnlyList<PaperFigure> Find(string name)
    {
        if (name == "all")
            return PaperFigure.All;
        var found = PaperFigure.All.Where(figure => figure.Number.ToString(CultureInfo.InvariantCulture) == name).ToArray();
        string known = string.Join(", ", PaperFigure.All.Select(figure => figure.Number));
        return found.Length > 0 ? found : throw new UserError($"there is no figure '{name}'; there are {known}, all, and list");
    }

    private static void Make(PaperFigure figure, Accelerator accelerator, string target, TextWriter output, CancellationToken stop)
    {
        string folder = Path.Combine(target, string.Create(CultureInfo.InvariantCulture, $"figure-{figure.Number:00}"));
        Finding finding;
        FigureRun run;
        try
        {
            Directory.CreateDirectory(folder);
            run = new FigureRun(accelerator, folder, stop);
            finding = figure.Make(run);
            AtomicFile.Write(Path.Combine(folder, "finding.md"), Describe(figure, finding, run));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write to {folder}: {exception.Message}");
        }

        output.WriteLine($"Figure {figure.Number}, {figure.Title}: {NameOf(finding.Verdict)}.");
        foreach (string sentence in finding.Sentences)
            output.WriteLine("  " + sentence);
        output.WriteLine($"  {folder}: {string.Join(", ", run.Files)}, finding.md");
        output.Flush();
    }

    /// <summary>What is kept beside the drawing.</summary>
    private static string Describe(PaperFigure figure, Finding finding, FigureRun run) => string.Join('\n',
    [
        $"# Figure {figure.Number}: {figure.Title}",
        "",
        "![The figure](figure.png)",
        "",
        $"The paper claims: {figure.Claim}",
        "",
        $"**{char.ToUpperInvariant(NameOf(finding.Verdict)[0])}{NameOf(finding.Verdict)[1..]}.** {string.Join(' ', finding.Sentences)}",
        "",
        $"Made by `kernelrd figure {figure.Number}`, KernelRD {App.Version}, from the data beside it: {string.Join(", ", run.Files)}.",
        "",
    ]);

    private static string NameOf(Verdict verdict) => verdict switch
    {
        Verdict.BorneOut => "borne out",
        Verdict.PartlyBorneOut => "partly borne out",
        _ => "not borne out",
    };
}
