using KernelRD.Training.Data;

namespace KernelRD.Training.Theory;

/// <summary>
/// The four norms of Theorem 3 over the width m: the supervised and the adversarial half of a neuron's gradient in either layer, in the first step from random
/// weights, as root mean squares over the neurons. The theorem claims O(m^(−1/2)) for the supervised halves and O(m²) for the others.
/// </summary>
/// <param name="Hidden">m.</param>
/// <param name="ReactionU">‖R_u‖_F / √m.</param>
/// <param name="DiffusionU">‖D_u‖_F / √m.</param>
/// <param name="ReactionV">‖R_v‖_F / √m.</param>
/// <param name="DiffusionV">‖D_v‖_F / √m.</param>
public sealed record WidthOrders(int Hidden, double ReactionU, double DiffusionU, double ReactionV, double DiffusionV)
{
    /// <summary>Measures one width, with ρ = 1 and a critic held by nothing but its penalty.</summary>
    public static WidthOrders Measure(Accelerator accelerator, DataSet data, int hidden, int batch, uint seed)
    {
        using var trainer = new Trainer(accelerator, data, new TrainingSettings
        {
            Hidden = hidden,
            Batch = batch,
            Seed = seed,
            Adversarial = true,
            Reduction = Reduction.Sum,
            Input = InputScaling.Unit,
        });
        var metrics = trainer.AdvanceAndMeasure(1);
        double root = Math.Sqrt(hidden);
        return new WidthOrders(hidden, metrics.ReactionU / root, metrics.DiffusionU / root, metrics.ReactionV / root, metrics.DiffusionV / root);
    }

    /// <summary>The exponent p of the least-squares line through (ln m, ln value): value ~ m^p.</summary>
    public static double Exponent(IReadOnlyList<WidthOrders> widths, Func<WidthOrders, double> value)
    {
        double[] x = [.. widths.Select(width => Math.Log(width.Hidden))];
        double[] y = [.. widths.Select(width => Math.Log(value(width)))];
        double meanX = x.Average(), meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }
}
