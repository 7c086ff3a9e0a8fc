namespace KernelRD.Training.Data;

/// <summary>
/// n labelled inputs of d_in values each, n × d_in, row-major: either pixels, whose value is the byte / 255, or real values. Exactly one
/// of the two arrays is there.
/// </summary>
public sealed class Samples
{
    private Samples(int features, byte[]? pixels, float[]? values, byte[] labels)
    {
        if (features < 1)
            throw new ArgumentException($"A sample has {features} features; it needs at least one.", nameof(features));
        long length = pixels?.LongLength ?? values!.LongLength;
        if (length != (long)features * labels.Length)
            throw new ArgumentException($"{labels.Length} labels of samples with {features} features need {(long)features * labels.Length} values, not {length}.");
        Features = features;
        Pixels = pixels;
        Values = values;
        Labels = labels;
    }

    /// <summary>n.</summary>
    public int Count => Labels.Length;

    /// <summary>d_in.</summary>
    public int Features { get; }

    /// <summary>n × d_in bytes, each standing for itself / 255.</summary>
    public byte[]? Pixels { get; }

    /// <summary>n × d_in values.</summary>
    public float[]? Values { get; }

    /// <summary>The class of each sample, from 0.</summary>
    public byte[] Labels { get; }

    public static Samples OfPixels(int features, byte[] pixels, byte[] labels) => new(features, pixels, null, labels);

    public static Samples OfValues(int features, float[] values, byte[] labels) => new(features, null, values, labels);
}
