using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace KernelRD.Tests.Cli;

/// <summary><c>kernelrd theory</c> from end to end.</summary>
public sealed class TheoryCommandTests
{
    private static readonly string[] s_small =
    [
        "theory", "--data", "synthetic", "--samples", "6", "--hidden", "64", "--iterations", "20", "--points", "4", "--max-width", "16", "--device", "cpu",
    ];

    // Long enough to be stopped within a training, between two points.
    private static readonly string[] s_long =
    [
        "theory", "--data", "synthetic", "--samples", "40", "--hidden", "512", "--iterations", "150", "--points", "5", "--max-width", "64", "--device", "cpu",
    ];

    [Test]
    public void LeavesTablesFindingsAndCharts()
    {
        using var folder = new TemporaryFolder();
        string target = folder["theory"];
        var result = CommandLine.Run([.. s_small, "--out", target]);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        // The inputs differ in 2 of 784 values.
        Assert.That(result.Output, Does.Contain("nearly parallel").And.Contain("Orders of Theorem 3").And.Contain("report.html"));
        string[] metrics = File.ReadAllLines(Path.Combine(target, "metrics.csv"));
        Assert.That(metrics, Has.Length.EqualTo(1 + 3 * 4));
        Assert.That(metrics.Select(line => line.Split(',').Length).Distinct().Count(), Is.EqualTo(1));
        Assert.That(File.ReadAllLines(Path.Combine(target, "constants.csv")), Has.Length.EqualTo(4));
        Assert.That(File.ReadAllLines(Path.Combine(target, "orders.csv")), Has.Length.EqualTo(3));
        foreach (string name in new[] { "supervised", "held", "free", "orders" })
        {
            Assert.That(Path.Combine(target, "charts", name + ".svg"), Does.Exist);
            Assert.That(Path.Combine(target, "charts", name + ".png"), Does.Exist);
        }

        CommandLine.Run("theory", "--out", target, "--data", "synthetic").AssertBadInput("holds a run");

        // The file that it leaves does the same again, and the page follows from the files.
        Assert.That(CommandLine.Run("theory", Path.Combine(target, "config.json"), "--device", "cpu", "--out", folder["again"]).ExitCode, Is.Zero);
        TemporaryFolder.AssertSame(folder["again"], target);
        File.Delete(Path.Combine(target, "report.html"));
        Assert.That(CommandLine.Run("report", target).ExitCode, Is.Zero);
        TemporaryFolder.AssertSame(folder["again"], target);
    }

    [Test]
    public void ThePageHoldsAllThatItShows()
    {
        using var folder = new TemporaryFolder();
        Assert.That(CommandLine.Run([.. s_small, "--out", folder["run"]]).ExitCode, Is.Zero);
        string text = File.ReadAllText(folder["run/report.html"]);
        ReportTests.AssertSelfContained(text);
        var page = XDocument.Parse(text).Root!;
        var headings = page.Descendants().Where(element => element.Name.LocalName == "h2").Select(element => element.Value).ToArray();
        Assert.That(headings, Is.EqualTo(new[]
        {
            "What holds", "Supervised", "Adversarial, ‖w‖ held to L", "Adversarial, ‖w‖ free", "Orders of Theorem 3", "Constants", "Settings", "Run it again", "Files",
        }));
        Assert.That(page.Descendants().Count(element => element.Name.LocalName == "svg"), Is.EqualTo(3 * 4 + 1));
        foreach (string sentence in File.ReadAllLines(folder["run/findings.txt"]).Where(line => line.StartsWith("  ")))
            Assert.That(page.Value, Does.Contain(sentence.Trim()));
        Assert.That(page.Value, Does.Not.Contain(folder.Root), "where it ran is not its business");
    }

    [Test]
    public void GoesOnToTheSameFilesHoweverOftenItIsStopped([Range(0, 2)] int attempt)
    {
        using var folder = new TemporaryFolder();
        var watch = Stopwatch.StartNew();
        Assert.That(CommandLine.Run([.. s_long, "--out", folder["whole"]]).ExitCode, Is.Zero);
        var time = watch.Elapsed;

        var random = new Random(attempt);
        int stops = 0;
        var result = Interrupted([.. s_long, "--out", folder["stopped"]]);
        while (result.ExitCode == 130)
        {
            Assert.That(result.Output, Does.Contain($"kernelrd theory --resume {folder["stopped"]}"));
            Assert.That(Directory.GetFiles(folder["stopped"], "*partial", SearchOption.AllDirectories), Is.Empty);
            CommandLine.Run("report", folder["stopped"]).AssertBadInput("go on with kernelrd theory --resume");
            string[] resume = [.. attempt == 0 ? ["run"] : new[] { "theory" }, "--resume", folder["stopped"], "--device", "cpu"];
            result = ++stops < 8 ? Interrupted(resume) : CommandLine.Run(resume);
        }

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        TemporaryFolder.AssertSame(folder["stopped"], folder["whole"]);
        var again = CommandLine.Run("theory", "--resume", folder["stopped"], "--device", "cpu");
        Assert.That((again.ExitCode, again.Output.Contains("Orders of Theorem 3")), Is.EqualTo((0, true)), again.Error);
        TemporaryFolder.AssertSame(folder["stopped"], folder["whole"]);

        CommandLine Interrupted(params string[] arguments)
        {
            using var stop = new CancellationTokenSource(time * random.NextDouble() * 0.7);
            return CommandLine.Run(stop.Token, arguments);
        }
    }

