using KernelRD.Simulation;

namespace KernelRD.Tests.Simulation;

/// <summary>The program's measurement agrees with its own prediction, on runs that know nothing of either.</summary>
[AllDevices]
public sealed class GrowthMeterTests(TestDevice device)
{
    [Test]
    public void TheTextbooksTuringModelGrowsAsPredicted([Values] Boundary boundary, [Values(0u, 1u)] uint seed)
    {
        // At rest the state is zero here, so that zero outside does not disturb it.
        var meter = Run(Turing(2, rest: 0) with { Boundary = boundary, Seed = seed }, 40);
        Assert.That(meter.GrowthRate, Is.EqualTo(meter.Prediction.FastestGrowthRate).Within(1).Percent);
        Assert.That(meter.Wavelength, Is.EqualTo(meter.Prediction.Wavelength).Within(10).Percent);
    }

    [Test]
    public void AShortRunIsEnough()
    {
        var meter = Run(Turing(2, rest: 1), 8);
        Assert.That(meter.GrowthRate, Is.EqualTo(meter.Prediction.FastestGrowthRate).Within(2).Percent);
    }

    [Test]
    public void ThePapersTuringModelDecaysAsPredicted()
    {
        var meter = Run(Turing(3, rest: 1), 20);
        Assert.That(meter.Prediction.FastestGrowthRate, Is.EqualTo(-0.197).Within(0.001));
        Assert.That(meter.GrowthRate, Is.EqualTo(meter.Prediction.FastestGrowthRate).Within(1).Percent);
    }

    [TestCase("fitzhugh-nagumo", 30)]
    [TestCase("schnakenberg", 25)]
    [TestCase("brusselator", 30)]
    [TestCase("gierer-meinhardt", 40)]
    public void TheOtherModelsGrowAsPredicted(string model, double time)
    {
        // A coarse grid allows long steps.
        var settings = Models.Find(model)!.Settings() with { Width = 60, Height = 60 };
        var meter = Run(settings with { TimeStep = 0.6 * LinearStability.Analyze(settings).TimeStepLimit }, time);
        Assert.That(meter.GrowthRate, Is.EqualTo(meter.Prediction.FastestGrowthRate).Within(5).Percent);
        Assert.That(meter.Wavelength, Is.EqualTo(meter.Prediction.Wavelength).Within(30).Percent);
    }

    [Test]
    public void SaysWhenItCannotMeasure()
    {
        var settings = Models.Find("gray-scott")!.Settings();
        var meter = new GrowthMeter(LinearStability.Analyze(settings));
        Assert.That(meter.GrowthRate, Is.Null);
        Assert.That(meter.Wavelength, Is.Null);
        var (u, v) = Runs.After(device.Accelerator, settings, 100);
        for (int i = 0; i < 5; i++)
            meter.Record(i, u, v);
        Assert.That(meter.GrowthRate, Is.Null, "the patch is no small disturbance");
    }

    private static SimulationSettings Turing(double c, double rest) =>
        Models.Find("turing")!.Settings(new Dictionary<string, double> { ["c"] = c, ["h"] = rest, ["k"] = rest });

    private GrowthMeter Run(SimulationSettings settings, double time)
    {
        var meter = new GrowthMeter(LinearStability.Analyze(settings));
        using var simulator = new Simulator(device.Accelerator, settings);
        long steps = Math.Max(1, (long)(meter.Interval / settings.TimeStep));
        var (u, v) = Runs.Read(simulator);
        while (true)
        {
            meter.Record(simulator.Time, u, v);
            if (simulator.Time >= time)
                break;
            simulator.Advance(steps);
            simulator.Read(u, v);
        }

        return meter;
    }
}
