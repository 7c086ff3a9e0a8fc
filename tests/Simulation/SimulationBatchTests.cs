using KernelRD.Simulation;

namespace KernelRD.Tests.Simulation;

/// <summary>Simulations that run together are those that run alone.</summary>
[AllDevices]
public sealed class SimulationBatchTests(TestDevice device)
{
    [Test]
    public void EachRunsAsIfAlone([ValueSource(typeof(Models), nameof(Models.All))] Model model, [Values] Boundary boundary, [Values(2, 5)] int count)
    {
        var settings = Enumerable.Range(0, count).Select(i => model.Settings() with
        {
            Values = model.ValuesWith().With("du", (1 + 0.1 * i) * model.ValuesWith()["du"]),
            Width = 37,
            Height = 29,
            TimeStep = 1e-3 * (1 + i),
            Boundary = boundary,
            Seed = (uint)i,
        }).ToArray();
        using var batch = new SimulationBatch(device.Accelerator, settings);
        batch.Advance(41);
        for (int i = 0; i < count; i++)
            Runs.AssertSameBits(Read(batch, i), Runs.After(device.Accelerator, settings[i], 41), $"of simulation {i}");

        var middle = Enumerable.Range(0, count).Select(i => Read(batch, i)).ToArray();
        batch.Advance(10);
        var end = Read(batch, count - 1);
        batch.Restore(41, middle);
        Assert.That(batch.Step, Is.EqualTo(41));
        batch.Advance(10);
        Runs.AssertSameBits(Read(batch, count - 1), end, "after a restart");
    }

    [Test]
    public void NoticesWhichOneOverflows()
    {
        var settings = Models.Find("turing")!.Settings() with { Width = 16, Height = 16 };
        using var batch = new SimulationBatch(device.Accelerator, [settings, settings with { Values = settings.Values.With("a", 40) }, settings]);
        batch.Advance(1000);
        Assert.That(Enumerable.Range(0, 3).Select(batch.IsFinite), Is.EqualTo(new[] { true, false, true }));
    }

    [Test]
    public void RefusesWhatCannotRunTogether()
    {
        var settings = Models.Find("turing")!.Settings();
        Refuses("at least one");
        Refuses("one model", settings, settings with { Width = 99 });
        Refuses("one model", settings, settings with { Boundary = Boundary.Neumann });
        Refuses("one model", settings, Models.Find("schnakenberg")!.Settings());
        Refuses("time step", settings, settings with { TimeStep = 0 });
        Refuses("too many", [.. Enumerable.Repeat(settings with { Width = 20000, Height = 20000 }, 6)]);

        void Refuses(string why, params SimulationSettings[] all) => Assert.That(
            () => new SimulationBatch(device.Accelerator, all).Dispose(), Throws.ArgumentException.With.Message.Contains(why));
    }

    private static (float[] U, float[] V) Read(SimulationBatch batch, int simulation)
    {
        var u = new float[batch.Settings[0].CellCount];
        var v = new float[batch.Settings[0].CellCount];
        batch.Read(simulation, u, v);
        return (u, v);
    }
}
