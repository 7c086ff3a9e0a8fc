using KernelRD.Cli.Figures;
using KernelRD.Kernels.Random;
using KernelRD.Training;
using KernelRD.Training.Data;
using SharedTrainings = KernelRD.Cli.Figures.Trainings;

namespace KernelRD.Tests.Cli;

/// <summary>The figures of neurons, from weights whose answers are known.</summary>
public sealed class NeuronFigureTests
{
    private const int Hidden = 40;
    private const int Inputs = 16;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void LargerVariancesAndChangesOfTheCentreWithDiffusionAreBorneOut()
    {
        var start = Start();
        var even = start with { U = Array.ConvertAll(start.U, value => 1.001f * value) };
        var central = start with { U = [.. start.U.Select((value, i) => (Center.Has(i % Inputs, Inputs) ? 2f : 1.5f) * value)] };
        Assert.That(FilterFigure.Make(Run(), Between(start, even, central)).Verdict, Is.EqualTo(Verdict.BorneOut));
        Assert.That(FilterFigure.Make(Run(), Between(start, even, even)).Verdict, Is.EqualTo(Verdict.NotBorneOut));

        var larger = start with { U = Array.ConvertAll(start.U, value => 1.5f * value) };
        Assert.That(FilterFigure.Make(Run(), Between(start, even, larger)).Verdict, Is.EqualTo(Verdict.PartlyBorneOut));
        Assert.That(FilterFigure.Make(Run(), Between(start, larger, even)).Verdict, Is.EqualTo(Verdict.NotBorneOut));
        var finding = FilterFigure.Make(Run(), Between(start, larger with { U = Array.ConvertAll(start.U, value => -value) }, larger));
        Assert.That(string.Join(' ', finding.Sentences), Does.Contain("a ratio of 2.25;").And.Contain("a cosine of −1 between"));
    }

    [Test]
    public void FeaturesOfTheCentreAloneAreBorneOut()
    {
        // With diffusion all weights outside the middle 2 × 2 pixels vanish.
        var start = Start();
        float[] central = [.. start.U.Select((value, i) => Center.Has(i % Inputs, Inputs) ? value : 0)];
        var finding = FeatureFigure.Make(Run(), Between(start, start, start with { U = central }));
        Assert.That(finding.Verdict, Is.EqualTo(Verdict.BorneOut));
        Assert.That(string.Join(' ', finding.Sentences), Does.Contain("Of the entries of δ 100 % without and 25 % with diffusion are ±0.007")
            .And.Contain("Since the start 0 % of these neurons' signs have changed without and 75 % with diffusion"));
        Assert.That(FeatureFigure.Make(Run(), Between(start, start, start)).Verdict, Is.EqualTo(Verdict.NotBorneOut));
    }

    [Test]
    public void AnUnevenShiftIsBorneOut()
    {
        var start = Start();
        var even = start with { U = Array.ConvertAll(start.U, value => value + 0.1f) };
        var uneven = start with { U = [.. start.U.Select((value, i) => value + (i / Inputs % 2 == 0 ? 0.1f : 0.5f))] };
        var finding = DisplacementFigure.Make(Run(), Between(start, even, uneven));
        Assert.That(finding.Verdict, Is.EqualTo(Verdict.BorneOut));
        // ‖Δu‖ = 0.1 · 4, and 0.4 and 2 in turn.
        Assert.That(string.Join(' ', finding.Sentences), Does.Contain("A neuron goes 0.4 on average without and 1.2 with diffusion, 3 times as far.")
            .And.Contain("and 0.667 with diffusion"));
        Assert.That(DisplacementFigure.Make(Run(), Between(start, uneven, even)).Verdict, Is.EqualTo(Verdict.NotBorneOut));
    }

    [Test]
    public void NeuronsThatStandStillKeepTheirTopologyAndAreNoMoreClusteredThanAtTheStart()
    {
        var start = Start();
        var finding = PatternFigure.MakeEnd(Run(), Between(start, start, start), int.MaxValue);
        Assert.That(finding.Verdict, Is.EqualTo(Verdict.NotBorneOut));
        string text = string.Join(' ', finding.Sentences);
        Assert.That(text, Does.Contain("moved by 0 % of their norm without and 0 % with diffusion, and 100 % and 100 % of their ten nearest neighbours"));
        Assert.That(text, Does.Contain("Hidden layer: ").And.Contain("Top layer: ").And.Contain("cluster untrained neurons just as well"));
        Assert.That(File.ReadAllLines(_folder["patterns.csv"]), Has.Length.EqualTo(1 + 2 * (2 + 2 + 4)));
    }

    [Test]
    public void NeuronsThatChangePlacesWithDiffusionHaveNotKeptTheirTopology()
    {
        var start = Start();
        // Every second neuron has another's place.
        float[][] rows = [.. start.U.Chunk(Inputs)];
        var other = start with { U = [.. rows.SelectMany((row, j) => j % 2 == 0 ? rows[^(j + 1)] : row)] };
        var finding = PatternFigure.MakeSeries(Run(), Between(start, start, other));
        Assert.That(finding.Verdict, Is.EqualTo(Verdict.PartlyBorneOut));
        Assert.That(string.Join(' ', finding.Sentences), Does.Match("without and [1-9][0-9.]* % with diffusion, and 100 % and [1-9][0-9.]* % of their ten nearest"));
        Assert.That(Directory.GetFiles(_folder["frames"]), Has.Length.EqualTo(2));
        Assert.That(DecodedPng.Read(File.ReadAllBytes(_folder["animation.png"])).Frames, Has.Count.EqualTo(2));
    }

    private FigureRun Run() => new(
        TestDevice.Cpu.Accelerator, new SharedTrainings(TestDevice.Cpu.Accelerator, FigureSize.Quick, null, TextWriter.Null, default), _folder.Root, default);

    private static TrainingWeights Start()
    {
        var random = new RandomState(11);
        float[] u = [.. Enumerable.Range(0, Hidden * Inputs).Select(_ => (float)random.StandardNormal())];
        float[] v = [.. Enumerable.Range(0, 10 * Hidden).Select(_ => random.RandomSample() < 0.5 ? -1f : 1f)];
        return new(u, v, [], []);
    }

    private static Arms Between(TrainingWeights start, TrainingWeights supervised, TrainingWeights adversarial)
    {
        var samples = Samples.OfPixels(Inputs, [.. Enumerable.Range(0, 2 * Inputs).Select(i => (byte)i)], [0, 1]);
        var data = new DataSet("tiny", 10, samples, samples);
        return new(Trace(false, supervised), Trace(true, adversarial));

        TrainingTrace Trace(bool isAdversarial, TrainingWeights end) => new(
            data,
            new TrainingSettings { Hidden = Hidden, Adversarial = isAdversarial },
            [
                new Metrics
                {
                    Iteration = 5,
                    Epoch = 1,
                    TrainMse = 0.1,
                    TestMse = 0.1,
                    TrainError = 0,
                    TestError = 0,
                    DistanceU = 0,
                    DistanceV = 0,
                    MaxDistanceUj = 0,
                    MeanDistanceUj = 0,
                },
            ],
            new Dictionary<long, TrainingWeights> { [0] = start, [5] = end });
    }
}
