namespace KernelRD.Training;

/// <summary>
/// All that a training needs, besides its data and settings, to go on as if it had never stopped. The random streams are at a place that
/// the iteration tells.
/// </summary>
/// <param name="Iteration">Completed iterations.</param>
/// <param name="Weights">The parameters.</param>
/// <param name="Velocity">The momentum of each.</param>
public sealed record TrainingState(long Iteration, TrainingWeights Weights, TrainingWeights Velocity);
