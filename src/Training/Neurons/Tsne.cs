using KernelRD.Kernels.Embedding;

namespace KernelRD.Training.Neurons;

/// <summary>
/// Exact t-SNE to R², as scikit-learn's with <c>method="exact"</c> and <c>init="pca"</c>, in float32: P by a search for each point's precision, then
/// gradient descent with momentum and gains. It runs all its iterations; scikit-learn may stop early. The result has the same bits on every
/// device, as its exponentials are <see cref="Elementary"/>'s.
/// </summary>
public static class Tsne
{
    private const double EntropyTolerance = 1e-5;
    private const int MostSearchSteps = 100;

    // The standard deviation that the points start with along the first axis.
    private const double StartSpread = 1e-4;

    // How often the host looks at the exaggerated points.
    private const int SpreadInterval = 10;

    /// <summary>Embeds n points of d features each, n × d, row-major. Waits for the result.</summary>
    /// <exception cref="ArgumentException">
    /// The perplexity is not below the number of points, or a value is not finite or so large that distances overflow.
    /// </exception>
    public static Embedding Embed(Accelerator accelerator, float[] values, int n, int features, TsneSettings settings)
    {
        if (values.Length != (long)n * features)
            throw new ArgumentException($"{n} points of {features} features are {(long)n * features} values, not {values.Length}.");
        if (!(settings.Perplexity >= 1 && settings.Perplexity < n))
            throw new ArgumentException($"The perplexity must be at least 1 and below the number of points, {n}, not {settings.Perplexity}.");
        if (!Array.TrueForAll(values, value => Math.Abs(value) < 1e15f))
            throw new ArgumentException("t-SNE needs finite values below 1e15.");

        int padded = Panels.Padded(n);
        using var matrix = accelerator.Allocate1D<float>((long)padded * n);
        FindProbabilities(accelerator, values, n, features, settings.Perplexity, matrix);

        using var points = accelerator.Allocate1D<float>(2 * padded);
        points.CopyFromCPU(Start(values, n, features, padded));
        using var forces = accelerator.Allocate1D<float>(5 * padded);
        using var updates = accelerator.Allocate1D<float>(2 * padded);
        updates.MemSetToZero();
        using var gains = accelerator.Allocate1D<float>(2 * padded);
        gains.CopyFromCPU(Filled(2 * padded, 1f));
        int blocks = (n + TsneStep.BlockLength - 1) / TsneStep.BlockLength;
        using var sums = accelerator.Allocate1D<float>(blocks);

        var step = TsneStep.Load(accelerator);
        float rate = (float)Math.Max(n / settings.Exaggeration / 4, 50);
        for (int iteration = 0; iteration < settings.Iterations; iteration++)
        {
            bool isEarly = iteration < settings.ExaggeratedIterations;
            step(
                matrix.View, points.View, forces.View, sums.View, updates.View, gains.View, n,
                isEarly ? (float)settings.Exaggeration : 1f, isEarly ? 0.5f : 0.8f, rate);
            if (isEarly && iteration % SpreadInterval == SpreadInterval - 1)
                Spread(points, updates, n);
        }

        double divergence = Divergence(accelerator, matrix, points, forces, n);
        var coordinates = points.GetAsArray1D();
        var result = new float[2 * n];
        for (int i = 0; i < n; i++)
            (result[2 * i], result[2 * i + 1]) = (coordinates[i], coordinates[padded + i]);
        return new Embedding(result, divergence);
    }

    /// <summary>
    /// Centres points that exaggeration has drawn together to a hundredth of where they started, and spreads them again. Data without structure are
    /// drawn together all the time, until nothing is left but the rounding of where the points have drifted to; of so small points every
    /// force is linear, so that a common factor for points and updates changes nothing else.
    /// </summary>
    private static void Spread(MemoryBuffer1D<float, Stride1D.Dense> points, MemoryBuffer1D<float, Stride1D.Dense> updates, int n)
    {
        float[] values = points.GetAsArray1D();
        int padded = values.Length / 2;
        double square = 0;
        var means = new double[2];
        for (int axis = 0; axis < 2; axis++)
        {
            var coordinates = values.AsSpan(axis * padded, n);
            means[axis] = Sum(coordinates) / n;
            double variance = 0;
            foreach (float value in coordinates)
                variance += (value - means[axis]) * (value - means[axis]);
            square = Math.Max(square, variance / n);
        }

        if (square == 0 || square > 1e-4 * StartSpread * StartSpread)
            return;
        double factor = StartSpread / Math.Sqrt(square);
        for (int axis = 0; axis < 2; axis++)
        {
            foreach (ref float value in values.AsSpan(axis * padded, n))
                value = (float)((value - means[axis]) * factor);
        }

        points.CopyFromCPU(values);
        updates.CopyFromCPU(Array.ConvertAll(updates.GetAsArray1D(), update => (float)(update * factor)));
    }

