using KernelRD.Training;

namespace KernelRD.Tests.Training;

public sealed class TrainerTests
{
    private static readonly TrainingSettings s_settings = new() { Hidden = 37, Batch = 45, Seed = 3, Adversarial = true };

    /// <summary>A whole adversarial run, whose sizes are no multiple of anything.</summary>
    [Test]
    public void EveryDeviceGivesTheSameBits([AllDevices] TestDevice device, [Values] CriticConstraint constraint)
    {
        var settings = s_settings with { Constraint = constraint };
        AssertSameBits(After(device.Accelerator, settings, 200), After(TestDevice.Cpu.Accelerator, settings, 200), device.ToString());
    }

    /// <summary>Sizes that whole registers and strips divide, and more neurons than a chunk of a sum has.</summary>
    [Test]
    public void EveryDeviceGivesTheSameBitsOnRoundSizes([AllDevices] TestDevice device, [Values] bool scalar)
    {
        var settings = s_settings with { Hidden = 2064, Batch = 64, Scalar = scalar, LearningRate = 1e-4 };
        AssertSameBits(After(device.Accelerator, settings, 6), After(TestDevice.Cpu.Accelerator, settings, 6), device.ToString());
    }

    [Test]
    public void AnyNumberOfThreadsGivesTheSameBits()
    {
        var settings = s_settings with { Hidden = 1100, Batch = 96 };
        var one = Run(1);
        AssertSameBits(Run(2), one, "2 threads");
        AssertSameBits(Run(3), one, "3 threads");

        TrainingState Run(int threads)
        {
            using var context = Context.Create(builder => builder.CPU());
            using var accelerator = new CPUDevice(threads).CreateAccelerator(context);
            return After(accelerator, settings, 12);
        }
    }

    [Test]
    public void ARestoredTrainingGoesOnBitwise([AllDevices] TestDevice device, [Values(0, 1, 10, 11, 12, 25)] int iteration)
    {
        // 11 iterations an epoch.
        using var stopped = new Trainer(device.Accelerator, TrainingSets.Pixels, s_settings);
        stopped.Advance(iteration);
        var state = stopped.Save();
        using var resumed = new Trainer(device.Accelerator, TrainingSets.Pixels, s_settings);
        // A restored training may have been anywhere.
        resumed.Advance(17);
        resumed.Restore(state);
        resumed.Advance(30 - iteration);
        AssertSameBits(resumed.Save(), After(device.Accelerator, s_settings, 30), $"after stopping at {iteration}");
        Assert.That(resumed.Iteration, Is.EqualTo(30));
    }

    [Test]
    public void MeasuringChangesNothing()
    {
        using var trainer = new Trainer(TestDevice.Cpu.Accelerator, TrainingSets.Pixels, s_settings);
        for (int i = 0; i < 6; i++)
        {
            trainer.AdvanceAndMeasure(2);
            trainer.Measure();
        }

        AssertSameBits(trainer.Save(), After(TestDevice.Cpu.Accelerator, s_settings, 12), "measured");
    }

    [Test]
    public void WithAndWithoutTheAdversaryStartAlike()
    {
        using var without = new Trainer(TestDevice.Cpu.Accelerator, TrainingSets.Pixels, s_settings with { Adversarial = false });
        using var with = new Trainer(TestDevice.Cpu.Accelerator, TrainingSets.Pixels, s_settings);
        var (a, b) = (without.StartWeights(), with.StartWeights());
        Assert.That((a.U, a.V, a.W, a.A), Is.EqualTo((b.U, b.V, b.W, b.A)).UsingPropertiesComparer());
        Assert.That(a.V.Concat(a.A).Distinct(), Is.EquivalentTo(new[] { -1f, 1f }));
        with.Advance(3);
        Assert.That(with.StartWeights().U, Is.EqualTo(a.U));
    }

