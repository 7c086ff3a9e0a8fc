namespace KernelRD.Training;

/// <summary>One array for each of the four parameters of generator and critic, all row-major.</summary>
/// <param name="U">m × d_in.</param>
/// <param name="V">d_out × m.</param>
/// <param name="W">m × d_out.</param>
/// <param name="A">m.</param>
public sealed record TrainingWeights(float[] U, float[] V, float[] W, float[] A);
