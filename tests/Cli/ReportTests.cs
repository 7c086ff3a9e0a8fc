using System.Text.RegularExpressions;
using System.Xml.Linq;
using KernelRD.Cli.Charts;
using KernelRD.Tests.Training.Data;

namespace KernelRD.Tests.Cli;

public sealed class ReportTests
{
    private static readonly XNamespace s_html = "http://www.w3.org/1999/xhtml";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    private static readonly string[][] s_runs =
    [
        ["gray-scott", "--size", "21x13", "--steps", "60", "--frames", "7", "--scale", "2"],
        ["turing", "--c", "2", "--size", "40", "--steps", "300", "--boundary", "neumann", "--seed", "7", "--range", "0.9,1.1", "--colormap", "grey"],
        ["brusselator", "--size", "1", "--steps", "1", "--field", "v", "--every", "1"],
        ["gray-scott", "--size", "20", "--dt", "40", "--du", "0.001", "--force", "--steps", "99"],
    ];

    [TestCaseSource(nameof(s_runs))]
    public void APageIsWellFormedAndHoldsAllThatItShows(params string[] arguments)
    {
        CommandLine.Run(["run", .. arguments, "--device", "cpu", "--out", _folder["run"]]);
        string text = File.ReadAllText(_folder["run/report.html"]);
        AssertSelfContained(text);

        var page = XDocument.Parse(text).Root!;
        Assert.That(page.Descendants(s_html + "meta").Select(meta => meta.Attribute("name")?.Value), Does.Contain("viewport"));
        Assert.That(text, Does.Contain("prefers-color-scheme: dark").And.Contain("max-width: 100%"));
        Assert.That(page.Descendants(s_html + "img").Count(), Is.EqualTo(2 + Math.Min(8, Directory.GetFiles(_folder["run/frames"]).Length)));
        foreach (string heading in new[] { "Predicted and measured", "Curves", "Settings", "Run it again", "Files" })
            Assert.That(page.Descendants(s_html + "h2").Select(element => element.Value), Does.Contain(heading));
        foreach (string file in Directory.GetFiles(_folder["run"]).Select(file => Path.GetFileName(file)).Except(["report.html"]))
            Assert.That(page.Value, Does.Contain(file));
        Assert.That(page.Value, Does.Not.Contain(_folder.Root), "where it ran is not its business");
    }

    [TestCaseSource(nameof(s_runs))]
    public void TheCommandOfAPageRunsTheSameAgain(params string[] arguments)
    {
        CommandLine.Run(["run", .. arguments, "--device", "cpu", "--out", _folder["first"]]);
        var page = XDocument.Load(_folder["first/report.html"]).Root!;
        var lines = page.Descendants(s_html + "pre").Single().Value.Split('\n');
        Assert.That(lines[0], Is.EqualTo("kernelrd run config.json"));
        string[] command = lines[1].Split(' ');
        Assert.That(command[0], Is.EqualTo("kernelrd"));
        CommandLine.Run([.. command[1..], "--device", "cpu", "--out", _folder["second"]]);
        TemporaryFolder.AssertSame(_folder["second"], _folder["first"]);
    }

    [TestCaseSource(nameof(s_runs))]
    public void ReportWritesTheSamePageAgain(params string[] arguments)
    {
        CommandLine.Run(["run", .. arguments, "--device", "cpu", "--out", _folder["run"]]);
        var before = TemporaryFolder.Contents(_folder["run"]);
        File.Delete(_folder["run/report.html"]);
        var result = CommandLine.Run("report", _folder["run"]);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(result.Output.Trim(), Is.EqualTo(_folder["run/report.html"]));
        Assert.That(TemporaryFolder.Contents(_folder["run"]), Is.EqualTo(before));
    }

