using KernelRD.Kernels.Critic;
using KernelRD.Kernels.Network;

namespace KernelRD.Cases;

/// <summary>The operations of the critic.</summary>
internal static class CriticCases
{
    private const int Classes = 10;
    private const float Penalty = 10f;
    private const float Limit = 0.01f;

    private static readonly MomentumStep s_step = new(0.1, 0.9);

    // m, d_out, B: single ones, primes, whole strips and one past them, and more than a chunk of m and of B.
    private static readonly OperationSizes s_sizes = new(
        [8192, 10, 512], [512, 10, 64], [1, 1, 1], [7, 3, 5], [48, 10, 64], [65, 16, 33], [1040, 10, 272], [2053, 2, 37], [32, 5, 1040]);

    private static readonly OperationSizes s_batch = new([10, 1 << 16], [10, 1 << 12], [1, 1], [3, 5], [10, 64], [16, 65], [2, 1031]);

    private static readonly OperationSizes s_weights = new([8192, 10], [2048, 10], [1, 1], [7, 3], [1025, 16]);

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("critic-slopes", "m d_out B", s_sizes, size => Slopes(size[0], size[1], size[2])),
        new("critic-values", "m d_out B", s_sizes, size => GValues(size[0], size[1], size[2])),
        new("penalty-mix", "d_out B", s_batch, size => Mix(size[0], size[1])),
        new("penalty-pull", "d_out B", s_batch, size => Pull(size[0], size[1])),
        new("critic-step", "m d_out B", s_sizes, size => Step(size[0], size[1], size[2])),
        new("spectral-constraint", "m d_out", s_weights, size => Constrain(size[0], size[1])),
    ];

    private static OperationCase Slopes(int m, int outputs, int n) => OperationCase.Of(
        4.0 * m * outputs * n,
        sizeof(float) * ((double)m * outputs + m + 2.0 * outputs * n),
        () => [Values.Symmetric(1, m * outputs), Values.Symmetric(2, m), Values.Symmetric(3, outputs * n), new float[outputs * n]],
        d => PlainCritic.Slopes(d[0], d[1], d[2], d[3], m, outputs, n),
        d =>
        {
            var slope = d.Keep(new CriticSlope(d.Accelerator, m, outputs, n));
            return () => slope.Slopes(d[0], d[1], d[2], d[3]);
        });

    private static OperationCase GValues(int m, int outputs, int n) => OperationCase.Of(
        (2.0 * outputs + 2) * m * n,
        sizeof(float) * ((double)m * outputs + m + (double)outputs * n + n),
        () => [Values.Symmetric(1, m * outputs), Values.Symmetric(2, m), Values.Symmetric(3, outputs * n), new float[n]],
        d => PlainCritic.Values(d[0], d[1], d[2], d[3], m, outputs, n),
        d =>
        {
            var slope = d.Keep(new CriticSlope(d.Accelerator, m, outputs, n));
            return () => slope.Values(d[0], d[1], d[2], d[3]);
        });

    private static OperationCase Mix(int outputs, int n) => OperationCase.Of(
        4.0 * outputs * n,
        sizeof(float) * (3.0 * outputs * n + n),
        () => [Values.Symmetric(1, outputs * n), Values.Symmetric(2, outputs * n), Values.Positive(3, n), new float[outputs * n]],
        d => PlainCritic.Mix(d[0], d[1], d[2], d[3], n),
        d =>
        {
            var kernel = d.Accelerator.LoadAutoGroupedStreamKernel<
                Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int>(GradientPenalty.Mix);
            return () => kernel(new Index2D(n, outputs), d[0], d[1], d[2], d[3], n);
        });

    private static OperationCase Pull(int outputs, int n) => OperationCase.Of(
        3.0 * outputs * n,
        sizeof(float) * (2.0 * outputs * n + n),
        () => [Values.Symmetric(1, outputs * n), new float[outputs * n], new float[n]],
        d => PlainCritic.Pull(d[0], d[1], d[2], 2 * Penalty, outputs, n),
        d =>
        {
            var kernel = d.Accelerator.LoadAutoGroupedStreamKernel<
                Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, int, int>(GradientPenalty.Pull);
            return () => kernel(n, d[0], d[1], d[2], 2 * Penalty, outputs, n);
        });

    private static OperationCase Step(int m, int outputs, int n)
    {
        var random = new Random(1);
        byte[] labels = [.. Enumerable.Range(0, n).Select(_ => (byte)random.Next(Classes))];
        float[] table = Values.Symmetric(9, outputs * Classes);
        return OperationCase.Of(
            // The slopes' two passes and the gradient's four, each over all neurons, outputs and samples.
            (4.0 + 6) * m * outputs * n,
            // Points, pulls and targets beside weights and velocities, which are read and written.
            sizeof(float) * (4.0 * outputs * n + 4.0 * (m * outputs + m)),
            () =>
            [
                Values.Symmetric(1, m * outputs), Values.Symmetric(2, m * outputs), Values.Symmetric(3, m), Values.Symmetric(4, m),
                Values.Symmetric(5, outputs * n), Values.Positive(6, n),
            ],
            d =>
            {
                float[] targets = new float[outputs * n], mixed = new float[outputs * n], pulls = new float[outputs * n];
                float[] counts = new float[Classes], gradientW = new float[outputs * m], gradientA = new float[m];
                for (int b = 0; b < n; b++)
                {
                    counts[labels[b]]++;
                    for (int o = 0; o < outputs; o++)
                        targets[o * n + b] = table[o * Classes + labels[b]];
                }

                PlainCritic.Mix(d[4], targets, d[5], mixed, n);
                PlainCritic.Slopes(d[0], d[2], mixed, pulls, m, outputs, n);
                PlainCritic.Pull(pulls, pulls, new float[n], 2 * Penalty, outputs, n);
                PlainCritic.Gradient(
                    d[0], d[2], d[4], mixed, pulls, table, counts, gradientW, gradientA, (float)(CriticSlope.Scale(m) / n), m, outputs, n);
                for (int i = 0; i < d[0].Length; i++)
                    Descend(d[0], d[1], i, gradientW[i]);
                for (int i = 0; i < m; i++)
                    Descend(d[2], d[3], i, gradientA[i]);
            },
            d =>
            {
                var slope = d.Keep(new CriticSlope(d.Accelerator, m, outputs, n));
                var critic = d.Keep(new CriticStep(d.Accelerator, slope, m, outputs, n, Penalty, s_step));
                var targets = d.Keep(new BatchTargets(d.Accelerator, table, outputs, n));
                using var known = d.Accelerator.Allocate1D(labels);
                using var where = d.Accelerator.Allocate1D(Enumerable.Range(0, n).ToArray());
                targets.Gather(known.View, where.View);
                d.Accelerator.Synchronize();
                return () => critic.Run(d[4], targets, d[5], (d[0], d[1]), (d[2], d[3]));
            });
    }

    private static OperationCase Constrain(int m, int outputs) => OperationCase.Of(
        2.0 * outputs * outputs * m + (double)outputs * m,
        sizeof(float) * 3.0 * outputs * m,
        () => [Values.Symmetric(1, outputs * m)],
        d => PlainCritic.Constrain(d[0], Limit, m, outputs),
        d =>
        {
            var constraint = d.Keep(new SpectralConstraint(d.Accelerator, m, outputs, Limit));
            return () => constraint.Apply(d[0]);
        });

    private static void Descend(float[] weights, float[] velocity, int i, float gradient)
    {
        velocity[i] = s_step.Momentum * velocity[i] + gradient;
        weights[i] -= s_step.Rate * velocity[i];
    }
}