    [Test]
    public void AnInterruptStopsCleanlyAndEvenAKillIsResumed()
    {
        using var folder = new TemporaryFolder();
        Assert.That(CommandLine.Run([.. s_long, "--out", folder["whole"]]).ExitCode, Is.Zero);
        using (var stopped = TestProgram.Start([.. s_long, "--out", folder["stopped"]]))
        {
            TestProgram.WaitFor(stopped, folder["stopped/checkpoint/state.json"]);
            TestProgram.Kill(stopped, "INT");
            stopped.WaitForExit();
            Assert.That(stopped.ExitCode, Is.EqualTo(130));
        }

        using (var killed = TestProgram.Start("theory", "--resume", folder["stopped"], "--device", "cpu"))
        {
            Thread.Sleep(700);
            TestProgram.Kill(killed, "KILL");
            killed.WaitForExit();
        }

        var result = CommandLine.Run("theory", "--resume", folder["stopped"], "--device", "cpu");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        TemporaryFolder.AssertSame(folder["stopped"], folder["whole"]);
    }

    [Test]
    public void JsonTellsEverythingOnStandardError()
    {
        using var folder = new TemporaryFolder();
        var result = CommandLine.Run([.. s_small, "--out", folder["run"], "--json"]);
        Assert.That((result.ExitCode, result.Output), Is.EqualTo((0, "")), result.Error);
        var events = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        string[] run = ["row", "row", "row", "row", "findings"];
        Assert.That(
            events.Select(one => one.GetProperty("event").GetString()).Where(name => name != "progress"),
            Is.EqualTo(new[] { "start" }.Concat(run).Concat(run).Concat(run).Concat(["width", "width", "findings", "done"])));
        Assert.That(events[0].GetProperty("runs").EnumerateArray().Select(name => name.GetString()), Is.EqualTo(new[] { "supervised", "held", "free" }));
        Assert.That(events[^1].GetProperty("outcome").GetString(), Is.EqualTo("finished"));

        // A row has what metrics.csv has.
        var lines = File.ReadAllLines(folder["run/metrics.csv"]).Select(line => line.Split(',')).ToArray();
        var rows = events.Where(one => one.GetProperty("event").GetString() == "row").ToArray();
        for (int i = 0; i < rows.Length; i++)
        {
            foreach (var property in rows[i].EnumerateObject().Skip(1))
            {
                string cell = lines[i + 1][Array.IndexOf(lines[0], property.Name)];
                if (property.Value.ValueKind == JsonValueKind.Number)
                    Assert.That(property.Value.GetDouble(), Is.EqualTo(double.Parse(cell, CultureInfo.InvariantCulture)), property.Name);
                else
                    Assert.That(property.Value.ToString(), Is.EqualTo(cell), property.Name);
            }
        }
    }

    [Test]
    public void AResumedRunKeepsItsSettings()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(CommandLine.Run(stop.Token, [.. s_small, "--out", folder["run"]]).ExitCode, Is.EqualTo(130));
        CommandLine.Run("theory", "--resume", folder["run"], "--hidden", "65").AssertBadInput("has \"hidden\": 64, and a resumed run keeps its settings");
        CommandLine.Run("theory", "--resume", folder["run"], "--out", folder["other"]).AssertBadInput("leave out --out");
        CommandLine.Run("run", "--resume", folder["run"], "--size", "5").AssertBadInput("kernelrd theory --resume");
        CommandLine.Run("run", "prd", "--resume", folder["run"]).AssertBadInput("is a run of theory, not of prd");
        File.WriteAllText(folder["run/config.json"], File.ReadAllText(folder["run/config.json"]).Replace("0.1,", "1,"));
        CommandLine.Run("theory", "--resume", folder["run"]).AssertBadInput("delta: expected a probability below 1");
    }

    [Test]
    public void ALearningRateThatIsTooLargeIsOneLine()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run([.. s_small, "--learning-rate", "1e30", "--out", folder["run"]]).AssertBadInput("--learning-rate takes at most 2 / lambda_max");
        Assert.That(folder["run"], Does.Not.Exist);
    }

    [TestCase("theory --data nonesuch", "--data does not know 'nonesuch'")]
    [TestCase("theory --samples 1", "--samples takes a whole number from 2")]
    [TestCase("theory --delta 1 --data synthetic", "--delta takes a probability above 0 and below 1")]
    [TestCase("theory --data mnist", "--data-dir")]
    public void SaysWhatIsWrong(string line, string message) => CommandLine.Run(line.Split(' ')).AssertBadInput(message);
}