    [Test]
    public void PixelsThatAreAlwaysZeroLeaveTheirWeightsAlone([AllDevices] TestDevice device)
    {
        using var trainer = new Trainer(device.Accelerator, TrainingSets.Pixels, s_settings);
        trainer.Advance(20);
        var (now, start) = (trainer.Weights().U, trainer.StartWeights().U);
        int features = TrainingSets.Pixels.Features;
        for (int i = 0; i < now.Length; i++)
        {
            bool isAlwaysZero = i % features >= features - 3;
            Assert.That(BitConverter.SingleToInt32Bits(now[i]) == BitConverter.SingleToInt32Bits(start[i]), Is.EqualTo(isAlwaysZero), $"weight {i}");
        }
    }

    /// <summary>The synthetic task has three inputs: all that are 1 in every sample pull alike, so that their sum alone matters.</summary>
    [Test]
    public void InputsThatAreAlwaysOneLearnAlike([AllDevices] TestDevice device)
    {
        using var trainer = new Trainer(device.Accelerator, TrainingSets.Synthetic, s_settings);
        trainer.Advance(5);
        float[] velocity = trainer.Save().Velocity.U;
        int features = TrainingSets.Synthetic.Features;
        for (int row = 0; row < s_settings.Hidden; row++)
            Assert.That(velocity.AsSpan(row * features + 2, features - 2).ToArray().Distinct().Count(), Is.EqualTo(1), $"neuron {row}");
    }

    [TestCase(CriticConstraint.Clip)]
    [TestCase(CriticConstraint.Spectral)]
    public void TheConstraintHoldsFromTheStart(CriticConstraint constraint)
    {
        using var trainer = new Trainer(TestDevice.Cpu.Accelerator, TrainingSets.Pixels, s_settings with { Constraint = constraint, Lipschitz = 0.3 });
        foreach (int iterations in new[] { 0, 1, 20 })
        {
            trainer.Advance(iterations);
            float[] w = trainer.Weights().W;
            if (constraint == CriticConstraint.Clip)
                Assert.That(w.Max(MathF.Abs), Is.EqualTo(0.3f));
            else
                Assert.That(SpectralNorm(w, 10), Is.EqualTo(0.3).Within(1e-5 * 0.3));
        }
    }

    [Test]
    public void ASupervisedStepLeavesTheCriticAlone()
    {
        using var trainer = new Trainer(TestDevice.Cpu.Accelerator, TrainingSets.Pixels, s_settings with { Adversarial = false });
        trainer.Advance(5);
        Assert.That(trainer.Weights().W, Is.EqualTo(trainer.StartWeights().W));
        Assert.That(trainer.Weights().A, Is.EqualTo(trainer.StartWeights().A));
        Assert.That(trainer.Weights().V, Is.Not.EqualTo(trainer.StartWeights().V));
    }

    [Test]
    public void TheScalarNetworkKeepsItsTopLayer()
    {
        using var trainer = new Trainer(TestDevice.Cpu.Accelerator, TrainingSets.Pixels, s_settings with { Scalar = true, LearningRate = 1e-4 });
        trainer.Advance(5);
        Assert.That(trainer.IterationsPerEpoch, Is.EqualTo(1));
        Assert.That(trainer.Weights().V, Is.EqualTo(trainer.StartWeights().V));
        Assert.That(trainer.Weights().U, Is.Not.EqualTo(trainer.StartWeights().U));
        Assert.That(trainer.Weights().W, Is.Not.EqualTo(trainer.StartWeights().W));
    }

    [Test]
    public void NoticesWeightsThatAreNotFinite([AllDevices] TestDevice device, [Values(float.NaN, float.PositiveInfinity)] float value)
    {
        using var trainer = new Trainer(device.Accelerator, TrainingSets.Pixels, s_settings);
        Assert.That(trainer.IsFinite());
        foreach (var part in new Func<TrainingWeights, float[]>[] { weights => weights.U, weights => weights.V, weights => weights.W, weights => weights.A })
        {
            var state = trainer.Save();
            part(state.Weights)[^1] = value;
            using var other = new Trainer(device.Accelerator, TrainingSets.Pixels, s_settings);
            other.Restore(state);
            Assert.That(other.IsFinite(), Is.False);
        }
    }

