using FsCheck;
using FsCheck.Fluent;
using KernelRD.Simulation;

namespace KernelRD.Tests.Simulation;

/// <summary>What holds for every entry of the table.</summary>
public sealed class ModelTests
{
    public static IEnumerable<TestCaseData> Presets() =>
        from model in Models.All
        from preset in model.Presets
        select new TestCaseData(model, preset).SetArgDisplayNames(model.Name, preset.Name);

    [Test]
    public void EveryEntryIsComplete([ValueSource(typeof(Models), nameof(Models.All))] Model model)
    {
        Assert.That(Models.Find(model.Name), Is.SameAs(model));
        Assert.That(model.Name, Does.Match("^[a-z][a-z-]*$"));
        Assert.That(model.Equation, Has.Count.EqualTo(2));
        Assert.That(model.Presets, Is.Not.Empty);
        Assert.That(model.Presets.Select(preset => preset.Name), Is.Unique.And.All.Matches("^[a-z0-9-]+$"));
        Assert.That(model.Parameters.Select(parameter => parameter.Name), Is.Unique.And.SupersetOf(new[] { "du", "dv" }));
        Assert.That(model.Parameters.Select(parameter => parameter.Name), Has.All.Matches("^[a-z]+$"));
        Assert.That(model.Parameters.Select(parameter => parameter.Description), Has.None.Empty);
        if (model.ControlParameter is { } control)
            Assert.That(model.ValuesWith().ContainsKey(control));
    }

    [TestCaseSource(nameof(Presets))]
    public void EveryPresetDoesAsItSaysWithTheDefaults(Model model, Preset preset)
    {
        var settings = model.Settings(preset.Values);
        Assert.That(settings.Problems(), Is.Empty);
        var report = LinearStability.Analyze(settings);
        Assert.That(report.ExceedsTimeStepLimit, Is.False);
        bool decays = (model.Name, preset.Name) == ("turing", "paper");
        Assert.That(report.IsUnstable, Is.EqualTo(model.HasSeed && !decays), "only noise needs an instability");

        using var simulator = new Simulator(TestDevice.Cpu.Accelerator, settings);
        simulator.Advance((long)(model.DefaultTime / model.DefaultTimeStep));
        Assert.That(simulator.IsFinite());
        var (u, v) = Runs.Read(simulator);
        float[] shown = model.Shown == Field.U ? u : v;
        double mean = shown.Average();
        double deviation = Math.Sqrt(shown.Average(value => (value - mean) * (value - mean)));
        Assert.That(deviation, decays ? Is.LessThan(1e-3) : Is.GreaterThan(0.02));
    }

    [Test]
    public void NothingReactsAtRest() => Prop.ForAll(
        Runs.AnyValues, values =>
        {
            var (u, v) = values.Model.HomogeneousState(values)!.Value;
            var (du, dv) = values.Model.Reaction(values, u, v);
            double scale = 1 + values.Values.Max(Math.Abs) * (1 + Math.Pow(Math.Max(Math.Abs(u), Math.Abs(v)), 3));
            Assert.That(Math.Abs(du), Is.LessThan(1e-12 * scale));
            Assert.That(Math.Abs(dv), Is.LessThan(1e-12 * scale));
        }).Check(Runs.Config.WithMaxTest(300));

    /// <summary>A kernel's reaction is the table's: one step of a uniform field on one cell, where nothing diffuses.</summary>
    [Test]
    public void TheKernelReactsAsTheTableSays() => Prop.ForAll(
        Runs.AnyValues, Gen.Choose(20, 180).ToArbitrary(), Gen.Choose(20, 180).ToArbitrary(), (values, uPercent, vPercent) =>
        {
            const double Dt = 1e-3;
            var settings = new SimulationSettings(values.Model, values, 1, 1, Dt, Boundary.Periodic, 0);
            var (u, v) = (uPercent / 100f, vPercent / 100f);
            var actual = Runs.After(TestDevice.Cpu.Accelerator, settings, 1, ([u], [v]));
            var (du, dv) = values.Model.Reaction(values, u, v);
            Assert.That(actual.U[0], Is.EqualTo(u + Dt * du).Within(2e-7 * (1 + Math.Abs(u) + Dt * Math.Abs(du))));
            Assert.That(actual.V[0], Is.EqualTo(v + Dt * dv).Within(2e-7 * (1 + Math.Abs(v) + Dt * Math.Abs(dv))));
        }).Check(Runs.Config.WithMaxTest(300));
}
