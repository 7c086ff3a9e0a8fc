using FsCheck;
using FsCheck.Fluent;
using KernelRD.Simulation;
using MathNet.Numerics.LinearAlgebra;

namespace KernelRD.Tests.Simulation;

public sealed class LinearStabilityTests
{
    [Test]
    public void ThePapersTuringModelDecays()
    {
        var report = LinearStability.Analyze(Turing(3));
        Assert.That(report.IsUnstable, Is.False);
        Assert.That(report.FastestGrowthRate, Is.EqualTo(-0.197).Within(0.001));
        Assert.That(report.Critical!.Value, Is.EqualTo(2.34).Within(0.005));
        Assert.That(report.Critical.GrowsBelow && report.Critical.IsPattern);
        Assert.That(
            report.Describe(),
            Does.Contain("No unstable mode: this will decay, in the end at -0.197 per unit time; c below 2.34 would pattern."));
    }

    [Test]
    public void TheTextbooksTuringModelPatterns()
    {
        var report = LinearStability.Analyze(Turing(2));
        Assert.That(report.IsUnstable);
        Assert.That(report.FastestGrowthRate, Is.EqualTo(0.114).Within(0.0005));
        Assert.That(1 / report.Wavelength!.Value, Is.EqualTo(8.9).Within(0.05));
        Assert.That(report.UnstableBand!.Value.Shortest, Is.LessThan(report.Wavelength));
        Assert.That(report.UnstableBand.Value.Longest, Is.GreaterThan(report.Wavelength));
        Assert.That(
            report.Describe(),
            Has.Some.Matches("^Unstable: the fastest mode grows at 0.114 per unit time, 8.9.* wavelengths .*; c above 2.34 would decay.$"));
    }

    [Test]
    public void GrayScottIsStableAtRestWithinTheStatedLimits()
    {
        var report = LinearStability.Analyze(Models.Find("gray-scott")!.Settings());
        Assert.That(report.IsUnstable, Is.False);
        Assert.That(report.Wavelength, Is.Null);
        Assert.That(report.FastestGrowthRate, Is.EqualTo(Math.Log(1 - 0.025)).Within(1e-9));
        Assert.That(report.DiffusionLimit, Is.EqualTo(1.25).Within(1e-9));
        Assert.That(report.TimeStepLimit, Is.EqualTo(2 / (8 * 2e-5 * 1e4 + 0.025)).Within(1e-9));
        Assert.That(report.ExceedsTimeStepLimit, Is.False);
        Assert.That(report.Describe(), Has.Some.Contains("only a finite disturbance"));
    }

    [Test]
    public void TheBrusselatorPatternsWhereItsTheorySays()
    {
        // Of a continuous plane b = (1 + a sqrt(Du / Dv))²; the grid's modes are dense enough for three digits.
        var report = LinearStability.Analyze(Models.Find("brusselator")!.Settings());
        Assert.That(report.Critical!.Value, Is.EqualTo(Math.Pow(1 + 4.5 * Math.Sqrt(0.125), 2)).Within(1e-2));
        Assert.That(report.Critical.GrowsBelow, Is.False);
    }

    /// <summary>The whole step matrix of a small grid and its eigenvalues, from a general solver.</summary>
    [Test]
    public void AgreesWithTheEigenvaluesOfTheWholeStepMatrix() => Prop.ForAll(
        SmallRuns(), settings =>
        {
            var report = LinearStability.Analyze(settings);
            var (u, v) = report.HomogeneousState;
            var generator = Generator(settings, u, v);
            double dt = settings.TimeStep;
            double growth = generator.Evd().EigenValues.Max(sigma => (1 + dt * sigma).Magnitude);
            Assert.That(Math.Exp(report.FastestGrowthRate * dt), Is.EqualTo(growth).Within(1e-6 * growth));
            if (Math.Abs(growth - 1) > 1e-6)
                Assert.That(report.IsUnstable, Is.EqualTo(growth > 1));
        }).Check(Runs.Config.WithMaxTest(60));