    [Test]
    public void QueuesABatchWithoutAllocating()
    {
        using var trainer = new Trainer(TestDevice.Cpu.Accelerator, TrainingSets.Pixels, s_settings);
        // What happens once may allocate, such as starting threads for a launch that a busy machine made look long.
        long least = long.MaxValue;
        for (int i = 0; i < 10; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Advance(10);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.That(least, Is.LessThan(200), "an epoch begins in every ten iterations, and draws anew only where the run goes back");
    }

    [Test]
    public void SaysWhatIsWrongWithTheSettings()
    {
        var data = TrainingSets.Pixels;
        Assert.That(s_settings.Problems(data), Is.Empty);
        foreach (var (settings, word) in new[]
        {
            (s_settings with { Hidden = 0 }, "neurons"),
            (s_settings with { Batch = 501 }, "batch"),
            (s_settings with { Batch = 0 }, "batch"),
            (s_settings with { Hidden = 1 << 30 }, "neurons"),
            (s_settings with { LearningRate = 0 }, "learning rate"),
            (s_settings with { LearningRate = double.NaN }, "learning rate"),
            (s_settings with { Momentum = 1 }, "momentum"),
            (s_settings with { Penalty = -1 }, "penalty"),
            (s_settings with { Lipschitz = double.PositiveInfinity }, "Lipschitz"),
            (s_settings with { AdversarialWeight = double.NaN }, "adversary"),
        })
        {
            Assert.That(settings.Problems(data).Single(), Does.Contain(word));
            Assert.That(
                () => new Trainer(TestDevice.Cpu.Accelerator, data, settings), Throws.ArgumentException.With.Message.Contains(word));
        }

        Assert.That((s_settings with { Batch = 501, Scalar = true }).Problems(data), Is.Empty, "a scalar network takes all samples");
    }

    private static TrainingState After(Accelerator accelerator, TrainingSettings settings, int iterations)
    {
        using var trainer = new Trainer(accelerator, TrainingSets.Pixels, settings);
        trainer.Advance(iterations);
        return trainer.Save();
    }

    private static void AssertSameBits(TrainingState actual, TrainingState expected, string what)
    {
        foreach (var (one, other) in new[] { (actual.Weights, expected.Weights), (actual.Velocity, expected.Velocity) })
        {
            Assert.That(Bits(one.U).SequenceEqual(Bits(other.U)), $"U, {what}");
            Assert.That(Bits(one.V).SequenceEqual(Bits(other.V)), $"V, {what}");
            Assert.That(Bits(one.W).SequenceEqual(Bits(other.W)), $"W, {what}");
            Assert.That(Bits(one.A).SequenceEqual(Bits(other.A)), $"a, {what}");
        }

        Assert.That(actual.Weights.U.All(float.IsFinite));
        static IEnumerable<int> Bits(float[] values) => values.Select(BitConverter.SingleToInt32Bits);
    }

    /// <summary>By power iteration in double.</summary>
    private static double SpectralNorm(float[] matrix, int columns)
    {
        var x = Enumerable.Range(0, columns).Select(i => 1.0 + i).ToArray();
        double norm = 0;
        for (int step = 0; step < 5000; step++)
        {
            var next = new double[columns];
            for (int row = 0; row < matrix.Length; row += columns)
            {
                double product = 0;
                for (int i = 0; i < columns; i++)
                    product += matrix[row + i] * x[i];
                for (int i = 0; i < columns; i++)
                    next[i] += matrix[row + i] * product;
            }

            norm = Math.Sqrt(next.Sum(value => value * value));
            x = [.. next.Select(value => value / norm)];
        }

        return Math.Sqrt(norm);
    }
}
