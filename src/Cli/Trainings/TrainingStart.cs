using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;
using KernelRD.Training;
using KernelRD.Training.Data;

namespace KernelRD.Cli.Trainings;

/// <summary>What is about to be trained.</summary>
/// <param name="Config">All settings.</param>
/// <param name="Data">The data.</param>
/// <param name="Directory">Where the files go.</param>
/// <param name="Device">What it runs on.</param>
/// <param name="FromIteration">The iteration that it goes on from.</param>
internal sealed record TrainingStart(TrainingConfig Config, DataSet Data, string Directory, string Device, long FromIteration) : IRunEvent
{
    public string Name => "start";

    public IEnumerable<string> Lines
    {
        get
        {
            var settings = Config.Settings;
            string adversary = settings.Adversarial ? "with the adversary" : "without an adversary";
            int outputs = TrainingConfig.Outputs(settings, Data);
            yield return Invariant($"Training {Data.Features} -> {settings.Hidden} -> {outputs} on {Data.Name} {adversary}, seed {settings.Seed}");
            string samples = settings.Scalar ? "all samples" : Invariant($"{settings.Batch} samples");
            string target = Config.TargetMse is { } mse ? Invariant($", or to a training MSE of {mse}") : "";
            double epochs = settings.Scalar ? Config.Iterations : (double)Config.Iterations / (Data.Train.Count / settings.Batch);
            yield return Invariant(
                $"  {Data.Train.Count} samples and {Data.Test.Count} to test; {Config.Iterations} iterations of {samples} ({epochs:0.##} epochs){target}");
            string momentum = settings.Scalar ? "" : Invariant($", momentum {settings.Momentum}");
            yield return Invariant(
                $"  input {EnumName.Of(settings.Input)}, reduction {EnumName.Of(settings.Reduction)}, learning rate {settings.LearningRate}{momentum}");
            if (settings.Adversarial)
            {
                string bound = settings.Constraint == CriticConstraint.None ? "" : Invariant($" {settings.Lipschitz}");
                yield return Invariant(
                    $"  critic {outputs} -> {settings.Hidden} -> 1: weight {settings.AdversarialWeight}, gradient penalty {settings.Penalty}, ")
                    + Invariant($"constraint {EnumName.Of(settings.Constraint)}{bound}, learning rate {settings.CriticLearningRate}");
            }

            if (FromIteration > 0)
                yield return Invariant($"  goes on from iteration {FromIteration}");
            yield return $"  on {Device}, into {Directory}";
        }
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        var settings = Config.Settings;
        json.WriteString("directory", Directory);
        json.WriteString("model", TrainingConfig.Model);
        json.WriteString("device", Device);
        json.WriteString("data", Data.Name);
        json.WriteNumber("train_samples", Data.Train.Count);
        json.WriteNumber("test_samples", Data.Test.Count);
        json.WriteNumber("inputs", Data.Features);
        json.WriteNumber("hidden", settings.Hidden);
        json.WriteNumber("outputs", TrainingConfig.Outputs(settings, Data));
        json.WriteNumber("seed", settings.Seed);
        json.WriteBoolean("adversarial", settings.Adversarial);
        json.WriteNumber("iterations", Config.Iterations);
        json.WriteNumber("from_iteration", FromIteration);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
