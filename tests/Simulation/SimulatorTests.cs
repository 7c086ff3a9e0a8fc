using FsCheck;
using FsCheck.Fluent;
using KernelRD.Simulation;

namespace KernelRD.Tests.Simulation;

/// <summary>What holds for every run: time, restarts, symmetries, and the same bits on every device.</summary>
[AllDevices]
public sealed class SimulatorTests(TestDevice device)
{
    [Test]
    public void CountsStepsWithoutDrift()
    {
        using var simulator = new Simulator(device.Accelerator, Models.Find("turing")!.Settings() with { Width = 3, Height = 2 });
        simulator.Advance(7);
        simulator.Advance(0);
        simulator.Advance(43);
        Assert.That(simulator.Step, Is.EqualTo(50));
        Assert.That(simulator.Time, Is.EqualTo(50 * 0.02));
    }

    [Test]
    public void ARestartKeepsTheBits() => Prop.ForAll(
        Runs.Any, Gen.Choose(0, 20).ToArbitrary(), (settings, stop) =>
        {
            const int Steps = 25;
            var whole = Runs.After(device.Accelerator, settings, Steps);
            var half = Runs.After(device.Accelerator, settings, stop);
            using var second = new Simulator(device.Accelerator, settings);
            second.Advance(3);
            second.Restore(stop, half.U, half.V);
            second.Advance(Steps - stop);
            Assert.That(second.Step, Is.EqualTo(Steps));
            Runs.AssertSameBits(Runs.Read(second), whole);
        }).Check(Runs.Config);

    [Test]
    public void RunsCommuteWithTranslation() => Prop.ForAll(
        Runs.Any, Gen.Choose(0, 39).ToArbitrary(), Gen.Choose(0, 39).ToArbitrary(), (any, right, down) =>
        {
            var settings = any with { Boundary = Boundary.Periodic };
            AssertCommutes(settings, field => Permute(
                field, settings, (x, y) => ((x + right) % settings.Width, (y + down) % settings.Height)));
        }).Check(Runs.Config);

    /// <summary>The eight symmetries of the square are made of these two.</summary>
    [Test]
    public void RunsCommuteWithTheSymmetriesOfTheSquare() => Prop.ForAll(
        Runs.Any, any =>
        {
            var settings = any with { Height = any.Width };
            AssertCommutes(settings, field => Permute(field, settings, (x, y) => (y, x)));
            AssertCommutes(settings, field => Permute(field, settings, (x, y) => (settings.Width - 1 - x, y)));
        }).Check(Runs.Config);

    [Test]
    public void EveryDeviceGivesTheSameBits(
        [ValueSource(typeof(Models), nameof(Models.All))] Model model,
        [Values] Boundary boundary)
    {
        var settings = model.Settings() with { Width = 97, Height = 61, Boundary = boundary, Seed = 5 };
        var start = Runs.Noise(settings);
        Runs.AssertSameBits(
            Runs.After(device.Accelerator, settings, 100, start),
            Runs.After(TestDevice.Cpu.Accelerator, settings, 100, start));
    }

    [Test]
    public void NoticesInfinityAndNaNAnywhere()
    {
        var settings = Models.Find("gray-scott")!.Settings() with { Width = 67, Height = 130 };
        using var simulator = new Simulator(device.Accelerator, settings);
        var (u, v) = Runs.Read(simulator);
        Assert.That(simulator.IsFinite());
        foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            foreach (int cell in new[] { 0, 66, 63 * 67, 64 * 67 + 5, u.Length - 1 })
            {
                foreach (float[] field in new[] { u, v })
                {
                    float kept = field[cell];
                    field[cell] = bad;
                    simulator.Restore(0, u, v);
                    Assert.That(simulator.IsFinite(), Is.False, $"{bad} in cell {cell}");
                    field[cell] = kept;
                }
            }
        }

        u[3] = float.MaxValue;
        v[4] = -float.MaxValue;
        v[5] = float.Epsilon;
        simulator.Restore(0, u, v);
        Assert.That(simulator.IsFinite());
    }

    [Test]
    public void AnUnboundedRunOverflowsAndIsNoticed()
    {
        var settings = Models.Find("turing")!.Settings(new Dictionary<string, double> { ["a"] = 40 }) with { Width = 16, Height = 16 };
        using var simulator = new Simulator(device.Accelerator, settings);
        Assert.That(simulator.IsFinite());
        simulator.Advance(1000);
        Assert.That(simulator.IsFinite(), Is.False);
    }

    [Test]
    public void QueuesABatchWithoutAllocating()
    {
        using var simulator = new Simulator(device.Accelerator, Models.Find("gray-scott")!.Settings() with { Width = 20, Height = 20 });
        // What happens once may allocate, such as starting threads for a launch that a busy machine made look long.
        long least = long.MaxValue;
        for (int batch = 0; batch < 4 && least > 0; batch++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            simulator.Advance(1000);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            simulator.Synchronize();
        }

        Assert.That(least, Is.Zero);
    }

    [Test]
    public void RefusesWhatCannotRun()
    {
        var good = Models.Find("schnakenberg")!.Settings();
        Refuses(good with { Width = 0 }, "0x100");
        Refuses(good with { Height = -1 }, "100x-1");
        Refuses(good with { Width = int.MaxValue, Height = 3 }, "ghost cells");
        Refuses(good with { TimeStep = 0 }, "time step");
        Refuses(good with { TimeStep = double.NaN }, "time step");
        Refuses(good with { Values = good.Values.With("du", -1) }, "du is -1");
        Refuses(good with { Values = good.Values.With("a", double.PositiveInfinity) }, "value of a");
        Refuses(good with { Values = good.Values.With("a", -0.9) }, "no state of rest");
        var peaks = Models.Find("gierer-meinhardt")!.Settings();
        Refuses(peaks with { Values = peaks.Values.With("kappa", -1) }, "no state of rest");
        Refuses(good with { Values = Models.Find("turing")!.ValuesWith() }, "turing's");
        Assert.That(
            () => good.Model.ValuesWith(new Dictionary<string, double> { ["feed"] = 1 }),
            Throws.ArgumentException.With.Message.Contains("feed"));

        void Refuses(SimulationSettings settings, string why) => Assert.That(
            () => new Simulator(device.Accelerator, settings).Dispose(), Throws.ArgumentException.With.Message.Contains(why));
    }

    private void AssertCommutes(SimulationSettings settings, Func<float[], float[]> map)
    {
        var start = Runs.Noise(settings);
        var (u, v) = Runs.After(device.Accelerator, settings, 12, start);
        Runs.AssertSameBits(Runs.After(device.Accelerator, settings, 12, (map(start.U), map(start.V))), (map(u), map(v)));
    }

    /// <summary>The field whose cell (x, y) is the given field's cell at <paramref name="from"/>(x, y).</summary>
    private static float[] Permute(float[] field, SimulationSettings settings, Func<int, int, (int X, int Y)> from)
    {
        var result = new float[field.Length];
        for (int y = 0; y < settings.Height; y++)
        {
            for (int x = 0; x < settings.Width; x++)
            {
                var (fromX, fromY) = from(x, y);
                result[y * settings.Width + x] = field[fromY * settings.Width + fromX];
            }
        }

        return result;
    }
}
