using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Embedding;

/// <summary>
/// One iteration of exact t-SNE in R². With w_ij = 1 / (1 + ‖y_i − y_j‖²), Z = Σ_i≠j w_ij and q_ij = w_ij / Z the gradient is
/// ∂C/∂y_i = 4 Σ_j (α p_ij − q_ij) w_ij (y_i − y_j), α the exaggeration. All pairs are gone through once: attraction, repulsion and
/// Z are summed side by side, j ascending, and combined when Z is known. No exponential, no symmetry: a division a pair.
/// </summary>
public static class TsneStep
{
    /// <summary>How many points' sums of w one work-item adds up.</summary>
    public const int BlockLength = 64;

    /// <summary>
    /// Attraction Σ_j p_ij w_ij (y_i − y_j), repulsion Σ_j w_ij² (y_i − y_j) and Σ_j≠i w_ij of one point: (column of the panel, panel). p lies
    /// in <see cref="Panels"/>; points is 2 × padded N, the results are of padded N values each.
    /// </summary>
    [Kernel]
    public static void Forces(
        Index2D item,
        ArrayView<float> p,
        ArrayView<float> points,
        ArrayView<float> attractionsX,
        ArrayView<float> attractionsY,
        ArrayView<float> repulsionsX,
        ArrayView<float> repulsionsY,
        ArrayView<float> weights,
        int n)
    {
        int padded = (n + Panels.Width - 1) / Panels.Width * Panels.Width;
        int i = item.Y * Panels.Width + item.X;
        int column = item.Y * n * Panels.Width + item.X;
        float x = points[i];
        float y = points[padded + i];
        float attractionX = 0f;
        float attractionY = 0f;
        float repulsionX = 0f;
        float repulsionY = 0f;
        // The point itself adds 1.
        float sum = -1f;
        for (int j = 0; j < n; j++)
        {
            float dx = x - points[j];
            float dy = y - points[padded + j];
            float w = 1f / MathF.FusedMultiplyAdd(dx, dx, MathF.FusedMultiplyAdd(dy, dy, 1f));
            float pull = p[column + j * Panels.Width] * w;
            float push = w * w;
            attractionX = MathF.FusedMultiplyAdd(pull, dx, attractionX);
            attractionY = MathF.FusedMultiplyAdd(pull, dy, attractionY);
            repulsionX = MathF.FusedMultiplyAdd(push, dx, repulsionX);
            repulsionY = MathF.FusedMultiplyAdd(push, dy, repulsionY);
            sum += w;
        }

        attractionsX[i] = attractionX;
        attractionsY[i] = attractionY;
        repulsionsX[i] = repulsionX;
        repulsionsY[i] = repulsionY;
        weights[i] = sum;
    }

    /// <summary>The same for all points of a panel, whose sums lie side by side in registers: (0, panel).</summary>
    [Kernel]
    public static void ForcesOfPanel(
        Index2D item,
        ArrayView<float> p,
        ArrayView<float> points,
        ArrayView<float> attractionsX,
        ArrayView<float> attractionsY,
        ArrayView<float> repulsionsX,
        ArrayView<float> repulsionsY,
        ArrayView<float> weights,
        int n)
    {
        int padded = (n + Panels.Width - 1) / Panels.Width * Panels.Width;
        int first = item.Y * Panels.Width;
        var x = LocalMemory.Allocate<float>(Panels.Width);
        var y = LocalMemory.Allocate<float>(Panels.Width);
        var attractionX = new float[Panels.Width];
        var attractionY = new float[Panels.Width];
        var repulsionX = new float[Panels.Width];
        var repulsionY = new float[Panels.Width];
        var sum = LocalMemory.Allocate<float>(Panels.Width);
        for (int lane = 0; lane < Panels.Width; lane++)
        {
            x[lane] = points[first + lane];
            y[lane] = points[padded + first + lane];
            sum[lane] = -1f;
        }

        for (int j = 0; j < n; j++)
        {
            var row = p.SubView(first * n + j * Panels.Width, Panels.Width);
            float otherX = points[j];
            float otherY = points[padded + j];
            for (int lane = 0; lane < Panels.Width; lane++)
            {
                float dx = x[lane] - otherX;
                float dy = y[lane] - otherY;
                float w = 1f / MathF.FusedMultiplyAdd(dx, dx, MathF.FusedMultiplyAdd(dy, dy, 1f));
                float pull = row[lane] * w;
                float push = w * w;
                attractionX[lane] = MathF.FusedMultiplyAdd(pull, dx, attractionX[lane]);
                attractionY[lane] = MathF.FusedMultiplyAdd(pull, dy, attractionY[lane]);
                repulsionX[lane] = MathF.FusedMultiplyAdd(push, dx, repulsionX[lane]);
                repulsionY[lane] = MathF.FusedMultiplyAdd(push, dy, repulsionY[lane]);
                sum[lane] += w;
            }
        }

        for (int lane = 0; lane < Panels.Width; lane++)
        {
            attractionsX[first + lane] = attractionX[lane];
            attractionsY[first + lane] = attractionY[lane];
            repulsionsX[first + lane] = repulsionX[lane];
            repulsionsY[first + lane] = repulsionY[lane];
            weights[first + lane] = sum[lane];
        }
    }

