namespace KernelRD.Simulation;

/// <summary>The Fourier amplitudes of a field, averaged over directions.</summary>
public static class Spectrum
{
    /// <summary>The wavelength, in domain widths, that the field's power lies at; null for a uniform field.</summary>
    /// <param name="field">H × W, row-major.</param>
    /// <param name="width">W.</param>
    /// <param name="height">H.</param>
    public static double? DominantWavelength(float[] field, int width, int height) => throw new NotImplementedException();
}
