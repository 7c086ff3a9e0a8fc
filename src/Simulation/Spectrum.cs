using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace KernelRD.Simulation;

/// <summary>
/// The power of a field's Fourier modes by wavenumber, that is by wavelengths per domain width, whatever their direction.
/// </summary>
public static class Spectrum
{
    /// <summary>
    /// The mean power |f̂|² of the modes whose wavenumber rounds to each whole number, with f̂ = Σ (f − mean) e^(−2πi(…)) / (W H). Any
    /// size.
    /// </summary>
    /// <param name="field">H × W, row-major.</param>
    /// <param name="width">W.</param>
    /// <param name="height">H.</param>
    public static double[] RadialPower(float[] field, int width, int height) => new Rings(field, width, height).MeanPower();

    /// <summary>
    /// The wavelength in domain widths that stands out: the power-weighted mean wavenumber around the ring of largest mean power.
    /// Null for a field that is uniform or not finite.
    /// </summary>
    /// <inheritdoc cref="RadialPower"/>
    public static double? DominantWavelength(float[] field, int width, int height)
    {
        var rings = new Rings(field, width, height);
        var power = rings.MeanPower();
        int peak = Array.IndexOf(power, power.Max());
        double sum = 0;
        double moment = 0;
        for (int ring = Math.Max(0, peak - 1); ring <= Math.Min(power.Length - 1, peak + 1); ring++)
        {
            sum += rings.Power[ring];
            moment += rings.Moment[ring];
        }

        return moment > 0 && double.IsFinite(moment) ? sum / moment : null;
    }

    /// <summary>Sums over the modes of one ring each.</summary>
    private sealed class Rings
    {
        public Rings(float[] field, int width, int height)
        {
            var modes = Transform(field, width, height);
            double aspect = (double)width / height;
            int count = (int)Math.Round(double.Hypot(width / 2, height / 2 * aspect)) + 1;
            Power = new double[count];
            Moment = new double[count];
            Count = new int[count];
            for (int y = 0; y < height; y++)
            {
                double ky = Math.Min(y, height - y) * aspect;
                for (int x = 0; x < width; x++)
                {
                    double k = double.Hypot(Math.Min(x, width - x), ky);
                    int ring = (int)Math.Round(k);
                    var mode = modes[y * width + x];
                    double power = mode.Real * mode.Real + mode.Imaginary * mode.Imaginary;
                    Power[ring] += power;
                    Moment[ring] += k * power;
                    Count[ring]++;
                }
            }
        }

        public double[] Power { get; }

        /// <summary>The power times the wavenumber.</summary>
        public double[] Moment { get; }

        private int[] Count { get; }

        public double[] MeanPower() => [.. Power.Zip(Count, (power, count) => count > 0 ? power / count : 0)];

        private static Complex[] Transform(float[] field, int width, int height)
        {
            if (field.Length != width * height)
                throw new ArgumentException($"A field of {width}x{height} cells was expected, not of {field.Length}.");
            double mean = field.Sum(value => (double)value) / field.Length;
            var modes = Array.ConvertAll(field, value => new Complex((value - mean) / field.Length, 0));
            Parallel.For(0, height, y =>
            {
                var row = modes.AsSpan(y * width, width).ToArray();
                Fourier.Forward(row, FourierOptions.NoScaling);
                row.CopyTo(modes.AsSpan(y * width));
            });
            Parallel.For(0, width, x =>
            {
                var column = new Complex[height];
                for (int y = 0; y < height; y++)
                    column[y] = modes[y * width + x];
                Fourier.Forward(column, FourierOptions.NoScaling);
                for (int y = 0; y < height; y++)
                    modes[y * width + x] = column[y];
            });
            return modes;
        }
    }
}
