using System.CommandLine;
using KernelRD.Cli.Figures;
using KernelRD.Cli.Files;
using KernelRD.Training.Data;

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
        var quick = new Option<bool>("--quick") { Description = "trainings that take less than a minute, where the paper's take hours" };
        var data = new Option<string?>("--data-dir")
        {
            HelpName = "DIR",
            Description = "the folder with the files of MNIST or CIFAR-10, or with folders mnist and cifar10; without MNIST, Fashion-MNIST stands for it",
        };
        command.Arguments.Add(which);
        command.Options.Add(quick);
        command.Options.Add(data);
        command.Options.Add(target);
        command.Options.Add(device);
        command.SetAction(result =>
        {
            string name = result.GetValue(which)!;
            if (name == "list")
                return List(console.Output);
            var figures = Find(name);
            string? folder = result.GetValue(data);
            if (folder is not null && !Directory.Exists(folder))
                throw new UserError($"--data-dir: there is no folder {folder}");
            using var open = (result.GetValue(device) ?? default).Open(_ => { }, message => console.Error.WriteLine("warning: " + message));
            var size = result.GetValue(quick) ? FigureSize.Quick : FigureSize.Paper;
            var trainings = new Figures.Trainings(open.Accelerator, size, folder, console.Output, stop);
            try
            {
                foreach (var figure in figures)
                {
                    stop.ThrowIfCancellationRequested();
                    Make(figure, open.Accelerator, trainings, result.GetValue(target)!, console.Output, isOneOfMany: figures.Count > 1, stop);
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

    /// <summary>Makes a figure in its own folder.</summary>
    /// <param name="figure">Which.</param>
    /// <param name="accelerator">What computes.</param>
    /// <param name="trainings">The trainings, shared by all figures.</param>
    /// <param name="target">Where its folder goes.</param>
    /// <param name="output">Hears what came of it.</param>
    /// <param name="isOneOfMany">Whether others are to be made even where this one cannot be, for its data are missing.</param>
    /// <param name="stop">Asks to stop soon.</param>
    /// <exception cref="UserError">It cannot be made.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    internal static void Make(
        PaperFigure figure, Accelerator accelerator, Figures.Trainings trainings, string target, TextWriter output, bool isOneOfMany, CancellationToken stop)
    {
        string folder = Path.Combine(target, figure.Folder);
        Finding finding;
        FigureRun run;
        try
        {
            Directory.CreateDirectory(folder);
            run = new FigureRun(accelerator, trainings, folder, stop);
            finding = figure.Make(run);
            AtomicFile.Write(Path.Combine(folder, "finding.md"), Describe(figure, finding, run));
        }
        catch (DataSetException exception) when (isOneOfMany)
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
            output.WriteLine($"{figure.Heading}: not made. {exception.Message}");
            return;
        }
        catch (DataSetException exception)
        {
            throw new UserError(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write to {folder}: {exception.Message}");
        }

        output.WriteLine($"{figure.Heading}: {NameOf(finding.Verdict)}.");
        foreach (string sentence in finding.Sentences)
            output.WriteLine("  " + sentence);
        output.WriteLine($"  {folder}: {string.Join(", ", run.Files)}, finding.md");
        output.Flush();
    }

    private static int List(TextWriter output)
    {
        foreach (var figure in PaperFigure.All)
            output.WriteLine($"{figure.Name,6}  {figure.Title}");
        return ExitCode.Success;
    }

    private static IReadOnlyList<PaperFigure> Find(string name)
    {
        if (name == "all")
            return PaperFigure.All;
        var found = PaperFigure.All.Where(figure => figure.Name == name).ToArray();
        string known = string.Join(", ", PaperFigure.All.Select(figure => figure.Name));
        return found.Length > 0 ? found : throw new UserError($"there is no figure '{name}'; there are {known}, all, and list");
    }

    /// <summary>What is kept beside the drawing.</summary>
    private static string Describe(PaperFigure figure, Finding finding, FigureRun run) => string.Join('\n',
    [
        $"# {figure.Heading}",
        "",
        "![The figure](figure.png)",
        "",
        $"The paper claims: {figure.Claim}",
        "",
        $"**{char.ToUpperInvariant(NameOf(finding.Verdict)[0])}{NameOf(finding.Verdict)[1..]}.** {string.Join(' ', finding.Sentences)}",
        "",
        $"Made by `kernelrd figure {figure.Name}{(run.Trainings.Size == FigureSize.Quick ? " --quick" : "")}`, KernelRD {App.Version}, from the data beside it: {string.Join(", ", run.Files)}.",
        "",
    ]);

    private static string NameOf(Verdict verdict) => verdict switch
    {
        Verdict.BorneOut => "borne out",
        Verdict.PartlyBorneOut => "partly borne out",
        _ => "not borne out",
    };
}
