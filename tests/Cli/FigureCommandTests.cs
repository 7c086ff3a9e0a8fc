using System.Text.RegularExpressions;
using System.Xml.Linq;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Figures;

namespace KernelRD.Tests.Cli;

public sealed class FigureCommandTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    private static IEnumerable<int> Numbers => PaperFigure.All.Select(figure => figure.Number);

    [TestCaseSource(nameof(Numbers))]
    public void AFigureLeavesItsDataItsDrawingAndAFinding(int number)
    {
        var result = CommandLine.Run("figure", $"{number}", "--device", "cpu", "--out", _folder["figures"]);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(result.Output, Does.Match($"^Figure {number}, .*: (not |partly |)borne out\\.\n"));
        string folder = _folder[$"figures/figure-{number:00}"];
        string finding = File.ReadAllText(Path.Combine(folder, "finding.md"));
        Assert.That(finding, Does.Contain("The paper claims: ").And.Match("\\*\\*(Borne out|Partly borne out|Not borne out)\\.\\*\\* [^\n]+\n"));
        var names = TemporaryFolder.Contents(folder).Keys.ToArray();
        Assert.That(names, Does.Contain("figure.svg").And.Contain("figure.png"));
        Assert.That(names.Count(name => Path.GetExtension(name) is ".npy" or ".csv"), Is.Positive);
        foreach (string name in names.Except(["finding.md"]))
            Assert.That(finding, Does.Contain(name));
        Assert.That(XDocument.Load(Path.Combine(folder, "figure.svg")).Root!.Elements().Count(), Is.GreaterThan(5));
        Assert.That(DecodedPng.Read(File.ReadAllBytes(Path.Combine(folder, "figure.png"))).Frames[0].Distinct().Count(), Is.GreaterThan(20));
    }

    [TestCase(1, "borne out", "standard deviations are 0.9\\d* to 1.0")]
    [TestCase(18, "partly borne out", "c = 3: .* no pattern; .* predicts −0.197 (?s:.)*c = 2, the .* a pattern; .* predicts 0.114 (?s:.)*shows that as spots")]
    [TestCase(24, "borne out", "v has 96 local maxima above 0.1; from the same start there are 48 in Figure 25, 105 in Figure 26, 4 in Figure 27")]
    [TestCase(27, "borne out", "v changes by 0 of")]
    public void WhatIsKnownOfAFigureIsFound(int number, string verdict, string sentence)
    {
        var result = CommandLine.Run("figure", $"{number}", "--device", "cpu", "--out", _folder["figures"]);
        Assert.That(result.Output, Does.Match($"^Figure {number}, .*: {verdict}\\.\n").And.Match(sentence));
    }

    [Test]
    public void TheListNamesThem()
    {
        var result = CommandLine.Run("figure", "list");
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(Regex.Matches(result.Output, "(?m)^ *([0-9]+)  .").Select(match => int.Parse(match.Groups[1].Value)), Is.EqualTo(Numbers).And.Ordered);
    }

    [Test]
    public void WhatCannotBeMadeIsOneLine()
    {
        CommandLine.Run("figure", "28").AssertBadInput("there is no figure '28'; there are 1, 18");
        CommandLine.Run("figure", "1", "--device", "cpu", "--out", "/dev/null").AssertBadInput("cannot write to /dev/null");
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(CommandLine.Run(stop.Token, "figure", "24", "--device", "cpu", "--out", _folder["figures"]).ExitCode, Is.EqualTo(130));
    }

    [Test]
    public void FiltersAreTheNeuronsOfLargestNormWithTheirVariances()
    {
        // Five neurons with 2 × 2 inputs; of neuron r all weights are ± its size.
        float[] sizes = [1, 5, 2, 4, 3];
        float[] weights = [.. sizes.SelectMany(size => new[] { size, -size, size, -size })];
        var panel = Plots.Filters("filters", weights, inputs: 4, count: 3);
        Assert.That(panel.Images.Select(image => image.Caption), Is.EqualTo(new[] { "σ² = 25", "σ² = 16", "σ² = 9" }));
        Assert.That(panel.Images[0].Picture.Pixels, Is.EqualTo(new byte[] { 255, 255, 255, 0, 0, 0, 255, 255, 255, 0, 0, 0 }));
        Assert.That(Plots.Filters("", new float[3072 * 2], 3072).Images[0].Picture.Width, Is.EqualTo(32));
        Assert.Throws<ArgumentException>(() => Plots.Filters("", new float[7], 7));
    }

    [Test]
    public void ColorImagesKeepTheirChannels()
    {
        var values = new float[3 * 1024];
        values.AsSpan(1024, 1024).Fill(1);
        values[2048] = 0.5f;
        var picture = Plots.Images("", [values]).Images.Single().Picture;
        Assert.That(picture.Pixels[..6], Is.EqualTo(new byte[] { 0, 255, 128, 0, 255, 0 }));
    }

    [Test]
    public void PatternsBecomeAnAnimation()
    {
        var random = new Random(5);
        var patterns = Enumerable.Range(0, 3).Select(t =>
            ($"Iteration {t}", Enumerable.Range(0, 40).Select(_ => random.NextSingle() * (t + 1)).ToArray(), (IReadOnlyList<int>)[.. Enumerable.Range(0, 20).Select(i => i % 4)]));
        Plots.Animate(patterns, _folder["frames"], _folder["animation.png"], framesPerSecond: 5);
        var animation = DecodedPng.Read(File.ReadAllBytes(_folder["animation.png"]));
        Assert.That(animation.Frames, Has.Count.EqualTo(3));
        Assert.That(animation.Frames.Select(Convert.ToHexString), Is.Unique);
        Assert.That(Directory.GetFiles(_folder["frames"]).Select(Path.GetFileName).Order(), Is.EqualTo(new[] { "000000.png", "000001.png", "000002.png" }));
    }

    [Test]
    public void SweepsAndErrorsAreLogarithmic()
    {
        var sweep = Plots.WidthSweep("", "norm", [8, 16, 32768], ("u", [1, 0.5, 0.01]), ("v", [1, 0.2, 0.001]));
        Assert.That((sweep.X.IsLog, sweep.X.LogBase, sweep.Y.IsLog, sweep.Series.Count), Is.EqualTo((true, 2, true, 2)));
        var errors = Plots.Errors("", [0, 1], [0.1, 0.01], [0.1, 0.02], accepted: 0.016);
        Assert.That(errors.Series.OfType<RuleSeries>().Single().At, Is.EqualTo(0.016));
        Assert.That(Plots.Errors("", [0, 1], [0.1, 0.01], [0.1, 0.02], null).Series, Has.Count.EqualTo(2));
    }
}
