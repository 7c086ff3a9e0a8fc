using KernelRD.Kernels.Random;

namespace KernelRD.Training.Data;

/// <summary>
/// Points of normal distributions with variance 1 around random centres, by <c>sklearn.datasets.make_blobs(n_samples, centers=k,
/// n_features=d, random_state=seed)</c>, to the last bit.
/// </summary>
public static class Blobs
{
    /// <summary>Draws n × d coordinates, row-major, and the centre of each point.</summary>
    public static (double[] Points, byte[] Labels) Draw(int samples, int centers, int features, uint seed)
    {
        var random = new RandomState(seed);
        var middles = new double[centers * features];
        for (int i = 0; i < middles.Length; i++)
            middles[i] = random.Uniform(-10, 10);

        // Centre after centre; where the samples do not divide, the first centres have one more.
        var points = new double[samples * features];
        var labels = new byte[samples];
        int sample = 0;
        for (int center = 0; center < centers; center++)
        {
            int end = sample + samples / centers + (center < samples % centers ? 1 : 0);
            for (; sample < end; sample++)
            {
                labels[sample] = (byte)center;
                for (int j = 0; j < features; j++)
                    points[sample * features + j] = random.Normal(middles[center * features + j], 1);
            }
        }

        int[] order = random.Permutation(samples);
        var shuffled = new double[points.Length];
        for (int i = 0; i < samples; i++)
            points.AsSpan(order[i] * features, features).CopyTo(shuffled.AsSpan(i * features));
        return (shuffled, [.. order.Select(index => labels[index])]);
    }
}
