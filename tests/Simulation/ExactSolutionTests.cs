using FsCheck;
using FsCheck.Fluent;
using KernelRD.Simulation;

namespace KernelRD.Tests.Simulation;

/// <summary>Linear reaction-diffusion has exact solutions, which need no second implementation.</summary>
[AllDevices]
public sealed class ExactSolutionTests(TestDevice device)
{
    /// <summary>
    /// A start that is one eigenmode of the grid, α in u and β in v, stays that mode, and (α, β) follows the 2 × 2 recurrence of its
    /// eigenvalue.
    /// </summary>
    [Test]
    public void EveryFourierModeFollowsItsOwnRecurrence([Values] Boundary boundary) => Prop.ForAll(
        Cases(boundary).ToArbitrary(), run =>
        {
            const int Steps = 40;
            var s = run.Settings;
            var shape = Shape(run);
            double alpha = 1;
            double beta = -0.5;
            var actual = Runs.After(device.Accelerator, s, Steps, (Times(alpha, shape), Times(beta, shape)));

            double cosines = Math.Cos(Phase(run.ModeX, s.Width, boundary)) + Math.Cos(Phase(run.ModeY, s.Height, boundary));
            double q = (double)s.Width * s.Width * (4 - 2 * cosines);
            double largest = Math.Max(Math.Abs(alpha), Math.Abs(beta));
            for (int i = 0; i < Steps; i++)
            {
                (alpha, beta) = (
                    alpha + s.TimeStep * (s.Values["a"] * alpha + s.Values["b"] * beta - s.Values["du"] * q * alpha),
                    beta + s.TimeStep * (s.Values["c"] * alpha + s.Values["d"] * beta - s.Values["dv"] * q * beta));
                largest = Math.Max(largest, Math.Max(Math.Abs(alpha), Math.Abs(beta)));
            }

            // A step rounds about ten times, each to 2^-24 of the largest value so far, and amplifies what came before by at most two here.
            double tolerance = Steps * 10 * Math.Pow(2, -24) * largest;
            Assert.That(actual.U, Is.EqualTo(Times(alpha, shape)).Within(tolerance), $"u of {run}");
            Assert.That(actual.V, Is.EqualTo(Times(beta, shape)).Within(tolerance), $"v of {run}");
        }).Check(Runs.Config);

    [Test]
    public void DiffusionAloneConservesTheMean([Values(Boundary.Periodic, Boundary.Neumann)] Boundary boundary) => Prop.ForAll(
        Runs.Any, any =>
        {
            const int Steps = 50;
            var none = new Dictionary<string, double> { ["a"] = 0, ["b"] = 0, ["c"] = 0, ["d"] = 0 };
            var settings = Models.Find("turing")!.Settings(none) with
            {
                Width = any.Width,
                Height = any.Height,
                Boundary = boundary,
                Seed = any.Seed,
                TimeStep = 0.2 / (6e-4 * any.Width * any.Width),
            };
            var start = Runs.Noise(settings);
            var end = Runs.After(device.Accelerator, settings, Steps, start);

            // Values are below 2, where a step's roundings come to at most 2^-23 · 2 a cell.
            double tolerance = Steps * Math.Pow(2, -22);
            Assert.That(end.U.Average(value => (double)value), Is.EqualTo(start.U.Average(value => (double)value)).Within(tolerance));
            Assert.That(end.V.Average(value => (double)value), Is.EqualTo(start.V.Average(value => (double)value)).Within(tolerance));
        }).Check(Runs.Config);

    private static Gen<ModeRun> Cases(Boundary boundary) =>
        from width in Gen.Choose(1, 50)
        from height in Gen.Choose(1, 50)
        from modeX in Gen.Choose(0, width - 1)
        from modeY in Gen.Choose(0, height - 1)
        from c in Gen.Choose(-30, 30)
        let values = new Dictionary<string, double> { ["c"] = c / 10.0, ["h"] = 0, ["k"] = 0, ["dv"] = 3e-4 }
        let step = Math.Min(0.02, 0.2 / (3e-4 * width * width))
        let settings = Models.Find("turing")!.Settings(values)
        select new ModeRun(settings with { Width = width, Height = height, Boundary = boundary, TimeStep = step }, modeX, modeY);

    private static float[] Times(double amplitude, double[] shape) => Array.ConvertAll(shape, f => (float)(amplitude * f));

    private static double[] Shape(ModeRun run)
    {
        var s = run.Settings;
        var shape = new double[s.CellCount];
        for (int y = 0; y < s.Height; y++)
        {
            for (int x = 0; x < s.Width; x++)
                shape[y * s.Width + x] = Wave(run.ModeX, x, s.Width, s.Boundary) * Wave(run.ModeY, y, s.Height, s.Boundary);
        }

        return shape;
    }

    private static double Phase(int mode, int n, Boundary boundary) => boundary switch
    {
        Boundary.Periodic => 2 * Math.PI * mode / n,
        Boundary.Neumann => Math.PI * mode / n,
        _ => Math.PI * (mode + 1) / (n + 1),
    };

    private static double Wave(int mode, int cell, int n, Boundary boundary) => boundary switch
    {
        Boundary.Periodic => Math.Cos(Phase(mode, n, boundary) * cell + 0.3),
        Boundary.Neumann => Math.Cos(Phase(mode, n, boundary) * (cell + 0.5)),
        _ => Math.Sin(Phase(mode, n, boundary) * (cell + 1)),
    };

    private sealed record ModeRun(SimulationSettings Settings, int ModeX, int ModeY);
}