    /// <summary>The first two principal components, scaled so that the first has a standard deviation of <see cref="StartSpread"/>.</summary>
    private static float[] Start(float[] values, int n, int features, int padded)
    {
        var scores = PrincipalComponents.Scores(values, n, features, Math.Min(2, Math.Min(n, features)));
        int count = scores.Length / n;
        double square = 0;
        for (int i = 0; i < n; i++)
            square += (double)scores[i * count] * scores[i * count];
        double scale = square > 0 ? StartSpread / Math.Sqrt(square / n) : 0;
        var start = new float[2 * padded];
        for (int i = 0; i < n; i++)
        {
            for (int axis = 0; axis < count; axis++)
                start[axis * padded + i] = (float)(scores[i * count + axis] * scale);
        }

        return start;
    }

    private static void FindProbabilities(
        Accelerator accelerator, float[] values, int n, int features, double perplexity, MemoryBuffer1D<float, Stride1D.Dense> matrix)
    {
        int padded = Panels.Padded(n);
        var columns = new float[(long)features * padded];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < features; k++)
                columns[k * padded + i] = values[i * features + k];
        }

        using var x = accelerator.Allocate1D(columns);
        SquaredDistances.Load(accelerator)(x.View, matrix.View, n, features);

        var kernels = JointProbabilities.Load(accelerator);
        using var nearest = accelerator.Allocate1D<float>(padded);
        using var precisions = accelerator.Allocate1D<float>(padded);
        using var sums = accelerator.Allocate1D<float>(padded);
        using var moments = accelerator.Allocate1D<float>(padded);
        kernels.Nearest(matrix.View, nearest.View, n);

        var search = new PrecisionSearch(n, padded, Math.Log(perplexity), EntropyTolerance);
        var sumsOnHost = new float[padded];
        var momentsOnHost = new float[padded];
        for (int i = 0; i < MostSearchSteps && !search.IsDone; i++)
        {
            precisions.CopyFromCPU(search.Precisions);
            kernels.Sums(matrix.View, nearest.View, precisions.View, sums.View, moments.View, n);
            sums.CopyToCPU(sumsOnHost);
            moments.CopyToCPU(momentsOnHost);
            search.Next(sumsOnHost, momentsOnHost);
        }

        // The sums belong to the precisions that the kernel has last seen; those of points that are done have not changed since.
        precisions.CopyFromCPU(search.Measured);
        sums.CopyFromCPU(Array.ConvertAll(sumsOnHost, sum => (float)(1 / (2.0 * n * sum))));
        kernels.Symmetrize(matrix.View, nearest.View, precisions.View, sums.View, n);
        accelerator.Synchronize();
    }

    private static double Divergence(
        Accelerator accelerator,
        MemoryBuffer1D<float, Stride1D.Dense> matrix,
        MemoryBuffer1D<float, Stride1D.Dense> points,
        MemoryBuffer1D<float, Stride1D.Dense> forces,
        int n)
    {
        int padded = Panels.Padded(n);
        using var divergences = accelerator.Allocate1D<float>(padded);
        using var masses = accelerator.Allocate1D<float>(padded);
        TsneStep.LoadForces(accelerator)(matrix.View, points.View, forces.View, n);
        TsneStep.LoadDivergence(accelerator)(matrix.View, points.View, divergences.View, masses.View, n);
        double z = Sum(forces.GetAsArray1D().AsSpan(4 * padded, n));
        return Sum(divergences.GetAsArray1D().AsSpan(0, n)) + Sum(masses.GetAsArray1D().AsSpan(0, n)) * Math.Log(z);
    }

    private static double Sum(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += value;
        return sum;
    }

    private static float[] Filled(int length, float value)
    {
        var values = new float[length];
        Array.Fill(values, value);
        return values;
    }
}
