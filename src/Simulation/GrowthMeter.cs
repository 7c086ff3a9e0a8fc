namespace KernelRD.Simulation;

/// <summary>Measures how fast a disturbance of the homogeneous state grows, to set beside the prediction.</summary>
/// <param name="prediction">What the linear analysis predicts.</param>
public sealed class GrowthMeter(StabilityReport prediction)
{
    public StabilityReport Prediction { get; } = prediction;

    /// <summary>The growth rate over the linear regime, per unit time; null where too little was seen to tell.</summary>
    public double? GrowthRate => throw new NotImplementedException();

    /// <summary>The dominant wavelength of the latest fields in domain widths; null for uniform fields.</summary>
    public double? Wavelength => throw new NotImplementedException();

    /// <summary>Takes the fields at a time; call it at every frame.</summary>
    public void Record(double time, float[] u, float[] v) => throw new NotImplementedException();

    /// <summary>Measurement and prediction in plain sentences.</summary>
    public IReadOnlyList<string> Describe() => throw new NotImplementedException();
}
