using KernelRD.Cli.Charts;
using KernelRD.Kernels.Random;
using KernelRD.Training.Neurons;

namespace KernelRD.Cli.Figures;

/// <summary>Figures 11, 12 and 15: the perturbations that excite the neurons of largest norm most, and the input that they are added to.</summary>
internal static class FeatureFigure
{
    private const int Side = 28;

    /// <summary>With diffusion the border would have to be perturbed less than this share of the centre.</summary>
    private const double Focused = 0.5;

    private static readonly string s_radius = NumberText.Of(Feature.Radius);

    public static PaperFigure Create(int number, string title, Func<FigureRun, Arms> train) => new(
        number,
        $"Features in the hidden layer on {title}",
        "Maximal excitation perturbs every location of the input without diffusion, and with diffusion only those where essential information is, "
            + "towards real images.",
        run => Make(run, train(run)));

    public static PaperFigure CreateInput() => new(
        12,
        "Input image used in the visualization of features",
        "Both systems start from the same random input.",
        MakeInput);

    /// <summary>Draws the features of the start's and both ends' neurons of largest norm.</summary>
    public static Finding Make(FigureRun run, Arms arms)
    {
        int inputs = arms.Inputs;
        var features = arms.Moments.Select(moment => new Features(moment.Name, moment.Weights.U, arms.Start.U, inputs)).ToArray();
        run.Draw(new([.. features.Select((one, i) =>
            Plots.Images(i == 0 ? one.Name : $"({"ab"[i - 1]}) {one.Name}", one.Deltas, rank => $"j = {one.Rows[rank]}"))])
        {
            Columns = 3,
        });
        run.Keep("features", [features.Length, FilterFigure.Count, inputs], [.. features.SelectMany(one => one.Deltas)]);
        run.KeepTable("features", "moment,rank,neuron,saturated,centre_mean,border_mean,signs_changed", features.SelectMany(one =>
            one.Rows.Select((row, rank) => (FormattableString)
                $"{one.Name},{rank},{row},{Feature.Saturation(one.Deltas[rank])},{one.Mean(rank, true)},{one.Mean(rank, false)},{one.Turned(rank)}")));

        var (start, supervised, adversarial) = (features[0], features[1], features[2]);
        return new(
            adversarial.Focus < Focused && supervised.Focus >= Focused ? Verdict.BorneOut : Verdict.NotBorneOut,
            arms.Sentence,
            $"Of the entries of δ {Percent(supervised.Saturation)} % without and {Percent(adversarial.Saturation)} % with diffusion are ±{s_radius}, "
                + $"and {Percent(start.Saturation)} % at the start: the excitation is linear in δ, so {Feature.Steps} steps of {NumberText.Of(Feature.Rate)}·u "
                + $"reach the ball wherever |u| ≥ {NumberText.Of(Feature.Radius / Feature.Rate / Feature.Steps)}, and there δ = ε·sign(u).",
            $"The mean |δ| of the border is {NumberText.Of(supervised.Focus)} times the central quarter's without "
                + $"and {NumberText.Of(adversarial.Focus)} times with diffusion: "
                + (adversarial.Focus < Focused ? "the centre is perturbed more." : "every location is perturbed as much."),
            $"Since the start {Percent(supervised.MeanTurned)} % of these neurons' signs have changed without "
                + $"and {Percent(adversarial.MeanTurned)} % with diffusion: "
                + "a feature by eq. (60) to (62) shows the signs of the weights, which are mostly those of the random start.");
    }

    /// <summary>Draws the input, alone and perturbed for a neuron of the start, and checks the exact answer.</summary>
    private static Finding MakeInput(FigureRun run)
    {
        const uint Seed = 1;
        int inputs = Side * Side;
        float[] x = Draw(new RandomState(Seed), random => random.RandomSample());
        float[] other = Draw(new RandomState(Seed + 1), random => random.RandomSample());
        float[] u = Draw(new RandomState(Seed), random => random.StandardNormal());
        float[] delta = Feature.Of(u);
        float[] perturbed = [.. x.Zip(delta, (value, change) => value + change)];
        run.Draw(new(Plots.Images("Input of Figures 11 and 15", [x, delta, perturbed], i => new[] { "x", $"δ of a neuron, ±{s_radius}", "x + δ" }[i])));
        run.Keep("x", [Side, Side], x);

        double gain = Gain(x), otherGain = Gain(other);
        double most = Feature.Radius * u.Sum(value => (double)Math.Abs(value));
        // What misses is where |u| is too small to reach the ball, at most 0.0007 · 0.007 an entry.
        bool isMost = Math.Abs(gain - most) < 1e-3 * most && Math.Abs(otherGain - most) < 1e-3 * most;
        return new(
            isMost ? Verdict.BorneOut : Verdict.NotBorneOut,
            $"x = RandomState({Seed}).random_sample({inputs}): the paper names no distribution. Every feature starts from it.",
            "The gradient of uᵀ(x + δ) is u for every x, so δ does not depend on it: for the first neuron of the start the excitation grows "
                + $"by {NumberText.Of(gain, 5)} from this x and by {NumberText.Of(otherGain, 5)} from another; "
                + $"the most that is possible, ε‖u‖₁, is {NumberText.Of(most, 5)}.");

        float[] Draw(RandomState random, Func<RandomState, double> next) => [.. Enumerable.Range(0, inputs).Select(_ => (float)next(random))];

        double Gain(float[] from) =>
            Excitation([.. from.Zip(delta, (value, change) => (double)value + change)]) - Excitation([.. from.Select(value => (double)value)]);

        double Excitation(double[] input) => input.Zip(u, (value, weight) => value * weight).Sum();
    }

    private static string Percent(double share) => NumberText.Of(100 * share, 4);

    private sealed record Features(string Name, float[] Weights, float[] Start, int Inputs)
    {
        private float[][]? _deltas;

        public int[] Rows { get; } = Filters.Largest(Weights, Inputs, FilterFigure.Count);

        public float[][] Deltas => _deltas ??= [.. Rows.Select(row => Feature.Of(Weights.AsSpan(row * Inputs, Inputs)))];

        public double Saturation => Deltas.Average(delta => Feature.Saturation(delta));

        /// <summary>How strongly the border is perturbed, against the centre.</summary>
        public double Focus => Ranks.Average(rank => Mean(rank, false)) / Ranks.Average(rank => Mean(rank, true));

        public double MeanTurned => Ranks.Average(Turned);

        private IEnumerable<int> Ranks => Enumerable.Range(0, Rows.Length);

        /// <summary>The mean |δ| of the centre, or of the rest.</summary>
        public double Mean(int rank, bool isCentre) =>
            Deltas[rank].Where((_, pixel) => Center.Has(pixel, Inputs) == isCentre).Average(value => (double)Math.Abs(value));

        /// <summary>The share of a neuron's weights that have another sign than at the start.</summary>
        public double Turned(int rank) =>
            Enumerable.Range(Rows[rank] * Inputs, Inputs).Count(i => Math.Sign(Weights[i]) != Math.Sign(Start[i])) / (double)Inputs;
    }
}
