using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Embedding;

/// <summary>
/// The similarities of t-SNE in the space it starts from: p_ij = (p_j|i + p_i|j) / 2N with p_j|i = exp(−β_i d²_ij) / Σ_k≠i exp(−β_i d²_ik).
/// Each β_i is to give the distribution p_·|i an entropy of ln(perplexity); the host searches it, from sums that the device takes. Distances
/// count from the nearest neighbour's, m_i = min d²_ij, which changes no probability and keeps the sums from vanishing.
/// </summary>
public static class JointProbabilities
{
    /// <summary>m_i, the squared distance of the nearest other point. One work-item a point: (column of the panel, panel).</summary>
    [Kernel]
    public static void Nearest(Index2D item, ArrayView<float> distances, ArrayView<float> nearest, int n)
    {
        int i = item.Y * Panels.Width + item.X;
        int column = item.Y * n * Panels.Width + item.X;
        float least = float.PositiveInfinity;
        for (int j = 0; j < n; j++)
        {
            float distance = distances[column + j * Panels.Width];
            bool isNearer = distance < least;
            least = isNearer && i != j ? distance : least;
        }

        nearest[i] = least;
    }

    /// <summary>S_i = Σ_j≠i e_ij and T_i = Σ_j≠i (d²_ij − m_i) e_ij with e_ij = exp(−β_i (d²_ij − m_i)), j ascending.</summary>
    [Kernel]
    public static void Sums(
        Index2D item, ArrayView<float> distances, ArrayView<float> nearest, ArrayView<float> precisions, ArrayView<float> sums, ArrayView<float> moments, int n)
    {
        int i = item.Y * Panels.Width + item.X;
        int column = item.Y * n * Panels.Width + item.X;
        float least = nearest[i];
        float precision = precisions[i];
        float sum = 0f;
        float moment = 0f;
        for (int j = 0; j < n; j++)
        {
            float distance = distances[column + j * Panels.Width] - least;
            float weight = Elementary.Exp(-(precision * distance));
            weight = i == j ? 0f : weight;
            sum += weight;
            moment = MathF.FusedMultiplyAdd(distance, weight, moment);
        }

        sums[i] = sum;
        moments[i] = moment;
    }

    /// <summary>The same for all points of a panel, whose sums lie side by side in registers: (0, panel).</summary>
    [Kernel]
    public static void SumsOfPanel(
        Index2D item,
        ArrayView<float> distances,
        ArrayView<float> nearest,
        ArrayView<float> precisions,
        ArrayView<float> sums,
        ArrayView<float> moments,
        int n)
    {
        int first = item.Y * Panels.Width;
        var sum = new float[Panels.Width];
        var moment = new float[Panels.Width];
        for (int j = 0; j < n; j++)
        {
            var row = distances.SubView(first * n + j * Panels.Width, Panels.Width);
            for (int lane = 0; lane < Panels.Width; lane++)
            {
                float distance = row[lane] - nearest[first + lane];
                float weight = Elementary.Exp(-(precisions[first + lane] * distance));
                weight = first + lane == j ? 0f : weight;
                sum[lane] += weight;
                moment[lane] = MathF.FusedMultiplyAdd(distance, weight, moment[lane]);
            }
        }

        for (int lane = 0; lane < Panels.Width; lane++)
        {
            sums[first + lane] = sum[lane];
            moments[first + lane] = moment[lane];
        }
    }

    /// <summary>
    /// Turns the squared distances into p_ij in place; scales holds 1 / (2N S_i). The diagonal and the padding become 0, the rest at least ε.
    /// </summary>
    [Kernel]
    public static void Symmetrize(
        Index3D item, ArrayView<float> matrix, ArrayView<float> nearest, ArrayView<float> precisions, ArrayView<float> scales, int n)
    {
        int i = item.Z * Panels.Width + item.X;
        int j = item.Y;
        float distance = matrix[(item.Z * n + j) * Panels.Width + item.X];
        float mine = Elementary.Exp(-(precisions[i] * (distance - nearest[i]))) * scales[i];
        float other = Elementary.Exp(-(precisions[j] * (distance - nearest[j]))) * scales[j];
        float p = mine + other;
        p = p > Floor ? p : Floor;
        p = i == j || i >= n ? 0f : p;
        matrix[(item.Z * n + j) * Panels.Width + item.X] = p;
    }

    /// <summary>Double's ε, below which scikit-learn lets no probability fall.</summary>
    public const float Floor = 2.220446e-16f;

    /// <summary>The three launches: <see cref="Nearest"/>, <see cref="Sums"/> and <see cref="Symmetrize"/>, each with its arguments and N.</summary>
    public readonly record struct Launchers(
        Action<ArrayView<float>, ArrayView<float>, int> Nearest,
        Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int> Sums,
        Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int> Symmetrize);

    public static Launchers Load(Accelerator accelerator)
    {
        var nearest = accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<float>, ArrayView<float>, int>(Nearest);
        bool byPanel = Strip.Serves(accelerator, Panels.Width);
        var sums = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int>(byPanel ? SumsOfPanel : Sums);
        var symmetrize = accelerator.LoadAutoGroupedStreamKernel<
            Index3D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int>(Symmetrize);
        return new Launchers(
            (distances, least, n) => nearest(new Index2D(Panels.Width, Panels.Count(n)), distances, least, n),
            (distances, least, precisions, s, t, n) =>
                sums(new Index2D(byPanel ? 1 : Panels.Width, Panels.Count(n)), distances, least, precisions, s, t, n),
            (matrix, least, precisions, scales, n) =>
                symmetrize(new Index3D(Panels.Width, n, Panels.Count(n)), matrix, least, precisions, scales, n));
    }
}
