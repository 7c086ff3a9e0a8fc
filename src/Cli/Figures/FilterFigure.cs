using KernelRD.Cli.Charts;
using KernelRD.Training.Data;
using KernelRD.Training.Neurons;

namespace KernelRD.Cli.Figures;

/// <summary>Figures 10 and 14: the hidden neurons of largest norm as pictures, beside those of the start and what training has changed in them.</summary>
internal static class FilterFigure
{
    public const int Count = 9;

    /// <summary>Means of nine variances that differ by less are alike.</summary>
    private const double Alike = 0.01;

    /// <summary>Changes whose focus differs by less are alike.</summary>
    private const double SameFocus = 0.05;

    public static PaperFigure Create(int number, string title, Func<FigureRun, Arms> train) => new(
        number,
        $"Hidden layer filters on {title}",
        "Filters with diffusion have high variances compared to those without; they focus on the relevant parts of the input, the others on all of it.",
        run => Make(run, train(run)));

    /// <summary>Draws the filters and compares their variances.</summary>
    public static Finding Make(FigureRun run, Arms arms)
    {
        int inputs = arms.Inputs;
        var filters = arms.Moments.Select(moment => new Filter(moment.Name, moment.Weights.U, arms.Start.U, inputs)).ToArray();
        var (start, supervised, adversarial) = (filters[0], filters[1], filters[2]);
        run.Draw(new(
        [
            .. filters.Select((one, i) => Plots.Filters(i == 0 ? one.Name : $"({"ab"[i - 1]}) {one.Name}", one.Weights, inputs)),
            Plots.Images("Mean of the inputs", [Mean(arms.Supervised.Data.Train)]),
            .. filters.Skip(1).Select(one =>
                Plots.Images($"{one.Name}: changed by", [.. one.Rows.Select(one.Change)], rank => $"‖Δu‖ = {NumberText.Of(one.Norm(rank))}")),
        ])
        {
            Columns = 3,
        });
        run.Keep("filters", [filters.Length, Count, inputs], [.. filters.SelectMany(one => one.Rows.Select(one.Row))]);
        run.KeepTable("variances", "moment,rank,neuron,variance,change_norm", filters.SelectMany(one => one.Rows.Select((row, rank) =>
            (FormattableString)$"{one.Name},{rank},{row},{Filters.Variance(one.Row(row))},{one.Norm(rank)}")));

        double ratio = adversarial.Variance / supervised.Variance, focus = adversarial.Focus / supervised.Focus;
        bool isHigher = ratio > 1 + Alike, isFocused = focus > 1 + SameFocus;
        return new(
            isHigher && isFocused ? Verdict.BorneOut : isHigher || isFocused ? Verdict.PartlyBorneOut : Verdict.NotBorneOut,
            arms.Sentence,
            $"The nine filters of largest norm have a mean variance of {NumberText.Of(supervised.Variance, 4)} without "
                + $"and {NumberText.Of(adversarial.Variance, 4)} with diffusion, a ratio of {NumberText.Of(ratio, 4)}; "
                + $"at the start, where the weights are normal, it is {NumberText.Of(start.Variance, 4)}.",
            $"All neurons together: {NumberText.Of(supervised.MeanVariance, 4)} without, {NumberText.Of(adversarial.MeanVariance, 4)} with, "
                + $"{NumberText.Of(start.MeanVariance, 4)} at the start.",
            $"A weight of the central quarter of the image has changed {NumberText.Of(supervised.Focus)} times as much as one of the rest without "
                + $"and {NumberText.Of(adversarial.Focus)} times with diffusion (root mean squares over all neurons): "
                + (isFocused ? "training attends to the centre more with it."
                    : focus < 1 - SameFocus ? "training attends to the centre less with it." : "training attends to the centre about as much in both."),
            $"What training has changed in U has a cosine of {NumberText.Of(Cosine(supervised, adversarial))} between the two.");
    }

    /// <summary>How alike the changes of all weights are.</summary>
    private static double Cosine(Filter one, Filter other)
    {
        double product = 0, left = 0, right = 0;
        for (int i = 0; i < one.Weights.Length; i++)
        {
            var (a, b) = ((double)one.Weights[i] - one.Start[i], (double)other.Weights[i] - other.Start[i]);
            product += a * b;
            left += a * a;
            right += b * b;
        }

        return product / Math.Sqrt(left * right);
    }

    /// <summary>The mean of the samples, pixel by pixel.</summary>
    private static float[] Mean(Samples samples)
    {
        var sums = new double[samples.Features];
        for (int i = 0; i < samples.Count * samples.Features; i++)
            sums[i % sums.Length] += samples.Pixels?[i] ?? samples.Values![i];
        return Array.ConvertAll(sums, sum => (float)(sum / samples.Count));
    }

    private sealed record Filter(string Name, float[] Weights, float[] Start, int Inputs)
    {
        public int[] Rows { get; } = Filters.Largest(Weights, Inputs, Count);

        public double Variance => Rows.Average(row => Filters.Variance(Weights.AsSpan(row * Inputs, Inputs)));

        public double MeanVariance =>
            Enumerable.Range(0, Weights.Length / Inputs).Average(row => Filters.Variance(Weights.AsSpan(row * Inputs, Inputs)));

        /// <summary>How much larger the changes of the centre's weights are than those of the others.</summary>
        public double Focus
        {
            get
            {
                double centre = 0, border = 0;
                for (int i = 0; i < Weights.Length; i++)
                {
                    double square = Math.Pow(Weights[i] - Start[i], 2);
                    if (Center.Has(i % Inputs, Inputs))
                        centre += square;
                    else
                        border += square;
                }

                int inside = Center.Count(Inputs);
                return Math.Sqrt(centre / inside / (border / (Inputs - inside)));
            }
        }

        public float[] Row(int row) => Weights.AsSpan(row * Inputs, Inputs).ToArray();

        public float[] Change(int row) => [.. Row(row).Zip(Start.AsSpan(row * Inputs, Inputs).ToArray(), (now, then) => now - then)];

        public double Norm(int rank) => Math.Sqrt(Change(Rows[rank]).Sum(value => (double)value * value));
    }
}
