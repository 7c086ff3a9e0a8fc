using KernelRD.Training.LinearAlgebra;

namespace KernelRD.Training.Neurons;

/// <summary>Whether neurons still lie among those that they lay among before.</summary>
public static class Neighbours
{
    /// <summary>
    /// The share of the neurons' <paramref name="count"/> nearest neighbours that were no farther than the count-th nearest before: 1 where all
    /// neighbourhoods are kept, about count / (n − 1) where they are drawn anew. Equal distances before, such as those between vectors of signs,
    /// all count as near.
    /// </summary>
    /// <param name="before">n × features, row-major.</param>
    /// <param name="after">The same neurons later.</param>
    /// <param name="features">d.</param>
    /// <param name="count">k, below n.</param>
    public static double Kept(float[] before, float[] after, int features, int count)
    {
        int n = before.Length / features;
        if (after.Length != before.Length)
            throw new ArgumentException($"There were {before.Length} values and are {after.Length}; both must be as many.", nameof(after));
        if (count < 1 || count >= n)
            throw new ArgumentException($"Of {n} neurons each has between 1 and {n - 1} neighbours, not {count}.", nameof(count));
        var (first, second) = (new Distances(before, features), new Distances(after, features));
        var kept = new int[n];
        Parallel.For(0, n, i =>
        {
            var (far, _) = first.Nearest(i, n, count);
            kept[i] = second.Nearest(i, n, count).Which.Count(k => first[i, k] <= far);
        });
        return kept.Sum() / ((double)n * count);
    }

    private sealed class Distances(float[] values, int features)
    {
        private readonly double[] _values = Array.ConvertAll(values, value => (double)value);

        private readonly double[] _squares = [.. Enumerable.Range(0, values.Length / features).Select(row =>
        {
            double sum = 0;
            foreach (float value in values.AsSpan(row * features, features))
                sum += (double)value * value;
            return sum;
        })];

        /// <summary>The squared distance.</summary>
        public double this[int i, int k] =>
            _squares[i] + _squares[k] - 2 * VectorOps.Dot(_values.AsSpan(i * features, features), _values.AsSpan(k * features, features));

        /// <summary>A neuron's nearest others, and how far the last of them is.</summary>
        public (double Far, int[] Which) Nearest(int i, int n, int count)
        {
            var distances = new double[count];
            var which = new int[count];
            Array.Fill(distances, double.PositiveInfinity);
            for (int k = 0; k < n; k++)
            {
                double distance = k == i ? double.PositiveInfinity : this[i, k];
                if (!(distance < distances[^1]))
                    continue;
                int place = count - 1;
                for (; place > 0 && distance < distances[place - 1]; place--)
                    (distances[place], which[place]) = (distances[place - 1], which[place - 1]);
                (distances[place], which[place]) = (distance, k);
            }

            return (distances[^1], which);
        }
    }
}
