namespace KernelRD.Training.Neurons;

/// <summary>
/// The perturbation δ with ‖δ‖∞ ≤ ε that excites a neuron most, eq. (60) to (62), by gradient ascent that is clipped into the ball.
/// The excitation uᵀ(x + δ) is linear in δ: its gradient is u whatever x is, and wherever the ascent reaches the ball δ is ε sign(u).
/// </summary>
public static class Feature
{
    /// <summary>ε.</summary>
    public const float Radius = 0.007f;

    /// <summary>The learning rate of the ascent.</summary>
    public const float Rate = 0.1f;

    public const int Steps = 100;

    /// <summary>δ after all steps from δ = 0, in float32.</summary>
    /// <param name="weights">u, d_in of them.</param>
    public static float[] Of(ReadOnlySpan<float> weights)
    {
        var delta = new float[weights.Length];
        for (int step = 0; step < Steps; step++)
        {
            for (int k = 0; k < delta.Length; k++)
                delta[k] = Math.Clamp(delta[k] + Rate * weights[k], -Radius, Radius);
        }

        return delta;
    }

    /// <summary>The share of a perturbation's entries that lie on the ball, at ±ε.</summary>
    public static double Saturation(ReadOnlySpan<float> delta)
    {
        int count = 0;
        foreach (float value in delta)
            count += Math.Abs(value) == Radius ? 1 : 0;
        return (double)count / delta.Length;
    }
}
