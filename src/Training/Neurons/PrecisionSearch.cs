namespace KernelRD.Training.Neurons;

/// <summary>
/// Finds every point's precision β at which its distribution has the wanted entropy, by bisection between bounds that start at 0 and ∞: β
/// doubles or halves until both are finite. The entropy is ln S + β T / S, with the sums S and T of <see cref="Kernels.Embedding.JointProbabilities"/>.
/// </summary>
internal sealed class PrecisionSearch
{
    private readonly int _count;
    private readonly double _entropy;
    private readonly double _tolerance;
    private readonly double[] _least;
    private readonly double[] _most;

    public PrecisionSearch(int count, int padded, double entropy, double tolerance)
    {
        _count = count;
        _entropy = entropy;
        _tolerance = tolerance;
        Precisions = new float[padded];
        Measured = new float[padded];
        Array.Fill(Precisions, 1f);
        _least = new double[count];
        _most = new double[count];
        Array.Fill(_least, double.NegativeInfinity);
        Array.Fill(_most, double.PositiveInfinity);
    }

    /// <summary>What to measure next.</summary>
    public float[] Precisions { get; }

    /// <summary>What was measured last.</summary>
    public float[] Measured { get; }

    /// <summary>Whether no precision changes any more.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Takes the sums of <see cref="Precisions"/> and moves on.</summary>
    public void Next(float[] sums, float[] moments)
    {
        Precisions.CopyTo(Measured, 0);
        IsDone = true;
        for (int i = 0; i < _count; i++)
        {
            double precision = Precisions[i];
            double excess = Math.Log(sums[i]) + precision * moments[i] / sums[i] - _entropy;
            if (!(Math.Abs(excess) > _tolerance))
                continue;
            if (excess > 0)
            {
                _least[i] = precision;
                precision = double.IsInfinity(_most[i]) ? precision * 2 : (precision + _most[i]) / 2;
            }
            else
            {
                _most[i] = precision;
                precision = double.IsInfinity(_least[i]) ? precision / 2 : (precision + _least[i]) / 2;
            }

            // A float between two neighbouring floats is one of them: as close as it gets.
            float next = (float)Math.Clamp(precision, float.Epsilon, float.MaxValue);
            if (next == Precisions[i])
                continue;
            Precisions[i] = next;
            IsDone = false;
        }
    }
}
