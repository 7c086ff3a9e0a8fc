using KernelRD.Training.Neurons;

namespace KernelRD.Cli.Figures;

/// <summary>A layer's pattern at a moment of a training, and how far its neurons are from their start.</summary>
/// <param name="Iteration">When.</param>
/// <param name="Pattern">The pattern, turned so that it can be compared with the one before.</param>
/// <param name="Displacement">‖X − X(0)‖ / ‖X(0)‖ of the neurons' weights.</param>
/// <param name="Kept">The share of their ten nearest neighbours that were so near at the start.</param>
internal sealed record PatternAt(long Iteration, NeuronPattern Pattern, double Displacement, double Kept)
{
    public int[] Labels => Pattern.Clustering.Labels;

    public int Clusters => Pattern.Clustering.Exemplars.Length;

    /// <summary>The numbers of a table's row.</summary>
    public FormattableString Csv(NeuronLayer layer, string arm)
    {
        int converged = Pattern.Clustering.HasConverged ? 1 : 0;
        return $"{layer.Symbol},{arm},{Iteration},{Labels.Length},{Clusters},{converged},{Pattern.Silhouette},{Pattern.Divergence},{Displacement},{Kept}";
    }
}