    /// <summary>Just below the limit no decaying mode is amplified, just above it one is.</summary>
    [Test]
    public void TheTimeStepLimitIsSharp() => Prop.ForAll(
        SmallRuns(), settings =>
        {
            var report = LinearStability.Analyze(settings);
            var (u, v) = report.HomogeneousState;
            var modes = Generator(settings, u, v).Evd().EigenValues;
            var real = modes.Where(sigma => sigma.Real < -1e-6 && Math.Abs(sigma.Imaginary) < 1e-9 * sigma.Magnitude);
            Assert.That(real.All(sigma => (1 + 0.999 * report.TimeStepLimit * sigma).Magnitude <= 1));
            if (modes.All(sigma => sigma.Real < -1e-6))
                Assert.That(modes.Any(sigma => (1 + 1.001 * report.TimeStepLimit * sigma).Magnitude > 1));
        }).Check(Runs.Config.WithMaxTest(60));

    /// <summary>The sweep that needs no list of modes against the list.</summary>
    [Test]
    public void FindsTheFastestOfAllModes([Values] Boundary boundary, [Values(1, 2, 7, 48, 101)] int width, [Values(1, 30, 64)] int height)
    {
        foreach (var model in Models.All)
        {
            var settings = model.Settings() with { Width = width, Height = height, Boundary = boundary, TimeStep = 1e-3 };
            var report = LinearStability.Analyze(settings);
            var all = AllModes(settings).Select(q => (Q: q, Rate: Rate(report, q))).ToArray();
            Assert.That(report.FastestGrowthRate, Is.EqualTo(all.Max(mode => mode.Rate)).Within(1e-9), model.Name);
            var growing = all.Where(mode => mode.Rate > 1e-9).Select(mode => mode.Q).ToArray();
            Assert.That(report.IsUnstable, Is.EqualTo(growing.Length > 0), model.Name);
        }
    }

    /// <summary>Whatever the numbers: either the settings say what is wrong, or the analysis has an answer and the start is finite.</summary>
    [Test]
    public void ExtremeValuesAreRefusedOrAnalysed() => Prop.ForAll(
        ExtremeRuns(), settings =>
        {
            if (settings.Problems().Any())
                return;
            var report = LinearStability.Analyze(settings);
            Assert.That(report.Describe(), Is.Not.Empty);
            Assert.That(report.TimeStepLimit, Is.Positive);
            var u = new float[settings.CellCount];
            var v = new float[settings.CellCount];
            settings.Model.Start(settings, u, v);
            Assert.That(u.Concat(v).All(float.IsFinite));
        }).Check(Runs.Config.WithMaxTest(150));

    /// <summary>1 / b is finite, but not its powers.</summary>
    [TestCase(1e-300)]
    [TestCase(-1e-120)]
    public void ARestThatOverflowsIsRefused(double b)
    {
        var settings = Models.Find("fitzhugh-nagumo")!.Settings(new Dictionary<string, double> { ["b"] = b });
        Assert.That(settings.Problems(), Has.Some.Contains("rest"));
    }

    [Test]
    public void LargeGridsAreAnalysed()
    {
        var report = LinearStability.Analyze(Turing(3) with { Width = 2048, Height = 2048, TimeStep = 1e-5 });
        Assert.That(report.Critical!.Value, Is.EqualTo(2.34).Within(0.01));
    }

    private static SimulationSettings Turing(double c) => Models.Find("turing")!.Settings(new Dictionary<string, double> { ["c"] = c });

    private static Arbitrary<SimulationSettings> ExtremeRuns() => (
        from model in Gen.Elements<Model>(Models.All)
        from numbers in Gen.ArrayOf(Gen.Elements(0, 1e-300, 1e-38, -1e-5, 0.3, 1, -2, 1e10, 3e38, -3e38, 1e300), model.Parameters.Count)
        from kept in Gen.ArrayOf(Gen.Elements(true, true, false), model.Parameters.Count)
        let values = model.ValuesWith(model.Parameters.Select((p, i) => (p.Name, Value: kept[i] ? p.Default : numbers[i])).ToDictionary())
        from width in Gen.Choose(1, 9)
        from height in Gen.Choose(1, 9)
        from boundary in Gen.Elements(Enum.GetValues<Boundary>())
        from step in Gen.Elements(1e-300, 1e-3, 1, 1e30, 1e300)
        select new SimulationSettings(model, values, width, height, step, boundary, 0)).ToArbitrary();

