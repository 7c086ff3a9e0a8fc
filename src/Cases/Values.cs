namespace KernelRD.Cases;

/// <summary>Values of fixed streams.</summary>
internal static class Values
{
    /// <summary>Values in [−1, 1).</summary>
    public static float[] Symmetric(int seed, long length) => Make(seed, length, random => 2f * random.NextSingle() - 1f);

    /// <summary>Values in [0, 1).</summary>
    public static float[] Positive(int seed, long length) => Make(seed, length, random => random.NextSingle());

    /// <summary>What a hidden layer leaves: half of them zero, with the sign that says so.</summary>
    public static float[] Activations(int seed, long length) => Array.ConvertAll(Symmetric(seed, length), value => value < 0f ? -0f : value);

    private static float[] Make(int seed, long length, Func<Random, float> next)
    {
        var random = new Random(seed);
        var values = new float[length];
        foreach (ref float value in values.AsSpan())
            value = next(random);
        return values;
    }
}
