using KernelRD.Cli;

namespace KernelRD.Tests.Cli;

/// <summary>Runs the program in this process.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Error)
{
    public static CommandLine Run(params string[] args) => Run(default, args);

    public static CommandLine Run(CancellationToken stop, params string[] args)
    {
        using StringWriter output = new(), error = new();
        int exitCode = App.Run(args, new AppConsole(output, error), stop);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>It ended by exit code 2 and one line on standard error that says what the pattern says, and wrote nothing else.</summary>
    public void AssertBadInput(string pattern)
    {
        Assert.Multiple(() =>
        {
            Assert.That(ExitCode, Is.EqualTo(2));
            Assert.That(Error, Does.Match(pattern));
            Assert.That(Error, Does.StartWith("kernelrd: "));
            Assert.That(Error.Trim(), Does.Not.Contain('\n'));
            Assert.That(Output, Is.Empty);
        });
    }
}
