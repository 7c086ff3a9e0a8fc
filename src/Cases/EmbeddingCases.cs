using System.Numerics;
using System.Runtime.InteropServices;
using KernelRD.Kernels.Embedding;

namespace KernelRD.Cases;

/// <summary>The operations of t-SNE and of affinity propagation. Exponentials and logarithms are no standard's, so most agree to a tolerance.</summary>
internal static class EmbeddingCases
{
    private const float Precision = 2f;
    private const float Exaggeration = 12f;
    private const float Momentum = 0.5f;
    private const float Rate = 0.1f;
    private const float Preference = -0.3f;
    private const float Damping = 0.5f;

    // Sums of a few thousand terms, each within two units in the last place.
    private const double Tolerance = 1e-5;

    private static readonly OperationSizes s_points = new([2048], [256], [2], [3], [16], [17], [65], [100]);

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(
            "squared-distances",
            "n d",
            new([2048, 10], [256, 10], [1, 1], [2, 3], [16, 2], [17, 5], [65, 10]),
            size => Distances(size[0], size[1])),
        new("tsne-nearest", "n", s_points, size => Nearest(size[0])),
        new("tsne-sums", "n", s_points, size => Sums(size[0])),
        new("tsne-symmetrize", "n", s_points, size => Symmetrize(size[0])),
        new("tsne-forces", "n", s_points, size => Forces(size[0])),
        new("tsne-iteration", "n", s_points, size => Iteration(size[0])),
        new("tsne-divergence", "n", s_points, size => Divergence(size[0])),
        new("affinity-iteration", "n", s_points, size => Affinity(size[0])),
    ];

    private static OperationCase Distances(int n, int features) => OperationCase.Of(
        3.0 * n * n * features,
        sizeof(float) * ((double)n * features + (double)n * n),
        () => [Values.Positive(1, features * Panels.Padded(n)), new float[n * Panels.Padded(n)]],
        d =>
        {
            int padded = Panels.Padded(n);
            for (int i = 0; i < padded; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    float sum = 0f;
                    for (int k = 0; k < features; k++)
                    {
                        float difference = d[0][k * padded + i] - d[0][k * padded + j];
                        sum = MathF.FusedMultiplyAdd(difference, difference, sum);
                    }

                    d[1][At(j, i, n)] = sum;
                }
            }
        },
        d =>
        {
            var distances = SquaredDistances.Load(d.Accelerator);
            return () => distances(d[0], d[1], n, features);
        });

    private static OperationCase Nearest(int n) => OperationCase.Of(
        (double)n * n,
        sizeof(float) * ((double)n * n + n),
        () => [Values.Positive(1, n * Panels.Padded(n)), new float[Panels.Padded(n)]],
        d =>
        {
            for (int i = 0; i < d[1].Length; i++)
            {
                d[1][i] = float.PositiveInfinity;
                for (int j = 0; j < n; j++)
                    d[1][i] = i != j && d[0][At(j, i, n)] < d[1][i] ? d[0][At(j, i, n)] : d[1][i];
            }
        },
        d =>
        {
            var nearest = JointProbabilities.Load(d.Accelerator).Nearest;
            return () => nearest(d[0], d[1], n);
        });

    /// <summary>The exponential counts as one operation.</summary>
    private static OperationCase Sums(int n) => OperationCase.Of(
        6.0 * n * n,
        sizeof(float) * ((double)n * n + 4.0 * n),
        () => Padded(n, [Values.Positive(1, n * Panels.Padded(n)), [], Same(n, Precision), [], []]),
        d =>
        {
            for (int i = 0; i < d[1].Length; i++)
            {
                float sum = 0f, moment = 0f;
                for (int j = 0; j < n; j++)
                {
                    float distance = d[0][At(j, i, n)] - d[1][i];
                    float weight = i == j ? 0f : MathF.Exp(-(d[2][i] * distance));
                    sum += weight;
                    moment = MathF.FusedMultiplyAdd(distance, weight, moment);
                }

                (d[3][i], d[4][i]) = (sum, moment);
            }
        },
        d =>
        {
            var sums = JointProbabilities.Load(d.Accelerator).Sums;
            return () => sums(d[0], d[1], d[2], d[3], d[4], n);
        },
        tolerance: Tolerance);

    private static OperationCase Symmetrize(int n) => OperationCase.Of(
        9.0 * n * n,
        sizeof(float) * (2.0 * n * n + 3.0 * n),
        () => Padded(n, [Values.Positive(1, n * Panels.Padded(n)), [], Same(n, Precision), Same(n, 1f / n)]),
        d =>
        {
            for (int i = 0; i < Panels.Padded(n); i++)
            {
                for (int j = 0; j < n; j++)
                {
                    float distance = d[0][At(j, i, n)];
                    float p = Half(i, distance) + Half(j, distance);
                    d[0][At(j, i, n)] = i == j || i >= n ? 0f : MathF.Max(p, JointProbabilities.Floor);
                }
            }

            float Half(int i, float distance) => MathF.Exp(-(d[2][i] * (distance - d[1][i]))) * d[3][i];
        },
        d =>
        {
            var symmetrize = JointProbabilities.Load(d.Accelerator).Symmetrize;
            return () => symmetrize(d[0], d[1], d[2], d[3], n);
        },
        tolerance: Tolerance);

    private static OperationCase Forces(int n) => OperationCase.Of(
        17.0 * n * n,
        sizeof(float) * ((double)n * n + 7.0 * n),
        () => [Probabilities(n), Values.Positive(2, 2 * Panels.Padded(n)), new float[5 * Panels.Padded(n)]],
        d => PlainForces(d[0], d[1], d[2], n),
        d =>
        {
            var forces = TsneStep.LoadForces(d.Accelerator);
            return () => forces(d[0], d[1], d[2], n);
        },
        d => SimdForces(d[0], d[1], d[2], n),
        Tolerance);

    private static OperationCase Iteration(int n) => OperationCase.Of(
        17.0 * n * n + 24.0 * n,
        sizeof(float) * ((double)n * n + 19.0 * n),
        () =>
        [
            Probabilities(n), Values.Positive(2, 2 * Panels.Padded(n)), new float[5 * Panels.Padded(n)],
            new float[(n + TsneStep.BlockLength - 1) / TsneStep.BlockLength], new float[2 * Panels.Padded(n)], [.. Same(n, 1f), .. Same(n, 1f)],
        ],
        d =>
        {
            var (points, forces, updates, gains) = (d[1], d[2], d[4], d[5]);
            int padded = Panels.Padded(n);
            PlainForces(d[0], points, forces, n);
            Array.Clear(d[3]);
            for (int i = 0; i < n; i++)
                d[3][i / TsneStep.BlockLength] += forces[4 * padded + i];
            float z = 0f;
            foreach (float sum in d[3])
                z += sum;
            for (int axis = 0; axis < 2; axis++)
            {
                for (int i = 0; i < n; i++)
                {
                    int at = axis * padded + i;
                    float gradient = 4f * (Exaggeration * forces[at] - forces[2 * padded + at] / z);
                    gains[at] = MathF.Max(updates[at] * gradient < 0f ? gains[at] + 0.2f : gains[at] * 0.8f, 0.01f);
                    updates[at] = Momentum * updates[at] - Rate * (gains[at] * gradient);
                    points[at] += updates[at];
                }
            }
        },
        d =>
        {
            var step = TsneStep.Load(d.Accelerator);
            return () => step(d[0], d[1], d[2], d[3], d[4], d[5], n, Exaggeration, Momentum, Rate);
        },
        tolerance: Tolerance);

    /// <summary>A logarithm counts as one operation.</summary>
    private static OperationCase Divergence(int n) => OperationCase.Of(
        12.0 * n * n,
        sizeof(float) * ((double)n * n + 4.0 * n),
        () => Padded(n, [Probabilities(n), Values.Positive(2, 2 * Panels.Padded(n)), [], []]),
        d =>
        {
            int padded = Panels.Padded(n);
            for (int i = 0; i < padded; i++)
            {
                float divergence = 0f, mass = 0f;
                for (int j = 0; j < n; j++)
                {
                    float dx = d[1][i] - d[1][j];
                    float dy = d[1][padded + i] - d[1][padded + j];
                    float inverse = MathF.FusedMultiplyAdd(dx, dx, MathF.FusedMultiplyAdd(dy, dy, 1f));
                    float p = d[0][At(j, i, n)];
                    divergence = MathF.FusedMultiplyAdd(p, MathF.Log(p > 0f ? p : 1f) + MathF.Log(inverse), divergence);
                    mass += p;
                }

                (d[2][i], d[3][i]) = (divergence, mass);
            }
        },
        d =>
        {
            var divergence = TsneStep.LoadDivergence(d.Accelerator);
            return () => divergence(d[0], d[1], d[2], d[3], n);
        },
        tolerance: Tolerance);

    /// <summary>Arrays: responsibilities, availabilities, points, factors, totals, diagonal, votes.</summary>
    private static OperationCase Affinity(int n)
    {
        int padded = Panels.Padded(n);
        return OperationCase.Of(
            24.0 * n * n,
            sizeof(float) * 4.0 * n * n,
            () => Padded(n,
            [
                new float[n * padded], new float[n * padded], [.. Coordinates(1), .. Coordinates(2)],
                Array.ConvertAll(Values.Positive(3, padded), value => 1f + value / (1 << 20)), [], [], new float[n],
            ]),
            d => PlainAffinity(d, n),
            d =>
            {
                var a = d.Accelerator;
                ArrayView<float> Floats(int length) => d.Keep(a.Allocate1D<float>(length)).View.BaseView;
                ArrayView<int> Whole(int length) => d.Keep(a.Allocate1D<int>(length)).View.BaseView;
                int parts = n * MessagePassing.Parts;
                var buffers = new MessagePassing.Buffers(
                    d[0], d[1], d[2], d[3], d[4], d[5], Floats(MessagePassing.BandCount(n) * padded),
                    Floats(parts), Floats(parts), Whole(parts), Floats(n), Floats(n), Whole(n));
                var iterate = MessagePassing.Load(a);
                return () => iterate(buffers, d[6].Cast<int>(), n, Preference, Damping);
            },
            tolerance: Tolerance);

        float[] Coordinates(int seed)
        {
            float[] values = Values.Positive(seed, padded);
            Array.Fill(values, MessagePassing.FarAway, n, padded - n);
            return values;
        }
    }

    private static void PlainAffinity(float[][] d, int n)
    {
        var (r, a, points, factors, totals, diagonal) = (d[0], d[1], d[2], d[3], d[4], d[5]);
        var votes = MemoryMarshal.Cast<float, int>(d[6].AsSpan());
        int padded = Panels.Padded(n);
        var bands = new float[padded];
        var sums = new float[padded];
        for (int i = 0; i < n; i++)
        {
            int best = -1;
            float top = float.NegativeInfinity, next = float.NegativeInfinity;
            for (int k = 0; k < padded; k++)
            {
                int at = i * padded + k;
                float available = Damping * a[at] + (1f - Damping) * MathF.Min(totals[k] - MathF.Max(r[at], 0f), 0f);
                a[at] = i == k ? diagonal[k] : available;
                float value = a[at] + Similarity(i, k);
                if (value > top)
                    (best, top, next) = (k, value, top);
                else if (value > next)
                    next = value;
            }

            for (int k = 0; k < padded; k++)
            {
                int at = i * padded + k;
                r[at] = Damping * r[at] + (1f - Damping) * (Similarity(i, k) - (k == best ? next : top));
                bands[k] += i == k ? 0f : MathF.Max(r[at], 0f);
            }

            if (i == n - 1 || i % MessagePassing.BandLength == MessagePassing.BandLength - 1)
            {
                for (int k = 0; k < padded; k++)
                    sums[k] += bands[k];
                Array.Clear(bands);
            }
        }

        for (int k = 0; k < n; k++)
        {
            float own = r[k * padded + k];
            totals[k] = own + sums[k];
            diagonal[k] = Damping * diagonal[k] + (1f - Damping) * sums[k];
            votes[k] = diagonal[k] + own > 0f ? 1 : 0;
        }

        float Similarity(int i, int k)
        {
            float dx = points[i] - points[k];
            float dy = points[padded + i] - points[padded + k];
            return (i == k ? Preference : -MathF.FusedMultiplyAdd(dx, dx, dy * dy)) * factors[k];
        }
    }

    private static void PlainForces(float[] p, float[] points, float[] forces, int n)
    {
        int padded = Panels.Padded(n);
        for (int i = 0; i < padded; i++)
        {
            float attractionX = 0f, attractionY = 0f, repulsionX = 0f, repulsionY = 0f, weights = -1f;
            for (int j = 0; j < n; j++)
            {
                float dx = points[i] - points[j];
                float dy = points[padded + i] - points[padded + j];
                float w = 1f / MathF.FusedMultiplyAdd(dx, dx, MathF.FusedMultiplyAdd(dy, dy, 1f));
                float pull = p[At(j, i, n)] * w;
                float push = w * w;
                attractionX = MathF.FusedMultiplyAdd(pull, dx, attractionX);
                attractionY = MathF.FusedMultiplyAdd(pull, dy, attractionY);
                repulsionX = MathF.FusedMultiplyAdd(push, dx, repulsionX);
                repulsionY = MathF.FusedMultiplyAdd(push, dy, repulsionY);
                weights += w;
            }

            forces[i] = attractionX;
            forces[padded + i] = attractionY;
            forces[2 * padded + i] = repulsionX;
            forces[3 * padded + i] = repulsionY;
            forces[4 * padded + i] = weights;
        }
    }

    private static void SimdForces(float[] p, float[] points, float[] forces, int n)
    {
        int padded = Panels.Padded(n);
        for (int i = 0; i < padded; i += Vector<float>.Count)
        {
            var x = new Vector<float>(points, i);
            var y = new Vector<float>(points, padded + i);
            var sums = (AttractionX: Vector<float>.Zero, AttractionY: Vector<float>.Zero, RepulsionX: Vector<float>.Zero, RepulsionY: Vector<float>.Zero);
            var weights = -Vector<float>.One;
            for (int j = 0; j < n; j++)
            {
                var dx = x - new Vector<float>(points[j]);
                var dy = y - new Vector<float>(points[padded + j]);
                var w = Vector<float>.One / Vector.FusedMultiplyAdd(dx, dx, Vector.FusedMultiplyAdd(dy, dy, Vector<float>.One));
                var pull = new Vector<float>(p, At(j, i, n)) * w;
                var push = w * w;
                sums.AttractionX = Vector.FusedMultiplyAdd(pull, dx, sums.AttractionX);
                sums.AttractionY = Vector.FusedMultiplyAdd(pull, dy, sums.AttractionY);
                sums.RepulsionX = Vector.FusedMultiplyAdd(push, dx, sums.RepulsionX);
                sums.RepulsionY = Vector.FusedMultiplyAdd(push, dy, sums.RepulsionY);
                weights += w;
            }

            sums.AttractionX.CopyTo(forces, i);
            sums.AttractionY.CopyTo(forces, padded + i);
            sums.RepulsionX.CopyTo(forces, 2 * padded + i);
            sums.RepulsionY.CopyTo(forces, 3 * padded + i);
            weights.CopyTo(forces, 4 * padded + i);
        }
    }

    /// <summary>Probabilities of mass about one; the diagonal and the padding hold none.</summary>
    private static float[] Probabilities(int n)
    {
        float[] p = Values.Positive(1, n * Panels.Padded(n));
        for (int i = 0; i < Panels.Padded(n); i++)
        {
            for (int j = 0; j < n; j++)
                p[At(j, i, n)] *= i == j || i >= n ? 0f : 2f / n / n;
        }

        return p;
    }

    /// <summary>One value for each point.</summary>
    private static float[] Same(int n, float value) => [.. Enumerable.Repeat(value, Panels.Padded(n))];

    /// <summary>Zeros for each point in place of every empty array.</summary>
    private static float[][] Padded(int n, float[][] arrays) => Array.ConvertAll(arrays, array => array.Length > 0 ? array : new float[Panels.Padded(n)]);

    /// <summary>Where element (j, i) of a matrix in <see cref="Panels"/> lies.</summary>
    private static int At(int j, int i, int n) => (i / Panels.Width * n + j) * Panels.Width + i % Panels.Width;
}
