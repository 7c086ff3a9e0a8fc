using KernelRD.Cli.Charts;

namespace KernelRD.Cli.Figures;

/// <summary>Figure 9: training and testing error without and with diffusion.</summary>
internal static class ErrorFigure
{
    /// <summary>The paper's training error at convergence.</summary>
    private const double Target = 0.001;

    public static PaperFigure Create() => new(
        9,
        "Training and testing error on MNIST",
        "Without and with diffusion a network with enough hidden units finds an ε-stationary point in finite time: a training error of 0.001.",
        Make);

    private static Finding Make(FigureRun run)
    {
        TrainingTrace[] arms = [Train(false), Train(true)];
        run.Draw(new([.. arms.Select((arm, i) =>
            Plots.Errors($"({"ab"[i]}) {Sentence(arm.Arm)}", arm.Iterations, arm.Of(row => row.TrainMse / 2), arm.Of(row => row.TestMse / 2), Target / 2))]));
        run.KeepTraces("curves", arms);

        int reached = arms.Count(arm => arm.Last.TrainMse <= Target);
        bool isFalling = arms.All(arm => arm.Last.TrainMse < arm.Rows[arm.Rows.Count / 2].TrainMse);
        return new(
            reached == arms.Length ? Verdict.BorneOut : reached > 0 || isFalling ? Verdict.PartlyBorneOut : Verdict.NotBorneOut,
            [
                DistanceFigures.Size(arms, "m = 8192 and 1000 epochs of 60,000 samples, or a training MSE of 0.001"),
                .. DistanceFigures.StandIn(arms),
                .. arms.Select(Describe),
                reached == arms.Length
                    ? $"Both reach a training MSE of {NumberText.Of(Target)}."
                    : $"{reached} of {arms.Length} reach a training MSE of {NumberText.Of(Target)} in so many iterations"
                        + (isFalling ? "; both are still on their way down." : "."),
            ]);

        TrainingTrace Train(bool adversarial) => run.Trainings.Images(run.Trainings.Digits, run.Trainings.Size.Hidden, adversarial);
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Describe(TrainingTrace arm)
    {
        string errors = $"½·MSE goes from {NumberText.Of(arm.Rows[0].TrainMse / 2)} to {NumberText.Of(arm.Last.TrainMse / 2)} in training";
        string wrong = $"{NumberText.Of(100 * arm.Last.TrainError)} % and {NumberText.Of(100 * arm.Last.TestError)} % are classified wrong";
        return $"{Sentence(arm.Arm)} {errors}, to {NumberText.Of(arm.Last.TestMse / 2)} in the test; {wrong}.";
    }
}
