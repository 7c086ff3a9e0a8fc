namespace KernelRD.Kernels.Network;

/// <summary>
/// The signal D that the outputs send back, the derivative of the generator's objective ρ · [½ Σ‖f − y‖² − w Σ g(f)] in V H:
/// D = c · ((F − Y) − w ∇g(F)) with c = ρ s, s the scale of the outputs. Written twice, d_out × B and B × d_out.
/// </summary>
public static class OutputSignal
{
    /// <summary>The supervised half, c · (F − Y), for b = X and o = Y.</summary>
    [Kernel]
    public static void Supervised(
        Index2D at,
        ArrayView<float> values,
        ArrayView<float> targets,
        ArrayView<float> signal,
        ArrayView<float> signalBySample,
        float factor,
        int outputs,
        int batch)
    {
        int i = at.Y * batch + at.X;
        float d = factor * (values[i] - targets[i]);
        signal[i] = d;
        signalBySample[at.X * outputs + at.Y] = d;
    }

    /// <summary>The adversarial half, c · (−w ∇g(F)), for b = X and o = Y.</summary>
    [Kernel]
    public static void Adversarial(
        Index2D at,
        ArrayView<float> slopes,
        ArrayView<float> signal,
        ArrayView<float> signalBySample,
        float factor,
        float weight,
        int outputs,
        int batch)
    {
        int i = at.Y * batch + at.X;
        float d = factor * -(weight * slopes[i]);
        signal[i] = d;
        signalBySample[at.X * outputs + at.Y] = d;
    }

    /// <summary>Both halves, c · ((F − Y) − w ∇g(F)), for b = X and o = Y.</summary>
    [Kernel]
    public static void Augmented(
        Index2D at,
        ArrayView<float> values,
        ArrayView<float> targets,
        ArrayView<float> slopes,
        ArrayView<float> signal,
        ArrayView<float> signalBySample,
        float factor,
        float weight,
        int outputs,
        int batch)
    {
        int i = at.Y * batch + at.X;
        float d = factor * ((values[i] - targets[i]) - weight * slopes[i]);
        signal[i] = d;
        signalBySample[at.X * outputs + at.Y] = d;
    }
}
