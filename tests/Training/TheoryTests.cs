using KernelRD.Cli.Theories;
using KernelRD.Tests.Kernels;
using KernelRD.Training;
using KernelRD.Training.Data;
using KernelRD.Training.Theory;

namespace KernelRD.Tests.Training;

/// <summary>The network of the theorems against its own equation and bounds.</summary>
public sealed class TheoryTests
{
    private const int N = 12;
    private const int Features = 20;

    private static readonly TheorySettings s_settings = new() { Samples = N, Hidden = 2048, Iterations = 300, Points = 16 };

    [Test]
    public void SupervisedTrainingKeepsTheTheoremsBounds()
    {
        var result = Run(Normals(), s_settings);
        var c = result.Constants;
        Assert.That(result.Limit.Gram.IsDefinite);
        Assert.That(result.Points[0].MaxDistance, Is.EqualTo(0));
        // H(0) is a mean over 2048 neurons of entries of at most 1.
        Assert.That(result.Points[0].Least, Is.EqualTo(c.Least).Within(0.1));
        Assert.That(result.Points[0].Largest, Is.EqualTo(c.Largest).Within(0.1));
        foreach (var point in result.Points.Skip(1))
        {
            Assert.That(point.Error, Is.LessThan(c.SupervisedError(point.Time)));
            Assert.That(point.MaxDistance, Is.LessThan(c.SupervisedDistance(point.Time)));
            Assert.That(point.MeanDistance, Is.LessThanOrEqualTo(point.MaxDistance));
        }

        Assert.That(
            TheoryFinding.Of(result).Where(finding => finding.Verdict != TheoryVerdict.Holds && finding.Verdict is not null).Select(finding => finding.Claim),
            Is.EqualTo(new[] { "Remark 1's presumption, ‖u_j − u_j(0)‖ ≤ R", "(43), the width" }));
    }

    [TestCase(false, CriticConstraint.Spectral)]
    [TestCase(true, CriticConstraint.Spectral)]
    [TestCase(true, CriticConstraint.None)]
    public void ThePredictionsObeyTheirEquationInTheLimitOfSmallSteps(bool adversarial, CriticConstraint constraint)
    {
        double Deviation(double rate, long iterations) => Run(Normals(), s_settings with
        {
            Hidden = 8192,
            LearningRate = rate,
            Iterations = iterations,
            Points = (int)iterations + 1,
            Adversarial = adversarial,
            Constraint = constraint,
        }).Points.Max(point => point.Deviation);

        // Euler's steps are of first order; what masks that flip within a step add is of the order of the step too.
        double coarse = Deviation(0.4, 20);
        double fine = Deviation(0.1, 80);
        Assert.That(coarse, Is.LessThan(0.1));
        Assert.That(fine, Is.LessThan(coarse / 2.5));
    }

    [Test]
    public void AHeldCriticKeepsWithinL()
    {
        var result = Run(Normals(), s_settings with { Adversarial = true });
        Assert.That(result.Points.Select(point => point.CriticNorm), Has.All.LessThanOrEqualTo(0.01 * (1 + 1e-5)));
        Assert.That(result.Points.Skip(1).Select(point => point.MaxDistance / result.Constants.AdversarialDistance(point.Time)), Has.All.LessThanOrEqualTo(1));
        Assert.That(Verdict(result, "‖w‖ ≤ L"), Is.EqualTo(TheoryVerdict.Holds));
    }

    [Test]
    public void AFreeCriticBreaksTheAssumptionAndItSaysSo()
    {
        var result = Run(
            Normals(), s_settings with { Adversarial = true, Constraint = CriticConstraint.None, Iterations = 20, Points = 3 });
        Assert.That(result.Constants.Lipschitz, Is.EqualTo(Math.Sqrt(2048)).Within(10).Percent);
        Assert.That(Verdict(result, "‖w‖ ≤ L"), Is.EqualTo(TheoryVerdict.Fails));
        Assert.That(Verdict(result, "Remark 3, (31): the error"), Is.EqualTo(TheoryVerdict.Vacuous));
    }

    [Test]
    public void ParallelInputsBreakAssumption1AndItSaysSo()
    {
        var data = Normals();
        data.Train.Values!.AsSpan(0, Features).CopyTo(data.Train.Values!.AsSpan(Features));
        var result = Run(data, s_settings with { Iterations = 5, Points = 2 });
        Assert.That(result.Limit.Gram.IsDefinite, Is.False);
        Assert.That(Verdict(result, "Assumption 1, λ₀ > 0"), Is.EqualTo(TheoryVerdict.Fails));
    }

    [Test]
    public void SaysWhatItNeeds()
    {
        Assert.That(
            () => Run(Normals(), s_settings with { Samples = N + 1 }),
            Throws.ArgumentException.With.Message.Contains($"2 to {N} samples"));
        Assert.That(() => Run(Normals(), s_settings with { Delta = 1 }), Throws.ArgumentException);
    }

