namespace KernelRD.Training.Neurons;

/// <summary>Rows of weights as pictures: which to show, and how uneven they are.</summary>
public static class Filters
{
    /// <summary>The rows of largest Euclidean norm, from the largest; of equal ones the first.</summary>
    /// <param name="weights">m × inputs, row-major.</param>
    /// <param name="inputs">d_in.</param>
    /// <param name="count">How many; fewer where there are not as many.</param>
    public static int[] Largest(float[] weights, int inputs, int count) => [.. Enumerable.Range(0, weights.Length / inputs)
        .OrderByDescending(row => SquaredNorm(weights.AsSpan(row * inputs, inputs)))
        .Take(count)];

    /// <summary>The variance of a neuron's weights about their own mean.</summary>
    public static double Variance(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (float value in row)
            sum += value;
        double mean = sum / row.Length;
        double squares = 0;
        foreach (float value in row)
            squares += (value - mean) * (value - mean);
        return squares / row.Length;
    }

    private static double SquaredNorm(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (float value in row)
            sum += (double)value * value;
        return sum;
    }
}
