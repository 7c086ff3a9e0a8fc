namespace KernelRD.Training.Theory;

/// <summary>What the limit of infinite width says of inputs, whatever network is trained on them.</summary>
/// <param name="Gram">The extreme eigenvalues of H∞: λ₀ and λ₁∞.</param>
/// <param name="MaxCosine">The largest |cos| of the angle of two inputs; at 1 Assumption 1 fails.</param>
public sealed record TheoryLimit(Spectrum Gram, double MaxCosine)
{
    /// <summary>η where none is set: with it gradient descent follows the theorems' gradient flow to a few percent.</summary>
    public double LearningRate => 0.05 / Gram.Largest;
}
