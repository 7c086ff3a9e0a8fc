using System.Globalization;
using KernelRD.Training;
using KernelRD.Training.Data;

namespace KernelRD.Tests.Training;

/// <summary>The trainer against the same training in float64 by NumPy, tests/reference/training.py.</summary>
public sealed class TrainerReferenceTests
{
    private static readonly Dictionary<string, (DataSet Data, TrainingSettings Settings)> s_cases = new()
    {
        ["synthetic"] = (TrainingSets.Synthetic, new() { Hidden = 64 }),
        ["synthetic-adversarial"] = (TrainingSets.Synthetic, new() { Hidden = 64, Adversarial = true }),
        ["synthetic-clip"] = (TrainingSets.Synthetic, new() { Hidden = 64, Adversarial = true, Constraint = CriticConstraint.Clip, Seed = 5 }),
        ["synthetic-spectral"] = (
            TrainingSets.Synthetic, new() { Hidden = 96, Adversarial = true, Constraint = CriticConstraint.Spectral, Lipschitz = 20, Seed = 2 }),
        ["pixels-mean"] = (
            TrainingSets.Pixels, new() { Hidden = 40, Batch = 33, Adversarial = true, Reduction = Reduction.Mean, AdversarialWeight = 0.5 }),
        ["pixels-wide"] = (TrainingSets.Pixels, new() { Hidden = 1100, Batch = 100 }),
        ["scalar"] = (TrainingSets.Pixels, Slow with { Hidden = 70, Scalar = true }),
        ["scalar-adversarial"] = (TrainingSets.Pixels, Slow with { Hidden = 70, Scalar = true, Adversarial = true }),
    };

    public static IEnumerable<string> Cases => s_cases.Keys;

    private static TrainingSettings Slow => new()
    {
        Reduction = Reduction.Sum,
        Input = InputScaling.Unit,
        LearningRate = 1e-3,
        CriticLearningRate = 1e-3,
    };

    [Test]
    public void FollowsTheReference([AllDevices] TestDevice device, [ValueSource(nameof(Cases))] string name)
    {
        var (data, settings) = s_cases[name];
        string[][] lines = [.. File.ReadLines(Path.Combine(Repository.Root, "tests/Training/reference.csv")).Select(line => line.Split(','))];
        var rows = lines.Where(line => line[0] == name).ToList();
        Assert.That(rows, Has.Count.EqualTo(9));
        using var trainer = new Trainer(device.Accelerator, data, settings);
        Assert.Multiple(() =>
        {
            foreach (string[] row in rows)
            {
                var measured = trainer.AdvanceAndMeasure(int.Parse(row[1], CultureInfo.InvariantCulture) - trainer.Iteration);
                for (int column = 2; column < row.Length; column++)
                    Compare(lines[0][column], measured, double.Parse(row[column], CultureInfo.InvariantCulture));
            }
        });
    }

    // float32 against float64: a few 1e-6 after 50 iterations, and much the same on other seeds and sizes. The distances are held tighter than
    // the losses, which the output scale amplifies; a sample whose two largest outputs tie within rounding may change its class.
    private static void Compare(string column, Metrics measured, double expected)
    {
        var (actual, tolerance) = column switch
        {
            "loss" => (measured.Loss, 1e-3),
            "critic_loss" => (measured.CriticLoss, 1e-3),
            "penalty" => (measured.Penalty, 1e-3),
            "train_mse" => (measured.TrainMse, 1e-3),
            "test_mse" => (measured.TestMse, 1e-3),
            "train_error" => (measured.TrainError, 0),
            "test_error" => (measured.TestError, 0),
            "distance_u" => (measured.DistanceU, 1e-4),
            "distance_v" => (measured.DistanceV, 1e-4),
            "max_uj" => (measured.MaxDistanceUj, 1e-4),
            "mean_uj" => (measured.MeanDistanceUj, 1e-4),
            "reaction_u" => (measured.ReactionU, 1e-3),
            "diffusion_u" => (measured.DiffusionU, 1e-3),
            "reaction_v" => (measured.ReactionV, 1e-3),
            "diffusion_v" => (measured.DiffusionV, 1e-3),
            _ => throw new ArgumentException(column),
        };
        string what = $"{column} after {measured.Iteration} iterations";
        if (double.IsNaN(expected))
            Assert.That(actual, Is.NaN, what);
        else if (tolerance == 0)
            Assert.That(actual, Is.EqualTo(expected).Within(0.0021), what);
        else
            Assert.That(actual, Is.EqualTo(expected).Within(tolerance * Math.Abs(expected)), what);
    }
}
