using KernelRD.Cases;
using KernelRD.Cli.Benchmarks;
using KernelRD.Cli.Tunings;
using KernelRD.Kernels;
using KernelRD.Kernels.Linear;
using KernelRD.Kernels.ReactionDiffusion;

namespace KernelRD.Tests.Cli;

[AllDevices]
public sealed class TuningRunTests(TestDevice device)
{
    // A sample of each without any warm-up: no time is looked at.
    private static readonly BenchmarkSettings s_settings = new(IsQuick: true, 1e-9, 0, 0, 1);

    /// <summary>What the command does on this device: every choice of every parameter runs, to the same bits.</summary>
    [Test]
    public void EveryChoiceOfEveryParameterGivesTheDefaultsBits()
    {
        var accelerator = device.Accelerator;
        var before = Tuning.Of(accelerator);
        var run = new TuningRun(new BenchmarkDevice(device.ToString(), "", accelerator, null!, new Ceilings(accelerator, 0.001)), s_settings, default);
        var parameters = TuningParameter.Of(accelerator).ToArray();
        bool isGpu = device.Type == AcceleratorType.Cuda;
        Assert.That(parameters, Is.EqualTo(TuningParameter.All.Where(parameter => parameter.Name.StartsWith("sweep-", StringComparison.Ordinal) != isGpu)));
        foreach (var parameter in parameters)
        {
            var row = run.Measure(parameter, Assert.Fail);
            Assert.That(row!.Times.Select(time => time.Choice), Is.EqualTo(parameter.Choices), parameter.Name);
        }

        Assert.That(run.AllAgree);
        Assert.That(Tuning.Of(accelerator), Is.SameAs(before));
    }

    [Test]
    public void AWrongChoiceIsLeftOut()
    {
        // A "parameter" that changes what is computed.
        float value = 0;
        var operation = TuningParameter.All[0];
        var wrong = operation with
        {
            With = (tuning, choice) =>
            {
                value = choice;
                return tuning;
            },
            At = _ => OperationCase.Of(0, 0, () => [[value]], _ => { }, _ => () => { }),
        };
        var warnings = new List<string>();
        var run = new TuningRun(new BenchmarkDevice("it", "", device.Accelerator, null!, new Ceilings(device.Accelerator, 0.001)), s_settings, default);
        var row = run.Measure(wrong, warnings.Add)!;
        Assert.That(run.AllAgree, Is.False);
        Assert.That(row.Times.Select(time => time.Choice), Is.EqualTo(new[] { TiledProduct.SmallTile }));
        Assert.That(warnings, Is.EqualTo(new[] { "narrow-product-tile = 128 is wrong on it: its bits are not those of the default; it is left out" }));
    }

    [Test]
    public void AProductTakesTheTileOfItsClass()
    {
        int processors = device.Accelerator.NumMultiprocessors;
        var tuning = new Tuning { NarrowProductTile = 1, SmallProductTile = 2, LargeProductTile = 3 };
        Assert.That(TileOf(tuning, 10 * processors * TiledProduct.LargeTile, 64), Is.EqualTo(1));
        Assert.That(TileOf(tuning, 10, 1000), Is.EqualTo(1));
        Assert.That(TileOf(tuning, (processors - 1) * TiledProduct.LargeTile, 65), Is.EqualTo(processors == 1 ? 1 : 2));
        Assert.That(TileOf(tuning, (processors - 1) * TiledProduct.LargeTile + 1, 65), Is.EqualTo(processors == 1 ? 1 : 3));
        Assert.That(TileOf(tuning, processors * TiledProduct.LargeTile, 900), Is.EqualTo(3));
        Assert.That(TileOf(Tuning.Default, processors * TiledProduct.LargeTile, 900), Is.EqualTo(TiledProduct.LargeTile));
        Assert.That(TileOf(Tuning.Default, processors * TiledProduct.LargeTile, 10), Is.EqualTo(TiledProduct.SmallTile));
    }

    [Test]
    public void AGridTakesTheStepsOfItsClass()
    {
        int processors = device.Accelerator.NumMultiprocessors;
        var tuning = new Tuning { SmallGridSteps = 5, LargeGridSteps = 3 };
        Assert.That(StepsOf(tuning, new(48 * processors, 16), 1), Is.EqualTo(5));
        Assert.That(StepsOf(tuning, new(48 * processors + 1, 16), 1), Is.EqualTo(3));
        Assert.That(StepsOf(tuning, new(1, 1), processors), Is.EqualTo(5));
        Assert.That(StepsOf(tuning, new(1, 1), processors + 1), Is.EqualTo(3));
        Assert.That(StepsOf(Tuning.Default, new(1, 1), 1), Is.EqualTo(Tiles.MaxSteps));
    }

    private int TileOf(Tuning tuning, int m, int n) =>
        Tuned.Load(device.Accelerator, tuning, () => TiledProduct.TileOf(device.Accelerator, new ProductShape(ProductForm.NN, m, n, 16)));

    private int StepsOf(Tuning tuning, Index2D extent, int simulations) =>
        Tuned.Load(device.Accelerator, tuning, () => Tiles.StepsOf(device.Accelerator, extent, simulations));
}
