namespace KernelRD.Kernels.Critic;

/// <summary>
/// The gradient penalty λ · mean (‖∇g(ŷ)‖₂ − 1)² at ŷ = ε y + (1 − ε) f: where it is taken, its value, and how it pulls on ∇g.
/// </summary>
public static class GradientPenalty
{
    /// <summary>ŷ[o, b] for b = X and o = Y.</summary>
    [Kernel]
    public static void Mix(
        Index2D at, ArrayView<float> values, ArrayView<float> targets, ArrayView<float> epsilon, ArrayView<float> mixed, int batch)
    {
        int i = at.Y * batch + at.X;
        float e = epsilon[at.X];
        mixed[i] = e * targets[i] + (1f - e) * values[i];
    }

    /// <summary>
    /// Of sample X with slope s = ∇g(ŷ): (‖s‖ − 1)², and the pull P = 2λ (‖s‖ − 1)/‖s‖ · s, 0 where s is. ‖s‖² is one ascending chain of
    /// fused multiply-adds. <paramref name="doubled"/> is 2λ; P may take the place of the slopes.
    /// </summary>
    [Kernel]
    public static void Pull(
        Index1D sample, ArrayView<float> slopes, ArrayView<float> pulls, ArrayView<float> penalties, float doubled, int outputs, int batch)
    {
        float squares = 0f;
        for (int o = 0; o < outputs; o++)
            squares = MathF.FusedMultiplyAdd(slopes[o * batch + sample.X], slopes[o * batch + sample.X], squares);
        float norm = MathF.Sqrt(squares);
        float excess = norm - 1f;
        float factor = norm > 0f ? doubled * excess / norm : 0f;
        for (int o = 0; o < outputs; o++)
            pulls[o * batch + sample.X] = factor * slopes[o * batch + sample.X];
        penalties[sample] = excess * excess;
    }
}