    [Test]
    public void APageTellsWhatWasPredictedAndMeasured()
    {
        string[] arguments = ["turing", "--c", "2", "--device", "cpu", "--time", "20", "--out", _folder["run"]];
        var result = CommandLine.Run(["run", .. arguments]);
        var measured = Regex.Match(result.Output, "Growth rate: measured ([0-9.]+), predicted ([0-9.]+)");
        Assert.That(measured.Success, result.Output);
        var rows = XDocument.Load(_folder["run/report.html"]).Descendants(s_html + "tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray());
        Assert.That(rows.Single(row => row[0].StartsWith("Growth rate"))[1..], Is.EqualTo(new[] { measured.Groups[2].Value, measured.Groups[1].Value }));
        Assert.That(rows.Single(row => row[0] == "Device")[1], Is.Not.Empty);
    }

    [TestCase("--adversarial")]
    [TestCase("--compare", "--runs", "2")]
    [TestCase("--scalar")]
    [TestCase("--adversarial", "--critic-learning-rate", "1")]
    public void ATrainingHasOneToo(params string[] arguments)
    {
        // With a critic that learns at a rate of 1 the weights overflow.
        string[] small = ["run", "prd", "--device", "cpu", "--hidden", "12", "--iterations", "120", "--log-every", "10"];
        var run = CommandLine.Run([.. small, .. arguments, "--out", _folder["run"]]);
        Assert.That(run.ExitCode, Is.EqualTo(arguments[^1] == "1" ? 3 : 0), run.Error);
        foreach (string report in Directory.GetFiles(_folder["run"], "report.html", SearchOption.AllDirectories))
            AssertSelfContained(File.ReadAllText(report));
        var page = XDocument.Load(_folder["run/report.html"]).Root!;
        foreach (string heading in new[] { "Predicted and measured", "Curves", "Settings", "Run it again", "Files" })
            Assert.That(page.Descendants(s_html + "h2").Select(element => element.Value), Does.Contain(heading));
        foreach (string member in Directory.GetDirectories(_folder["run"]).Select(Path.GetFileName).Where(name => name != "checkpoint")!)
            Assert.That(page.Value, Does.Contain(member));

        var before = TemporaryFolder.Contents(_folder["run"]);
        File.Delete(_folder["run/report.html"]);
        Assert.That(CommandLine.Run("report", _folder["run"]).ExitCode, Is.Zero);
        Assert.That(TemporaryFolder.Contents(_folder["run"]), Is.EqualTo(before));
    }

    [Test]
    public void TheFiltersOfATrainingOnPicturesAreShown()
    {
        DataFolder.WriteIdx(_folder["data"], 30, 6);
        string[] arguments = ["run", "prd", "--data", "mnist", "--data-dir", _folder["data"], "--device", "cpu", "--hidden", "12", "--iterations", "2", "--batch", "4"];
        var run = CommandLine.Run([.. arguments, "--out", _folder["run"]]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var page = XDocument.Load(_folder["run/report.html"]).Root!;
        Assert.That(page.Descendants().Count(element => element.Name.LocalName == "image"), Is.EqualTo(2 * 9));
    }

    [Test]
    public void AnUnfinishedRunHasNoReport()
    {
        CommandLine.Run("report", _folder["none"]).AssertBadInput("no run");
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        CommandLine.Run(stop.Token, ["run", "turing", "--device", "cpu", "--out", _folder["run"]]);
        CommandLine.Run("report", _folder["run"]).AssertBadInput("has not come to its end; go on with kernelrd run --resume");
    }

    [TestCase(0, "0")]
    [TestCase(0.11412, "0.114")]
    [TestCase(-0.0253, "−0.0253")]
    [TestCase(1000, "1000")]
    [TestCase(8.9400001, "8.94")]
    [TestCase(9999.6, "10⁴")]
    [TestCase(2.95e12, "2.95×10¹²")]
    [TestCase(-5e-21, "−5×10⁻²¹")]
    [TestCase(double.NaN, "not a number")]
    [TestCase(double.NegativeInfinity, "−∞")]
    public void NumbersReadAsPeopleWriteThem(double value, string text) => Assert.That(NumberText.Of(value), Is.EqualTo(text));

    /// <summary>The page is XML, and whatever it shows is within it.</summary>
    internal static void AssertSelfContained(string page)
    {
        var root = XDocument.Parse(page).Root!;
        foreach (var attribute in root.DescendantsAndSelf().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href" or "srcset" or "data"))
            Assert.That(attribute.Value, Does.StartWith("data:image/png;base64,"));
        Assert.That(root.Descendants().Select(element => element.Name.LocalName), Has.None.AnyOf("script", "link", "iframe", "object", "embed"));
        Assert.That(page, Does.Not.Contain("url(").And.Not.Contain("@import"));
    }
}
