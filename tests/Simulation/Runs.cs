using FsCheck;
using FsCheck.Fluent;
using KernelRD.Simulation;

namespace KernelRD.Tests.Simulation;

/// <summary>What the tests of simulations share.</summary>
internal static class Runs
{
    /// <summary>Few cases, since each is a run; the devices multiply them.</summary>
    public static Config Config { get; } = Config.QuickThrowOnFailure.WithMaxTest(25).WithQuietOnSuccess(true);

    /// <summary>Any model, boundary and small grid, at a time step well inside the limit and with a random start.</summary>
    public static Arbitrary<SimulationSettings> Any { get; } = (
        from model in Gen.Elements<Model>(Models.All)
        from width in Gen.Choose(1, 40)
        from height in Gen.Choose(1, 40)
        from boundary in Gen.Elements(Enum.GetValues<Boundary>())
        from seed in Gen.Choose(0, 1000)
        let settings = model.Settings() with { Width = width, Height = height, Boundary = boundary, Seed = (uint)seed }
        select settings with { TimeStep = 0.5 * LinearStability.Analyze(settings).TimeStepLimit }).ToArbitrary();

    /// <summary>Any model with parameters between half and one and a half times the defaults, that has a state of rest.</summary>
    public static Arbitrary<ParameterValues> AnyValues { get; } = (
        from model in Gen.Elements<Model>(Models.All)
        from percent in Gen.ArrayOf(Gen.Choose(50, 150), model.Parameters.Count)
        let values = model.ValuesWith(model.Parameters.Zip(percent).ToDictionary(p => p.First.Name, p => p.First.Default * p.Second / 100))
        where model.HomogeneousState(values) is not null
        select values).ToArbitrary();

    /// <summary>A state that no symmetry maps to itself: the model's rest and noise that the seed fixes.</summary>
    public static (float[] U, float[] V) Noise(SimulationSettings settings)
    {
        var (u, v) = settings.Model.HomogeneousState(settings.Values)!.Value;
        var random = new Random((int)settings.Seed);
        return (Field(u), Field(v));

        float[] Field(double rest)
        {
            var field = new float[settings.CellCount];
            for (int i = 0; i < field.Length; i++)
                field[i] = (float)rest + 0.1f * random.NextSingle();
            return field;
        }
    }

    /// <summary>The fields some steps after a given state.</summary>
    public static (float[] U, float[] V) After(
        Accelerator accelerator, SimulationSettings settings, int steps, (float[] U, float[] V)? from = null)
    {
        using var simulator = new Simulator(accelerator, settings);
        if (from is var (u, v))
            simulator.Restore(0, u, v);
        simulator.Advance(steps);
        return Read(simulator);
    }

    public static (float[] U, float[] V) Read(Simulator simulator)
    {
        var u = new float[simulator.Settings.CellCount];
        var v = new float[simulator.Settings.CellCount];
        simulator.Read(u, v);
        return (u, v);
    }

    /// <summary>Fails unless both fields have the same bits in every cell.</summary>
    public static void AssertSameBits((float[] U, float[] V) actual, (float[] U, float[] V) expected, string message = "")
    {
        Assert.That(Bits(actual.U), Is.EqualTo(Bits(expected.U)), $"u {message}");
        Assert.That(Bits(actual.V), Is.EqualTo(Bits(expected.V)), $"v {message}");

        static int[] Bits(float[] field) => Array.ConvertAll(field, BitConverter.SingleToInt32Bits);
    }
}
