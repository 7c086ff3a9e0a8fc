namespace KernelRD.Training.Neurons;

/// <summary>Points in the plane that t-SNE found.</summary>
/// <param name="Points">N × 2, row-major.</param>
/// <param name="Divergence">The Kullback-Leibler divergence Σ p ln (p / q) that is left.</param>
public sealed record Embedding(float[] Points, double Divergence);
