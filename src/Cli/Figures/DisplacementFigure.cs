using KernelRD.Cli.Charts;

namespace KernelRD.Cli.Figures;

/// <summary>Figure 2, which is an artist's view in the paper, from real weights: where the hidden neurons go from their start.</summary>
internal static class DisplacementFigure
{
    /// <summary>More arrows hide each other.</summary>
    private const int Arrows = 250;

    public static PaperFigure Create() => new(
        2,
        "Breakdown of symmetry and homogeneity leads to local interaction",
        "Without diffusion the neurons move alike and little; with it they interact, and the homogeneity of their grid breaks. "
            + "The paper's drawing is an artist's.",
        run => Make(run, Arms.Synthetic(run, "synthetic")));

    /// <summary>Draws the ways in the plane of the two inputs through which most of the displacement goes.</summary>
    public static Finding Make(FigureRun run, Arms arms)
    {
        var supervised = new Ways(arms.Start.U, Arms.End(arms.Supervised).U, arms.Inputs);
        var adversarial = new Ways(arms.Start.U, Arms.End(arms.Adversarial).U, arms.Inputs);
        double[] share = [.. Enumerable.Range(1, arms.Hidden).Select(rank => 100.0 * rank / arms.Hidden)];
        run.Draw(new(
            supervised.Draw("(a) Without diffusion", Palette.Blue),
            adversarial.Draw("(b) With diffusion", Palette.Vermilion),
            new Chart(
                new LineSeries(share, [.. supervised.Lengths.Order()]) { Name = "without diffusion", Color = Palette.Blue },
                new LineSeries(share, [.. adversarial.Lengths.Order()]) { Name = "with diffusion", Color = Palette.Vermilion })
            {
                Title = "(c) How far they go",
                X = new("neurons, %") { IncludesZero = true },
                Y = new("‖u − u(0)‖") { IncludesZero = true },
                Width = 300,
                Height = 300,
            })
        {
            Columns = 3,
        });
        run.Keep("start", [arms.Hidden, 2], supervised.From);
        run.Keep("supervised", [arms.Hidden, 2], supervised.To);
        run.Keep("adversarial", [arms.Hidden, 2], adversarial.To);
        run.KeepTable(
            "displacements", "neuron,supervised,adversarial",
            supervised.Lengths.Select((length, j) => (FormattableString)$"{j},{length},{adversarial.Lengths[j]}"));

        bool isFarther = adversarial.Mean > supervised.Mean, isUneven = adversarial.Variation > supervised.Variation;
        return new(
            isFarther && isUneven ? Verdict.BorneOut : isFarther || isUneven ? Verdict.PartlyBorneOut : Verdict.NotBorneOut,
            arms.Sentence,
            "The plane is that of the constant inputs' common weight and the first input's weight; besides the second input's no other direction is trained.",
            $"A neuron goes {NumberText.Of(supervised.Mean)} on average without and {NumberText.Of(adversarial.Mean)} with diffusion, "
                + $"{NumberText.Of(adversarial.Mean / supervised.Mean)} times as far.",
            $"The distances' standard deviation is {NumberText.Of(supervised.Variation)} of their mean without "
                + $"and {NumberText.Of(adversarial.Variation)} with diffusion: the neurons move {(isUneven ? "less" : "no less")} alike with it.",
            $"The plane holds {NumberText.Of(100 * supervised.Share)} % of the squared displacement without "
                + $"and {NumberText.Of(100 * adversarial.Share)} % with diffusion.");
    }

    private sealed class Ways
    {
        public Ways(float[] start, float[] end, int inputs)
        {
            int count = start.Length / inputs;
            From = new float[2 * count];
            To = new float[2 * count];
            Lengths = new double[count];
            double inPlane = 0, all = 0;
            for (int j = 0; j < count; j++)
            {
                var first = start.AsSpan(j * inputs, inputs);
                var last = end.AsSpan(j * inputs, inputs);
                Project(first, From.AsSpan(2 * j));
                Project(last, To.AsSpan(2 * j));
                double square = 0;
                for (int k = 0; k < inputs; k++)
                    square += Math.Pow((double)last[k] - first[k], 2);
                Lengths[j] = Math.Sqrt(square);
                all += square;
                inPlane += Math.Pow(To[2 * j] - From[2 * j], 2) + Math.Pow(To[2 * j + 1] - From[2 * j + 1], 2);
            }

            Share = inPlane / all;
            Mean = Lengths.Average();
            Variation = Math.Sqrt(Lengths.Average(length => Math.Pow(length - Mean, 2))) / Mean;
        }

        /// <summary>The start in the plane, m × 2.</summary>
        public float[] From { get; }

        /// <summary>The end in the plane.</summary>
        public float[] To { get; }

        /// <summary>‖u_j − u_j(0)‖, in all directions.</summary>
        public double[] Lengths { get; }

        public double Mean { get; }

        /// <summary>Their standard deviation against their mean.</summary>
        public double Variation { get; }

        /// <summary>How much of the squared displacement lies in the plane.</summary>
        public double Share { get; }

        public Chart Draw(string title, Rgba color)
        {
            int count = Math.Min(Arrows, Lengths.Length);
            var (x, y) = (new List<double>(), new List<double>());
            for (int j = 0; j < count; j++)
            {
                x.AddRange([From[2 * j], To[2 * j], double.NaN]);
                y.AddRange([From[2 * j + 1], To[2 * j + 1], double.NaN]);
            }

            return new(
                new LineSeries(x, y) { Color = color, Width = 1.1 },
                new ScatterSeries([.. Every(From, 0, count)], [.. Every(From, 1, count)]) { Name = "start", Color = Rgba.Grey, Radius = 1.2 },
                new ScatterSeries([.. Every(To, 0, count)], [.. Every(To, 1, count)]) { Name = "end", Color = color, Radius = 1.8 })
            {
                Title = title,
                X = new("constant inputs: sum of their weights / √(d − 2)"),
                Y = new("weight of the first input"),
                IsEqualAspect = true,
                Width = 300,
                Height = 300,
            };
        }

        private static IEnumerable<double> Every(float[] points, int axis, int count) => Enumerable.Range(0, count).Select(j => (double)points[2 * j + axis]);

        /// <summary>The constant inputs' common weight, of variance 1 at the start, and the first input's.</summary>
        private static void Project(ReadOnlySpan<float> neuron, Span<float> point)
        {
            double sum = 0;
            foreach (float weight in neuron[2..])
                sum += weight;
            point[0] = (float)(sum / Math.Sqrt(neuron.Length - 2));
            point[1] = neuron[0];
        }
    }
}