    /// <summary>Sums of w over blocks of 64 points.</summary>
    [Kernel]
    public static void BlockSums(Index1D block, ArrayView<float> forces, ArrayView<float> sums, int n)
    {
        int padded = (n + Panels.Width - 1) / Panels.Width * Panels.Width;
        int first = block.X * BlockLength;
        int end = first + BlockLength < n ? first + BlockLength : n;
        float sum = 0f;
        for (int i = first; i < end; i++)
            sum += forces[4 * padded + i];
        sums[block] = sum;
    }

    /// <summary>
    /// Moves one coordinate of one point: (point, axis). The gain of a coordinate grows by 0.2 where its last update still goes downhill,
    /// shrinks to 0.8 of itself where it does not, and never falls below 0.01; update ← momentum · update − rate · gain · gradient.
    /// </summary>
    [Kernel]
    public static void Move(
        Index2D item,
        ArrayView<float> forces,
        ArrayView<float> sums,
        ArrayView<float> points,
        ArrayView<float> updates,
        ArrayView<float> gains,
        int n,
        float exaggeration,
        float momentum,
        float rate)
    {
        int padded = (n + Panels.Width - 1) / Panels.Width * Panels.Width;
        int blocks = (n + BlockLength - 1) / BlockLength;
        float z = 0f;
        for (int block = 0; block < blocks; block++)
            z += sums[block];
        float attraction = forces[item.Y * padded + item.X];
        float repulsion = forces[(2 + item.Y) * padded + item.X];
        float gradient = 4f * (exaggeration * attraction - repulsion / z);
        float update = updates[item.Y * padded + item.X];
        float gain = gains[item.Y * padded + item.X];
        float changed = update * gradient < 0f ? gain + 0.2f : gain * 0.8f;
        changed = changed > 0.01f ? changed : 0.01f;
        float next = momentum * update - rate * (changed * gradient);
        gains[item.Y * padded + item.X] = changed;
        updates[item.Y * padded + item.X] = next;
        points[item.Y * padded + item.X] += next;
    }

    /// <summary>Σ_j p_ij (ln p_ij − ln w_ij) and Σ_j p_ij of one point, j ascending: with Z, its share of the divergence Σ p ln (p / q).</summary>
    [Kernel]
    public static void Divergence(Index2D item, ArrayView<float> p, ArrayView<float> points, ArrayView<float> divergences, ArrayView<float> masses, int n)
    {
        int padded = (n + Panels.Width - 1) / Panels.Width * Panels.Width;
        int i = item.Y * Panels.Width + item.X;
        int column = item.Y * n * Panels.Width + item.X;
        float x = points[i];
        float y = points[padded + i];
        float divergence = 0f;
        float mass = 0f;
        for (int j = 0; j < n; j++)
        {
            float dx = x - points[j];
            float dy = y - points[padded + j];
            float inverse = MathF.FusedMultiplyAdd(dx, dx, MathF.FusedMultiplyAdd(dy, dy, 1f));
            float probability = p[column + j * Panels.Width];
            float logarithm = Elementary.Log(probability > 0f ? probability : 1f) + Elementary.Log(inverse);
            divergence = MathF.FusedMultiplyAdd(probability, logarithm, divergence);
            mass += probability;
        }

        divergences[i] = divergence;
        masses[i] = mass;
    }

    /// <summary>One whole iteration: p, points, forces, block sums, updates, gains, N, exaggeration, momentum, rate.</summary>
    public delegate void Launcher(
        ArrayView<float> p,
        ArrayView<float> points,
        ArrayView<float> forces,
        ArrayView<float> sums,
        ArrayView<float> updates,
        ArrayView<float> gains,
        int n,
        float exaggeration,
        float momentum,
        float rate);

    public static Launcher Load(Accelerator accelerator)
    {
        var forcesOf = LoadForces(accelerator);
        var blockSums = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>, int>(BlockSums);
        var move = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, float, float, float>(Move);
        return (p, points, forces, sums, updates, gains, n, exaggeration, momentum, rate) =>
        {
            forcesOf(p, points, forces, n);
            blockSums((n + BlockLength - 1) / BlockLength, forces, sums, n);
            move(new Index2D(n, 2), forces, sums, points, updates, gains, n, exaggeration, momentum, rate);
        };
    }

    /// <summary>
    /// Loads <see cref="Forces"/>; the delegate takes p, points, forces and N. forces is 5 × padded N: attraction x, y, repulsion x, y, weight.
    /// </summary>
    public static Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, int> LoadForces(Accelerator accelerator)
    {
        bool byPanel = Strip.Serves(accelerator, Panels.Width);
        var forcesOf = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int>(
            byPanel ? ForcesOfPanel : Forces);
        return (p, points, forces, n) =>
        {
            int padded = Panels.Padded(n);
            forcesOf(
                new Index2D(byPanel ? 1 : Panels.Width, Panels.Count(n)), p, points,
                forces.SubView(0, padded),
                forces.SubView(padded, padded),
                forces.SubView(2 * padded, padded),
                forces.SubView(3 * padded, padded),
                forces.SubView(4 * padded, padded),
                n);
        };
    }

    /// <summary>Loads <see cref="Divergence"/>; the delegate takes p, points, divergences, masses and N.</summary>
    public static Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int> LoadDivergence(Accelerator accelerator)
    {
        var divergence = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int>(Divergence);
        return (p, points, divergences, masses, n) =>
            divergence(new Index2D(Panels.Width, Panels.Count(n)), p, points, divergences, masses, n);
    }
}
