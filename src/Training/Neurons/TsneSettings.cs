namespace KernelRD.Training.Neurons;

/// <summary>How t-SNE runs; the defaults are scikit-learn's.</summary>
public sealed record TsneSettings
{
    /// <summary>The number of neighbours that each point's similarities are spread over; below the number of points.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>α, by which attraction is larger in the first <see cref="ExaggeratedIterations"/>.</summary>
    public double Exaggeration { get; init; } = 12;

    /// <summary>The iterations with exaggeration, and with momentum 0.5 instead of 0.8.</summary>
    public int ExaggeratedIterations { get; init; } = 250;

    public int Iterations { get; init; } = 1000;
}
