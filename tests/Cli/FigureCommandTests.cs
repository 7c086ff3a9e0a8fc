using System.Text.RegularExpressions;
using System.Xml.Linq;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Commands;
using KernelRD.Cli.Figures;
using KernelRD.Tests.Training.Data;
using KernelRD.Training;
using SharedTrainings = KernelRD.Cli.Figures.Trainings;

namespace KernelRD.Tests.Cli;

public sealed class FigureCommandTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    private static IEnumerable<string> Names => PaperFigure.All.Select(figure => figure.Name);

    /// <summary>Trainings that take no time.</summary>
    private static FigureSize Tiny { get; } = FigureSize.Quick with
    {
        Hidden = 12,
        WideHidden = 24,
        WideIterations = 14,
        NarrowHidden = 8,
        CifarHidden = 8,
        SyntheticIterations = 60,
        SettlingIterations = 20,
        ImageIterations = 20,
        Rows = 10,
        SeedHidden = 8,
        SeedIterations = 10,
        Seeds = 2,
        WidestHidden = 16,
        WidthIterations = 10,
    };

    [TestCaseSource(nameof(Names))]
    public void AFigureLeavesItsDataItsDrawingAndAFinding(string name)
    {
        WriteImages();
        var figure = PaperFigure.All.Single(figure => figure.Name == name);
        string output = Make(figure);
        Assert.That(output, Does.Match($"(?m)^{Regex.Escape(figure.Heading)}: (not |partly |)borne out\\.\n"));
        string folder = Path.Combine(_folder["figures"], figure.Folder);
        string finding = File.ReadAllText(Path.Combine(folder, "finding.md"));
        Assert.That(finding, Does.Contain("The paper claims: ").And.Match("\\*\\*(Borne out|Partly borne out|Not borne out)\\.\\*\\* [^\n]+\n"));
        var names = TemporaryFolder.Contents(folder).Keys.ToArray();
        Assert.That(names, Does.Contain("figure.svg").And.Contain("figure.png"));
        Assert.That(names.Count(name => Path.GetExtension(name) is ".npy" or ".csv"), Is.Positive);
        foreach (string file in names.Except(["finding.md"]))
            Assert.That(finding, Does.Contain(file.Split('/')[0]));
        Assert.That(XDocument.Load(Path.Combine(folder, "figure.svg")).Root!.Elements().Count(), Is.GreaterThan(5));
        Assert.That(DecodedPng.Read(File.ReadAllBytes(Path.Combine(folder, "figure.png"))).Frames[0].Distinct().Count(), Is.GreaterThan(20));
    }

    [Test]
    public void FiguresShareTheirTrainings()
    {
        WriteImages();
        string output = Make([.. PaperFigure.All.Where(figure => figure.Number is 3 or 4 or 5 or 6 or 7 or 9)]);
        var trainings = Regex.Matches(output, "(?m)^Training on (.*):").Select(match => match.Groups[1].Value).ToArray();
        Assert.That(trainings, Is.Unique.And.Length.EqualTo(8));
    }

    [Test]
    public void DigitsAreMnistWhereItIs()
    {
        WriteImages();
        var figure = PaperFigure.All.Single(figure => figure.Number == 6);
        Assert.That(Make(figure), Does.Contain("samples of mnist").And.Not.Contain("stands for MNIST"));
        Directory.Delete(_folder["data/mnist"], recursive: true);
        Assert.That(Make(figure), Does.Contain("samples of fashion-mnist").And.Contain("Fashion-MNIST stands for MNIST"));
    }

    [Test]
    public void AMissingDataSetIsOneLineAndKeepsNoOtherFigureBack()
    {
        Directory.CreateDirectory(_folder["none"]);
        var result = CommandLine.Run("figure", "16", "--quick", "--device", "cpu", "--data-dir", _folder["none"], "--out", _folder["figures"]);
        result.AssertBadInput("data_batch_1.bin");
        CommandLine.Run("figure", "16", "--device", "cpu", "--out", _folder["figures"]).AssertBadInput("cifar10: name the folder of its files with --data-dir");
        CommandLine.Run("figure", "1", "--data-dir", _folder["missing"]).AssertBadInput("--data-dir: there is no folder");

        var output = Make([.. PaperFigure.All.Where(figure => figure.Number is 16 or 1)]);
        Assert.That(output, Does.Match("(?m)^Figure 16, .*: not made\\. cifar10: .*").And.Match("(?m)^Figure 1, .*: borne out"));
    }

    [Test]
    public void ATrainingIsWhatATrainerMakesOfIt()
    {
        using var device = new DeviceChoice(AcceleratorType.CPU, 0).Open(_ => { }, _ => { });
        var trainings = new SharedTrainings(device.Accelerator, Tiny, null, TextWriter.Null, default);
        var settings = SharedTrainings.SettingsOf("synthetic", 12, adversarial: true);
        var trace = trainings.Run("synthetic", settings, 40, [0, 10, 40], [0, 25, 100]);
        using var trainer = new Trainer(device.Accelerator, trainings.Data("synthetic"), settings);
        Assert.That(trace.Weights.Keys, Is.EquivalentTo(new[] { 0, 25, 40 }));
        Assert.That(trace.Weights[0].U, Is.EqualTo(trainer.Weights().U));
        Assert.That(trace.Rows[0], Is.EqualTo(trainer.Measure()));
        Assert.That(trace.Rows[1], Is.EqualTo(trainer.AdvanceAndMeasure(10)));
        trainer.Advance(15);
        Assert.That(trace.Weights[25].V, Is.EqualTo(trainer.Weights().V));
        Assert.That(trace.Rows[2], Is.EqualTo(trainer.AdvanceAndMeasure(15)));
        Assert.That(trace.Weights[40].W, Is.EqualTo(trainer.Weights().W));

        // Less of the same is there; what was not measured is trained again, and gives the same.
        Assert.That(trainings.Run("synthetic", settings, 10, [0, 10], []).Rows, Is.EqualTo(trace.Rows.Take(2)));
        var other = trainings.Run("synthetic", settings, 40, [20], [20]);
        Assert.That(other.Rows.Select(row => row.Iteration), Is.EqualTo(new[] { 0, 10, 20, 40 }));
        Assert.That(other.Rows[3], Is.EqualTo(trace.Rows[2]));
        Assert.That(other.Weights.Keys, Is.EquivalentTo(new[] { 0, 20, 25, 40 }));

        // One that reaches its target is over, and so is all that is asked of it later.
        double target = trace.Rows[1].TrainMse;
        var finished = trainings.Run("synthetic", settings, 40, [5, 10, 40], [100], target);
        Assert.That((finished.Last.Iteration, finished.Weights.Keys.Single()), Is.EqualTo((10, 10)));
        Assert.That(trainings.Run("synthetic", settings, 40, [5, 10, 40], [100], target).Rows, Is.EqualTo(finished.Rows));
    }

    private void WriteImages()
    {
        DataFolder.WriteIdx(_folder["data/mnist"], 600, 30);
        DataFolder.WriteIdx(_folder["data/fashion-mnist"], 601, 30);
        DataFolder.WriteCifar10(_folder["data/cifar10"], 110);
    }

    /// <summary>Makes figures from trainings that take no time; what the program said.</summary>
    private string Make(params IReadOnlyList<PaperFigure> figures)
    {
        using var output = new StringWriter();
        using var device = new DeviceChoice(AcceleratorType.CPU, 0).Open(_ => { }, _ => { });
        string data = _folder["data"];
        var trainings = new SharedTrainings(device.Accelerator, Tiny, Directory.Exists(data) ? data : null, output, default);
        foreach (var figure in figures)
            FigureCommand.Make(figure, device.Accelerator, trainings, _folder["figures"], output, isOneOfMany: figures.Count > 1, default);
        return output.ToString();
    }

    [TestCase(1, "borne out", "standard deviations are 0.9\\d* to 1.0")]
    [TestCase(18, "partly borne out", "c = 3: .* no pattern; .* predicts −0.197 (?s:.)*c = 2, the .* a pattern; .* predicts 0.114 (?s:.)*shows that as spots")]
    [TestCase(24, "borne out", "v has 96 local maxima above 0.1; from the same start there are 48 in Figure 25, 105 in Figure 26, 4 in Figure 27")]
    [TestCase(27, "borne out", "make one connected region\\.(?s:.)*v changes by 0 of")]
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
        Assert.That(Regex.Matches(result.Output, "(?m)^ *([0-9a-z]+)  .").Select(match => match.Groups[1].Value), Is.EqualTo(Names));
    }

    [Test]
    public void WhatCannotBeMadeIsOneLine()
    {
        CommandLine.Run("figure", "28").AssertBadInput("there is no figure '28'; there are 1, 2, 3, 4");
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
            new Figure(Plots.Pattern(
                $"Iteration {t}", [.. Enumerable.Range(0, 40).Select(_ => random.NextSingle() * (t + 1))], [.. Enumerable.Range(0, 20).Select(i => i % 4)])));
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
        Assert.That(Plots.Errors("", [0, 1], [0.1, 0.01], [0.1, 0.02], accepted: 0.001).Series, Has.Count.EqualTo(2), "a line outside of the picture");
    }
}