    [Test]
    public void TheBoundsAreThePapersFormulas()
    {
        // n = 4, m = 16, so that roots are whole; sqrt(2 ln(2/delta)) = 2 at delta = 2 exp(-2).
        var c = new TheoryConstants(4, 16, Least: 0.5, Largest: 2, StartError: 3, Lipschitz: 0.01, Delta: 2 * Math.Exp(-2));
        Assert.That(c.Lambda1, Is.EqualTo(4.5));
        Assert.That(c.Kappa, Is.EqualTo(9));
        Assert.That(c.Mu, Is.EqualTo(0.02).Within(1e-15));
        Assert.That(c.SupervisedDistanceLimit, Is.EqualTo(6));
        Assert.That(c.SupervisedDistance(4), Is.EqualTo(6 * (1 - Math.Exp(-1))).Within(1e-14));
        Assert.That(c.SupervisedError(4), Is.EqualTo(3 * Math.Exp(-1)).Within(1e-14));
        Assert.That(c.AdversarialError(4), Is.EqualTo(2.82 * Math.Exp(-1) + 0.18).Within(1e-14));
        Assert.That(c.AdversarialDistance(4), Is.EqualTo(2 * 2.82 * (1 - Math.Exp(-1)) + 0.02 * 19 / 4 * 4).Within(1e-14));
        Assert.That(c.SettlingTime(0.18), Is.EqualTo(double.PositiveInfinity));
        Assert.That(c.AdversarialError(c.SettlingTime(1)), Is.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void ExponentsAreSlopes()
    {
        WidthOrders[] widths = [.. new[] { 8, 16, 64 }.Select(m => new WidthOrders(m, 3 / Math.Sqrt(m), m, 1, m * m))];
        Assert.That(WidthOrders.Exponent(widths, order => order.ReactionU), Is.EqualTo(-0.5).Within(1e-12));
        Assert.That(WidthOrders.Exponent(widths, order => order.DiffusionV), Is.EqualTo(2).Within(1e-12));
    }

    [Test]
    public void SupervisedHalvesShrinkAsTheRootOfTheWidth()
    {
        WidthOrders[] widths = [.. new[] { 64, 256, 1024, 4096 }.Select(m => WidthOrders.Measure(TestDevice.Cpu.Accelerator, Normals(), m, N, 1))];
        Assert.That(WidthOrders.Exponent(widths, order => order.ReactionU), Is.EqualTo(-0.5).Within(0.15));
        Assert.That(WidthOrders.Exponent(widths, order => order.ReactionV), Is.EqualTo(-0.5).Within(0.15));
    }

    [Test]
    public void AnExperimentGoesOnFromItsStateToTheSameBits([Values] bool isHeld, [Values(1, 7, 20)] int at)
    {
        var settings = s_settings with { Hidden = 96, Iterations = 30, Points = 5, Adversarial = isHeld };
        var inputs = new TheoryInputs(Normals(), N);
        var whole = TheoryExperiment.Run(TestDevice.Cpu.Accelerator, inputs, settings);

        TheoryState state;
        TheoryPoint[] points;
        using (var first = new TheoryExperiment(TestDevice.Cpu.Accelerator, inputs, settings))
        {
            GoOn(first, at);
            (state, points) = (first.Save(), [.. first.Result.Points]);
        }

        using var second = new TheoryExperiment(TestDevice.Cpu.Accelerator, inputs, settings);
        second.Restore(state, points);
        GoOn(second, settings.Iterations);
        Assert.That(second.IsDone);
        Assert.That(second.Result.Points, Is.EqualTo(whole.Points));

        static void GoOn(TheoryExperiment experiment, long end)
        {
            while (!experiment.IsDone && (experiment.Iteration < end || experiment.Iteration == experiment.NextPoint))
            {
                experiment.Advance(Math.Min(end, experiment.NextPoint) - experiment.Iteration);
                if (experiment.Iteration == experiment.NextPoint)
                    experiment.Measure();
            }
        }
    }

    private static TheoryResult Run(DataSet data, TheorySettings settings) =>
        TheoryExperiment.Run(TestDevice.Cpu.Accelerator, new TheoryInputs(data, settings.Samples), settings);

    private static TheoryVerdict? Verdict(TheoryResult result, string claim) => TheoryFinding.Of(result).Single(finding => finding.Claim == claim).Verdict;

    private static DataSet Normals()
    {
        byte[] labels = [.. Enumerable.Range(0, N).Select(i => (byte)(i % 2))];
        var samples = Samples.OfValues(Features, GramTests.Normals(31, N * Features), labels);
        return new DataSet("normals", 2, samples, samples);
    }
}
