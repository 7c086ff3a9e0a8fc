using KernelRD.Training.Data;

namespace KernelRD.Training.Theory;

/// <summary>The inputs of the theorems: the first n samples of a training set, each scaled to norm 1.</summary>
public sealed class TheoryInputs
{
    /// <param name="data">Where they are from.</param>
    /// <param name="samples">n.</param>
    /// <exception cref="ArgumentException">There are not so many.</exception>
    public TheoryInputs(DataSet data, int samples)
    {
        if (samples < 2 || samples > data.Train.Count)
            throw new ArgumentException($"The theorems' network takes 2 to {data.Train.Count} samples of {data.Name}, not {samples}.", nameof(samples));
        Data = data with { Train = First(data.Train, samples), Test = First(data.Test, Math.Min(samples, data.Test.Count)) };
        Values = Unit(Data.Train);
        Targets = Array.ConvertAll(Data.Train.Labels, label => label < data.Classes / 2 ? -1.0 : 1.0);
        Limit = new(Spectrum.Of(ArcCosine.HiddenGram(Values, samples, data.Features), samples), LargestCosine(Values, samples, data.Features));
    }

    /// <summary>The samples as they are; as many to test, or all that there are.</summary>
    public DataSet Data { get; }

    public TheoryLimit Limit { get; }

    /// <summary>x, n × d_in.</summary>
    internal float[] Values { get; }

    /// <summary>y: −1 for the first half of the classes, 1 for the others.</summary>
    internal double[] Targets { get; }

    private static Samples First(Samples samples, int count) => samples.Pixels is { } pixels
        ? Samples.OfPixels(samples.Features, pixels[..(count * samples.Features)], samples.Labels[..count])
        : Samples.OfValues(samples.Features, samples.Values![..(count * samples.Features)], samples.Labels[..count]);

    private static float[] Unit(Samples samples)
    {
        float[] x = samples.Values is { } values ? (float[])values.Clone() : Array.ConvertAll(samples.Pixels!, pixel => pixel / 255f);
        for (int i = 0; i < samples.Count; i++)
        {
            var row = x.AsSpan(i * samples.Features, samples.Features);
            double squares = 0;
            foreach (float value in row)
                squares += (double)value * value;
            float factor = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0f;
            foreach (ref float value in row)
                value *= factor;
        }

        return x;
    }

    private static double LargestCosine(float[] x, int n, int features)
    {
        double[] inner = ArcCosine.InnerProducts(x, n, features);
        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                largest = Math.Max(largest, Math.Abs(inner[i * n + j]) / Math.Sqrt(inner[i * n + i] * inner[j * n + j]));
        }

        return largest;
    }
}
