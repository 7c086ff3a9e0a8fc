using FsCheck;
using FsCheck.Fluent;
using KernelRD.Cli;
using KernelRD.Cli.Files;
using KernelRD.Cli.Simulations;
using KernelRD.Simulation;

namespace KernelRD.Tests.Cli;

public sealed class SimulationConfigTests
{
    private const string Valid = """
        {
          "version": "0.1.0", "model": "gray-scott",
          "parameters": { "feed": 0.025, "kill": 0.055, "du": 2E-05, "dv": 1e-05 },
          "width": 100, "height": 60, "dt": 1, "steps": 8000, "boundary": "neumann", "seed": 4294967295, "frames": 100,
          "field": "v", "colormap": "magma", "range": [0, 0.5], "scale": 5, "force": false
        }
        """;

    [Test]
    public void ReadsEveryKey()
    {
        var config = Load(Valid);
        Assert.Multiple(() =>
        {
            Assert.That(config.Settings.Model.Name, Is.EqualTo("gray-scott"));
            Assert.That(config.Settings.Values.Values, Is.EqualTo(new[] { 0.025, 0.055, 2e-5, 1e-5 }));
            Assert.That((config.Settings.Width, config.Settings.Height), Is.EqualTo((100, 60)));
            Assert.That((config.Settings.TimeStep, config.Steps), Is.EqualTo((1.0, 8000L)));
            Assert.That((config.Settings.Boundary, config.Settings.Seed), Is.EqualTo((Boundary.Neumann, uint.MaxValue)));
            Assert.That(config.Schedule, Is.EqualTo(FrameSchedule.Spread(100)));
            Assert.That((config.Field, config.ColorMap.Name, config.Range), Is.EqualTo((Field.V, "magma", ((double, double)?)(0.0, 0.5))));
            Assert.That((config.Scale, config.Force, config.Version), Is.EqualTo((5, false, "0.1.0")));
        });
    }

    [Test]
    public void EveryDefaultRoundTrips()
    {
        foreach (var model in Models.All)
        {
            string json = SimulationConfig.Default(model).ToJson();
            Assert.That(Load(json).ToJson(), Is.EqualTo(json));
        }
    }

    [Test]
    public void EveryConfigurationRoundTripsToTheBit()
    {
        var number = ArbMap.Default.GeneratorFor<double>().Where(value => Math.Abs(value) <= float.MaxValue);
        var positive = number.Select(Math.Abs).Where(value => value > 0);
        var configs =
            from model in Gen.Elements<Model>(Models.All)
            from values in number.ArrayOf(model.Parameters.Count)
            from dt in positive
            from width in Gen.Choose(1, 300)
            from height in Gen.Choose(1, 300)
            from boundary in Gen.Elements(Enum.GetValues<Boundary>())
            from seed in Gen.Choose(0, int.MaxValue)
            from steps in Gen.Choose(1, int.MaxValue)
            from frames in Gen.Choose(1, Math.Min(steps, SimulationConfig.MaxFrames))
            from spread in ArbMap.Default.GeneratorFor<bool>()
            from low in number
            from span in positive
            from scale in Gen.Choose(1, SimulationConfig.MaxScale)
            select new SimulationConfig
            {
                Settings = new SimulationSettings(
                    model,
                    model.ValuesWith(model.Parameters.Zip(values).ToDictionary(
                        pair => pair.First.Name, pair => pair.First.Name is "du" or "dv" ? Math.Abs(pair.Second) : pair.Second)),
                    width,
                    height,
                    dt,
                    boundary,
                    (uint)seed),
                Steps = steps,
                Schedule = spread ? FrameSchedule.Spread(frames) : FrameSchedule.Each(steps / frames),
                Field = spread ? Field.U : Field.V,
                ColorMap = ColorMap.All[seed % ColorMap.All.Count],
                Range = low + span > low ? (low, low + span) : null,
                Scale = scale,
                Force = spread,
            };
        Prop.ForAll(configs.ToArbitrary(), config =>
        {
            if (config.Problem() is not null)
                return;
            string json = config.ToJson();
            var read = Load(json);
            Assert.That(read.ToJson(), Is.EqualTo(json));
            Assert.That(read.Settings.TimeStep, Is.EqualTo(config.Settings.TimeStep));
            Assert.That(read.Settings.Values, Is.EqualTo(config.Settings.Values));
        }).QuickCheckThrowOnFailure();
    }

