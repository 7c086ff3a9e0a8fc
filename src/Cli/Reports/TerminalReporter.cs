using Spectre.Console;
using Spectre.Console.Rendering;

namespace KernelRD.Cli.Reports;

/// <summary>Sentences with a progress bar between them.</summary>
internal sealed class TerminalReporter(TextWriter output, TextWriter error) : PlainReporter(output, error)
{
    private readonly List<string> _warnings = [];
    private ProgressTask? _task;
    private RunProgress _progress;

    public override void Track(Action work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) });
        try
        {
            console.Progress()
                .AutoClear(true)
                .Columns(new ProgressBarColumn(), new PercentageColumn(), new RateColumn(() => _progress), new RemainingTimeColumn())
                .Start(context =>
                {
                    _task = context.AddTask("steps");
                    work();
                });
        }
        finally
        {
            _task = null;
            _warnings.ForEach(base.Warn);
            _warnings.Clear();
        }
    }

    public override void Progress(RunProgress progress)
    {
        _progress = progress;
        if (_task is { } task)
        {
            task.MaxValue = progress.Steps;
            task.Value = progress.Step;
        }
    }

    public override void Warn(string message)
    {
        // The bar owns the screen while it is there.
        if (_task is null)
            base.Warn(message);
        else
            _warnings.Add(message);
    }

    private sealed class RateColumn(Func<RunProgress> progress) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(progress().Rate, new Style(Color.Grey));
    }
}
