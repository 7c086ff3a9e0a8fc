using KernelRD.Kernels.Random;
using KernelRD.Training.Data;

namespace KernelRD.Tests.Training;

/// <summary>Small data sets for tests.</summary>
internal static class TrainingSets
{
    /// <summary>The paper's synthetic task.</summary>
    public static DataSet Synthetic { get; } = KernelRD.Training.Data.Synthetic.Create("synthetic", 784);

    /// <summary>The data set "pixels" of tests/reference/training.py: the last three pixels are 0 in every image.</summary>
    public static DataSet Pixels { get; } = CreatePixels(train: 500, test: 90, features: 50);

    private static DataSet CreatePixels(int train, int test, int features)
    {
        var stream = new RandomState(7);
        var pixels = new byte[(train + test) * features];
        foreach (ref byte pixel in pixels.AsSpan())
        {
            double value = stream.RandomSample();
            pixel = (byte)(value < 0.5 ? 0 : value * 256);
        }

        for (int i = 0; i < train + test; i++)
            pixels.AsSpan((i + 1) * features - 3, 3).Clear();
        var labels = new byte[train + test];
        foreach (ref byte label in labels.AsSpan())
            label = (byte)(stream.RandomSample() * 10);
        return new DataSet(
            "pixels", 10,
            Samples.OfPixels(features, pixels[..(train * features)], labels[..train]),
            Samples.OfPixels(features, pixels[(train * features)..], labels[train..]));
    }
}
