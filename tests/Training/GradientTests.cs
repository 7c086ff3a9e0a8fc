using KernelRD.Kernels.Critic;
using KernelRD.Kernels.Network;
using KernelRD.Kernels.Random;

namespace KernelRD.Tests.Training;

/// <summary>Every gradient of the kernels against central differences of its objective, written in float64 from the paper's equations.</summary>
public sealed class GradientTests
{
    private const int Hidden = 7;
    private const int Outputs = 3;
    private const int Features = 5;
    private const int Batch = 6;
    private const double Lambda = 10;

    // No pre-activation of this draw is so near 0 that a difference crosses it.
    private readonly Model _model = new(seed: 11);

    [Test]
    public void OfTheCritic([AllDevices] TestDevice device)
    {
        var accelerator = device.Accelerator;
        using var slope = new CriticSlope(accelerator, Hidden, Outputs, Batch);
        // A rate of 0: the gradient alone.
        using var critic = new CriticStep(accelerator, slope, Hidden, Outputs, Batch, Lambda, new MomentumStep(0, 0));
        using var targets = _model.Targets(accelerator);
        using var values = accelerator.Allocate1D(_model.F);
        using var epsilon = accelerator.Allocate1D(_model.Epsilon);
        using var w = accelerator.Allocate1D(_model.W);
        using var a = accelerator.Allocate1D(_model.A);
        using var velocityW = accelerator.Allocate1D<float>(_model.W.Length);
        using var velocityA = accelerator.Allocate1D<float>(_model.A.Length);
        velocityW.MemSetToZero();
        velocityA.MemSetToZero();
        critic.Run(values.View, targets, epsilon.View, (w.View, velocityW.View), (a.View, velocityA.View));
        AssertIsGradient(critic.Gradients.W.GetAsArray1D(), _model.W, changed => _model.CriticObjective(changed, _model.A));
        AssertIsGradient(critic.Gradients.A.GetAsArray1D(), _model.A, changed => _model.CriticObjective(_model.W, changed));
    }

    [Test]
    public void OfTheGenerator([AllDevices] TestDevice device)
    {
        var accelerator = device.Accelerator;
        using var inputs = DeviceInputs.OfValues(accelerator, Features, _model.X, unit: false);
        using var indices = accelerator.Allocate1D(Enumerable.Range(0, Batch).ToArray());
        using var targets = _model.Targets(accelerator);
        using var hidden = new HiddenLayer(accelerator, Hidden, Features, Batch);
        using var output = new OutputLayer(accelerator, Hidden, Outputs, Batch);
        using var slope = new CriticSlope(accelerator, Hidden, Outputs, Batch);
        using var u = accelerator.Allocate1D(_model.U);
        using var v = accelerator.Allocate1D(_model.V);
        using var w = accelerator.Allocate1D(_model.W);
        using var a = accelerator.Allocate1D(_model.A);
        using var activations = accelerator.Allocate1D<float>(Hidden * Batch);
        using var signal = accelerator.Allocate1D<float>(Hidden * Batch);
        using var values = accelerator.Allocate1D<float>(Outputs * Batch);
        using var slopes = accelerator.Allocate1D<float>(Outputs * Batch);
        using var outputSignal = accelerator.Allocate1D<float>(Outputs * Batch);
        using var outputSignalBySample = accelerator.Allocate1D<float>(Outputs * Batch);
        using var gradientU = accelerator.Allocate1D<float>(Hidden * Features);
        using var gradientV = accelerator.Allocate1D<float>(Hidden * Outputs);
        hidden.Gather(inputs, indices.View);
        hidden.Forward(u.View, activations.View);
        output.Forward(v.View, activations.View, values.View);
        slope.Slopes(w.View, a.View, values.View, slopes.View);
        var augmented = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, float, int, int>(
            OutputSignal.Augmented);
        float factor = (float)OutputLayer.Scale(Hidden, Outputs);
        augmented(
            new Index2D(Batch, Outputs), values.View, targets.Values, slopes.View, outputSignal.View, outputSignalBySample.View, factor, 0.7f, Outputs, Batch);
        output.BackSignal(v.View, activations.View, outputSignal.View, signal.View);
        hidden.Gradient(signal.View, gradientU.View);
        output.Gradient(activations.View, outputSignalBySample.View, gradientV.View);
        AssertIsGradient(gradientU.GetAsArray1D(), _model.U, changed => _model.GeneratorObjective(changed, _model.V, 0.7));
        AssertIsGradient(gradientV.GetAsArray1D(), _model.V, changed => _model.GeneratorObjective(_model.U, changed, 0.7));
    }