    [TestCase("\"steps\"", "\"sterps\"", "the key 'steps' is missing")]
    [TestCase("\"field\": \"v\",", "\"field\": \"v\", \"fields\": 1,", "fields: unknown key; did you mean 'field'\\?")]
    [TestCase("\"feed\": 0.025", "\"feed\": 0.025, \"fed\": 1", "parameters.fed: unknown key; did you mean 'feed'\\?")]
    [TestCase("\"feed\": 0.025, ", "", "the key 'parameters.feed' is missing")]
    [TestCase("\"feed\": 0.025", "\"feed\": \"0.025\"", "parameters.feed: expected a finite number, but it is \"0.025\"")]
    [TestCase("\"feed\": 0.025", "\"feed\": 1e999", "parameters.feed: expected a finite number")]
    [TestCase("\"feed\": 0.025", "\"feed\": 1e39", "parameters.feed: must be within float32's range")]
    [TestCase("\"du\": 2E-05", "\"du\": -2E-05", "parameters.du: must not be negative")]
    [TestCase("\"feed\": 0.025, \"kill\": 0.055", "\"feed\": -1e5, \"kill\": 0.055, \"seed\": 1", "parameters.seed: unknown key")]
    [TestCase("\"parameters\": {", "\"parameters\": 5, \"p\": {", "parameters: expected an object, {...}, but it is 5")]
    [TestCase("gray-scott", "gray-scot", "model: 'gray-scot' is unknown; did you mean 'gray-scott'\\?")]
    [TestCase("\"width\": 100", "\"width\": 0", "width: expected a whole number from 1 to 2147483647, but it is 0")]
    [TestCase("\"width\": 100", "\"width\": 10.5", "width: expected a whole number")]
    [TestCase("\"width\": 100", "\"width\": 1e99", "width: expected a whole number")]
    [TestCase("\"width\": 100", "\"width\": 2000000000", "width: ")]
    [TestCase("\"dt\": 1,", "\"dt\": 0,", "dt: must be positive")]
    [TestCase("\"dt\": 1,", "\"dt\": null,", "dt: expected a finite number, but it is null")]
    [TestCase("\"steps\": 8000", "\"steps\": -1", "steps: expected a whole number from 1")]
    [TestCase("neumann", "noiman", "boundary: 'noiman' is unknown; known are periodic, neumann, dirichlet")]
    [TestCase("4294967295", "4294967296", "seed: expected a whole number from 0 to 4294967295")]
    [TestCase("\"frames\": 100", "\"frames\": 8001", "frames: is 8001, more than the run has steps \\(8000\\)")]
    [TestCase("\"frames\": 100", "\"frames\": 100, \"every\": 5", "frames: unknown key")]
    [TestCase("\"frames\": 100", "\"every\": 0", "every: expected a whole number")]
    [TestCase("[0, 0.5]", "[0.5, 0]", "range: the low value must be below the high one")]
    [TestCase("[0, 0.5]", "[0]", "range: expected \"fit\" or two numbers, \\[low, high\\], but it is \\[0\\]")]
    [TestCase("[0, 0.5]", "\"fitted\"", "range: expected \"fit\" or two numbers")]
    [TestCase("magma", "jet", "colormap: 'jet' is unknown; known are viridis, magma, inferno, grey")]
    [TestCase("\"scale\": 5", "\"scale\": 65", "scale: expected a whole number from 1 to 64")]
    [TestCase("\"force\": false", "\"force\": 0", "force: expected true or false, but it is 0")]
    [TestCase("\"seed\"", "\"width\": 5, \"seed\"", "not valid JSON")]
    [TestCase("{", "[", "not valid JSON")]
    [TestCase("}", "", "not valid JSON")]
    public void AMistakeIsOneLineWithFileAndKey(string old, string replacement, string error)
    {
        int at = Valid.IndexOf(old, StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative);
        string text = Valid.Remove(at, old.Length).Insert(at, replacement);
        var exception = Assert.Throws<UserError>(() => Load(text));
        Assert.That(exception.Message, Does.Match(@"config\.json: .*" + error));
        Assert.That(exception.Message, Does.Not.Contain('\n'));
    }

    [TestCase("")]
    [TestCase("\0\0")]
    [TestCase("5")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("\"\\ud800\"")]
    public void NoConfigurationAtAllIsOneLineToo(string text) =>
        Assert.That(() => Load(text), Throws.TypeOf<UserError>().With.Message.Match(@"config\.json: [^\n]+$"));

    [Test]
    public void FramesLieWhereTheyShould([Values(1L, 7L, 100L, 8000L)] long steps, [Values(1, 3, 7)] int number)
    {
        var schedules = new[] { FrameSchedule.Each(number) }.Concat(number <= steps ? [FrameSchedule.Spread(number)] : []);
        foreach (var schedule in schedules)
        {
            long[] frames = [.. Enumerable.Range(0, (int)schedule.Count(steps) + 1).Select(frame => schedule.StepOf(frame, steps))];
            Assert.That(frames[0], Is.Zero);
            Assert.That(frames[^1], Is.EqualTo(steps));
            Assert.That(frames, Is.Ordered.Ascending.And.Unique);
            for (long step = 0; step <= steps; step++)
                Assert.That(schedule.FirstAfter(step, steps), Is.EqualTo(frames.Count(frame => frame <= step)), $"after {step}");
        }
    }

    [Test]
    public void HugeSchedulesDoNotOverflow()
    {
        var schedule = FrameSchedule.Spread(SimulationConfig.MaxFrames);
        Assert.That(schedule.StepOf(SimulationConfig.MaxFrames, SimulationConfig.MaxSteps), Is.EqualTo(SimulationConfig.MaxSteps));
        Assert.That(schedule.FirstAfter(SimulationConfig.MaxSteps - 1, SimulationConfig.MaxSteps), Is.EqualTo(SimulationConfig.MaxFrames));
        Assert.That(FrameSchedule.Each(SimulationConfig.MaxSteps).StepOf(2, SimulationConfig.MaxSteps), Is.EqualTo(SimulationConfig.MaxSteps));
    }

    private static SimulationConfig Load(string json)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["config.json"], json);
        return SimulationConfig.Load(folder["config.json"]);
    }
}