    /// <summary>Diffusion is made 400 times as strong, as the models' coefficients are meant for cells a twentieth as wide.</summary>
    private static Arbitrary<SimulationSettings> SmallRuns() => (
        from values in Runs.AnyValues.Generator
        from width in Gen.Choose(1, 6)
        from height in Gen.Choose(1, 5)
        from boundary in Gen.Elements(Enum.GetValues<Boundary>())
        from step in Gen.Elements(0.001, 0.02, 0.5)
        let stronger = values.With("du", 400 * values["du"]).With("dv", 400 * values["dv"])
        let settings = new SimulationSettings(values.Model, stronger, width, height, step, boundary, 0)
        where !settings.Problems().Any()
        select settings).ToArbitrary();

    /// <summary>The matrix of d/dt (u, v) = J (u, v) + D ∇² (u, v), with J by plain differences, over all cells.</summary>
    private static Matrix<double> Generator(SimulationSettings s, double u, double v)
    {
        int n = s.CellCount;
        var matrix = Matrix<double>.Build.Dense(2 * n, 2 * n);
        var (fu, gu, fv, gv) = Jacobian(s, u, v);
        for (int y = 0; y < s.Height; y++)
        {
            for (int x = 0; x < s.Width; x++)
            {
                int i = y * s.Width + x;
                matrix[i, i] += fu;
                matrix[i, n + i] += fv;
                matrix[n + i, i] += gu;
                matrix[n + i, n + i] += gv;
                foreach (var (dx, dy) in new[] { (-1, 0), (1, 0), (0, -1), (0, 1) })
                {
                    int? neighbour = Neighbour(s, x + dx, y + dy);
                    double weight = (double)s.Width * s.Width;
                    foreach (var (offset, diffusion) in new[] { (0, s.Values["du"]), (n, s.Values["dv"]) })
                    {
                        matrix[offset + i, offset + i] -= weight * diffusion;
                        if (neighbour is { } j)
                            matrix[offset + i, offset + j] += weight * diffusion;
                    }
                }
            }
        }

        return matrix;
    }

    private static int? Neighbour(SimulationSettings s, int x, int y) => s.Boundary switch
    {
        Boundary.Periodic => (y + s.Height) % s.Height * s.Width + (x + s.Width) % s.Width,
        Boundary.Neumann => Math.Clamp(y, 0, s.Height - 1) * s.Width + Math.Clamp(x, 0, s.Width - 1),
        _ => x >= 0 && x < s.Width && y >= 0 && y < s.Height ? y * s.Width + x : null,
    };

    private static IEnumerable<double> AllModes(SimulationSettings s) =>
        from x in Phases(s.Width, s.Boundary)
        from y in Phases(s.Height, s.Boundary)
        select (2 - 2 * Math.Cos(x) + 2 - 2 * Math.Cos(y)) * s.Width * s.Width;

    private static IEnumerable<double> Phases(int n, Boundary boundary) => Enumerable.Range(0, n).Select(m => boundary switch
    {
        Boundary.Periodic => 2 * Math.PI * m / n,
        Boundary.Neumann => Math.PI * m / n,
        _ => Math.PI * (m + 1) / (n + 1),
    });

    private static double Rate(StabilityReport report, double q)
    {
        var (settings, (u, v)) = (report.Settings, report.HomogeneousState);
        var (fu, gu, fv, gv) = Jacobian(settings, u, v);
        double dt = settings.TimeStep;
        var step = Matrix<double>.Build.DenseOfArray(new[,]
        {
            { 1 + dt * (fu - q * settings.Values["du"]), dt * fv },
            { dt * gu, 1 + dt * (gv - q * settings.Values["dv"]) },
        });
        return Math.Log(step.Evd().EigenValues.Max(mu => mu.Magnitude)) / dt;
    }

    private static (double Fu, double Gu, double Fv, double Gv) Jacobian(SimulationSettings s, double u, double v)
    {
        const double H = 1e-5;
        var (fu, gu) = Difference(s.Model.Reaction(s.Values, u + H, v), s.Model.Reaction(s.Values, u - H, v));
        var (fv, gv) = Difference(s.Model.Reaction(s.Values, u, v + H), s.Model.Reaction(s.Values, u, v - H));
        return (fu, gu, fv, gv);

        static (double F, double G) Difference((double U, double V) plus, (double U, double V) minus) =>
            ((plus.U - minus.U) / (2 * H), (plus.V - minus.V) / (2 * H));
    }
}