    /// <summary>Where ∇g(ŷ) = 0 the penalty has no gradient, though its norm has none to divide by.</summary>
    [Test]
    public void OfAPenaltyOfNoSlope([AllDevices] TestDevice device)
    {
        var accelerator = device.Accelerator;
        using var slopes = accelerator.Allocate1D(new float[] { 0, 3, 0, 4 });
        using var penalties = accelerator.Allocate1D<float>(2);
        var pull = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, int, int>(GradientPenalty.Pull);
        pull(2, slopes.View, slopes.View, penalties.View, 20f, 2, 2);
        Assert.That(slopes.GetAsArray1D(), Is.EqualTo(new float[] { 0, 48, 0, 64 }).Within(1e-5));
        Assert.That(penalties.GetAsArray1D(), Is.EqualTo(new float[] { 1, 16 }));
    }

    private static void AssertIsGradient(float[] gradient, float[] at, Func<float[], double> objective)
    {
        // A power of two that every weight can be moved by without rounding; the objectives are piecewise smooth.
        const float Step = 1f / 4096;
        double largest = gradient.Max(value => Math.Abs((double)value));
        Assert.That(largest, Is.GreaterThan(1e-3));
        for (int i = 0; i < at.Length; i++)
        {
            var (above, below) = ((float[])at.Clone(), (float[])at.Clone());
            above[i] += Step;
            below[i] -= Step;
            double difference = (objective(above) - objective(below)) / ((double)above[i] - below[i]);
            Assert.That(gradient[i], Is.EqualTo(difference).Within(1e-4 * largest), $"entry {i}");
        }
    }

    /// <summary>Weights, a batch, and the objectives in float64. V is m × d_out, W d_out × m, points d_out × B, as on the device.</summary>
    private sealed class Model
    {
        private static readonly byte[] s_labels = [2, 0, 1, 1, 2, 1];

        public Model(uint seed)
        {
            var stream = new RandomState(seed);
            float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)stream.StandardNormal())];
            (U, V, W, A) = (Draw(Hidden * Features), Draw(Hidden * Outputs), Draw(Outputs * Hidden), Draw(Hidden));
            (X, F) = (Draw(Batch * Features), Draw(Outputs * Batch));
            Epsilon = [.. Enumerable.Range(0, Batch).Select(_ => (float)stream.RandomSample())];
        }

        public float[] U { get; }

        public float[] V { get; }

        public float[] W { get; }

        public float[] A { get; }

        public float[] X { get; }

        public float[] F { get; }

        public float[] Epsilon { get; }

        public BatchTargets Targets(Accelerator accelerator)
        {
            var targets = new BatchTargets(accelerator, [1, 0, 0, 0, 1, 0, 0, 0, 1], Outputs, Batch);
            using var labels = accelerator.Allocate1D(s_labels);
            using var indices = accelerator.Allocate1D(Enumerable.Range(0, Batch).ToArray());
            targets.Gather(labels.View, indices.View);
            accelerator.Synchronize();
            return targets;
        }

        public double CriticObjective(float[] w, float[] a)
        {
            double objective = 0;
            for (int b = 0; b < Batch; b++)
            {
                double[] f = [.. Enumerable.Range(0, Outputs).Select(o => (double)F[o * Batch + b])];
                double[] y = Target(b);
                double[] mixed = [.. f.Zip(y, (one, other) => Epsilon[b] * other + (1 - (double)Epsilon[b]) * one)];
                double norm = Math.Sqrt(Slope(w, a, mixed).Sum(value => value * value));
                objective += Critic(w, a, f) - Critic(w, a, y) + Lambda * (norm - 1) * (norm - 1);
            }

            return objective / Batch;
        }

        public double GeneratorObjective(float[] u, float[] v, double weight)
        {
            double objective = 0;
            for (int b = 0; b < Batch; b++)
            {
                var f = new double[Outputs];
                for (int r = 0; r < Hidden; r++)
                {
                    double z = Enumerable.Range(0, Features).Sum(k => (double)u[r * Features + k] * X[b * Features + k]);
                    for (int o = 0; o < Outputs && z >= 0; o++)
                        f[o] += v[r * Outputs + o] * z / Math.Sqrt(Outputs * Hidden);
                }

                objective += f.Zip(Target(b), (one, other) => (one - other) * (one - other)).Sum() / 2 - weight * Critic(W, A, f);
            }

            return objective;
        }

        private static double[] Target(int sample) => [.. Enumerable.Range(0, Outputs).Select(o => s_labels[sample] == o ? 1.0 : 0.0)];

        private static double Pre(float[] w, int r, double[] y) => Enumerable.Range(0, Outputs).Sum(o => w[o * Hidden + r] * y[o]);

        private static double Critic(float[] w, float[] a, double[] y) =>
            Enumerable.Range(0, Hidden).Sum(r => a[r] * Math.Max(Pre(w, r, y), 0)) / Math.Sqrt(Hidden);

        private static double[] Slope(float[] w, float[] a, double[] y) =>
        [
            .. Enumerable.Range(0, Outputs).Select(o =>
                Enumerable.Range(0, Hidden).Sum(r => Pre(w, r, y) >= 0 ? (double)a[r] * w[o * Hidden + r] : 0) / Math.Sqrt(Hidden)),
        ];
    }
}
