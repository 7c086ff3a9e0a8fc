namespace KernelRD.Training.Theory;

/// <summary>All that an experiment needs, besides its inputs, settings and measured points, to go on as if it had never stopped.</summary>
/// <param name="Training">The network's training.</param>
/// <param name="Gram">H at the last measured point, n × n.</param>
/// <param name="Slopes">The critic's slopes there, above and below 0.</param>
/// <param name="Predicted">z* there.</param>
/// <param name="Frozen">The same with H(0) in place of H(t).</param>
public sealed record TheoryState(TrainingState Training, double[] Gram, double[] Slopes, double[] Predicted, double[] Frozen);
