namespace KernelRD.Training.Neurons;

/// <summary>Which points belong together.</summary>
/// <param name="Labels">Each point's cluster, from 0 in the order of the exemplars; −1 for all where no exemplar was found.</param>
/// <param name="Exemplars">The point that stands for each cluster, ascending.</param>
/// <param name="Iterations">The iterations until the exemplars stood still, or all.</param>
/// <param name="HasConverged">Whether they stood still.</param>
public sealed record Clustering(int[] Labels, int[] Exemplars, int Iterations, bool HasConverged);
