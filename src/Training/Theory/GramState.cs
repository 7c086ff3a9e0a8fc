namespace KernelRD.Training.Theory;

/// <summary>What moves the predictions at one time.</summary>
/// <param name="Gram">H, n × n.</param>
/// <param name="Largest">λ_max(H).</param>
/// <param name="SlopeAbove">∂g/∂z where z &gt; 0.</param>
/// <param name="SlopeBelow">∂g/∂z where z &lt; 0.</param>
internal sealed record GramState(double[] Gram, double Largest, double SlopeAbove, double SlopeBelow)
{
    /// <summary>∂g/∂z = 1/√m Σ_r a_r w_r [w_r z ≥ 0]. At 0 itself every neuron counts: both sides do.</summary>
    public double SlopeAt(double z) => z > 0 ? SlopeAbove : z < 0 ? SlopeBelow : SlopeAbove + SlopeBelow;
}
