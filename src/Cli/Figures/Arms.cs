using KernelRD.Cli.Charts;
using KernelRD.Training;

namespace KernelRD.Cli.Figures;

/// <summary>The same training without and with the adversary: from the same start, on the same batches.</summary>
/// <param name="Supervised">Without diffusion.</param>
/// <param name="Adversarial">With diffusion.</param>
internal sealed record Arms(TrainingTrace Supervised, TrainingTrace Adversarial)
{
    /// <summary>What else to say of them, beginning with a space.</summary>
    private string Remark { get; init; } = "";

    public static Arms Synthetic(FigureRun run, string data) => new(run.Trainings.Synthetic(data, false), run.Trainings.Synthetic(data, true))
    {
        Remark = " The paper's are m = 8192 and 23,000 iterations.",
    };

    public static Arms Images(FigureRun run, string data) =>
        new(run.Trainings.Images(data, run.Trainings.Size.Hidden, false), run.Trainings.Images(data, run.Trainings.Size.Hidden, true))
        {
            Remark = " The paper's are m = 8192 and 1000 epochs of 60,000 samples, or a training MSE of 0.001.",
        };

    /// <summary>On MNIST, or what stands for it.</summary>
    public static Arms Digits(FigureRun run)
    {
        var arms = Images(run, run.Trainings.Digits);
        return arms with { Remark = string.Join(' ', [arms.Remark, .. DistanceFigures.StandIn([arms.Supervised])]) };
    }

    /// <summary>d_in.</summary>
    public int Inputs => Supervised.Data.Features;

    /// <summary>m.</summary>
    public int Hidden => Supervised.Settings.Hidden;

    public TrainingWeights Start => Supervised.Weights[0];

    /// <summary>The start, which is the null, and the two ends.</summary>
    public IReadOnlyList<(string Name, TrainingWeights Weights)> Moments =>
        [("At the start", Start), ("Without diffusion", End(Supervised)), ("With diffusion", End(Adversarial))];

    /// <summary>What the figure was made with.</summary>
    public string Sentence
    {
        get
        {
            string length = Supervised.Last.Iteration == Adversarial.Last.Iteration
                ? $"{Supervised.Last.Iteration} iterations"
                : $"{Supervised.Last.Iteration} iterations without and {Adversarial.Last.Iteration} with diffusion";
            return $"Made with m = {Hidden} and {length} on {Supervised.Data.Train.Count} samples of {Supervised.Data.Name}, seed {Supervised.Settings.Seed}; "
                + $"the training MSE came to {NumberText.Of(Supervised.Last.TrainMse)} without and {NumberText.Of(Adversarial.Last.TrainMse)} with diffusion.{Remark}";
        }
    }

    /// <summary>The weights that a training ended with.</summary>
    public static TrainingWeights End(TrainingTrace trace) => trace.Weights[trace.Weights.Keys.Max()];
}
