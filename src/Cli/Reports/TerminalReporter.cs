using Spectre.Console;
using Spectre.Console.Rendering;

namespace KernelRD.Cli.Reports;

/// <summary>Sentences with a progress bar between them.</summary>
internal sealed class TerminalReporter(TextWriter output, TextWriter error) : PlainReporter(output, error)
{
    private readonly List<Action> _waiting = [];
    private ProgressTask? _task;
    private RunProgress? _progress;

    public override void Tell(IRunEvent news) => AfterTheBar(() => base.Tell(news));

    public override void Track(Action work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) });
        try
        {
            console.Progress()
                .AutoClear(true)
                .Columns(new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new RateColumn(() => _progress?.Rate ?? ""), new RemainingTimeColumn())
                .Start(context =>
                {
                    _task = context.AddTask("run");
                    work();
                });
        }
        finally
        {
            _task = null;
            _progress = null;
            _waiting.ForEach(tell => tell());
            _waiting.Clear();
        }
    }

    public override void Progress(RunProgress progress)
    {
        _progress = progress;
        if (_task is { } task)
        {
            task.MaxValue = progress.Total;
            task.Value = progress.Done;
        }
    }

    public override void Warn(string message) => AfterTheBar(() => base.Warn(message));

    /// <summary>The bar owns the screen while it is there.</summary>
    private void AfterTheBar(Action tell)
    {
        if (_task is null)
            tell();
        else
            _waiting.Add(tell);
    }

    private sealed class RateColumn(Func<string> rate) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(rate(), new Style(Color.Grey));
    }
}
