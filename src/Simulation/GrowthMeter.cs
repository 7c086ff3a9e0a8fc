using System.Globalization;
using System.Numerics;
using MathNet.Numerics;

namespace KernelRD.Simulation;

/// <summary>
/// Measures how fast the mode that should grow fastest (or decay slowest) does so, and the wavelength of the pattern, to set both beside
/// the prediction. The fields are projected on the mode, its partner with X and Y swapped where the grid is square, and on the growing one
/// of the two eigenvectors of I + dt (J − q D), so that the amplitude is μⁿ times the first one as long as the disturbance is small.
/// </summary>
/// <param name="prediction">What the linear analysis predicts.</param>
public sealed class GrowthMeter(StabilityReport prediction)
{
    // Of the largest amplitude: above it, saturation may show; below it, a decaying mode is lost in rounding.
    private const double Saturation = 0.05;
    private const double Floor = 0.005;

    // Of the first amplitude: up to it, the noise of the start is still small, however short the run.
    private const double Small = 10;

    private readonly List<(double Time, double Amplitude)> _records = [];
    private readonly float[] _latest = new float[prediction.Settings.CellCount];

    public StabilityReport Prediction { get; } = prediction;

    /// <summary>The amplitudes so far, by time: what a meter needs to go on where another one stopped.</summary>
    public IReadOnlyList<(double Time, double Amplitude)> Records => _records;

    /// <summary>The longest time between two records with which a growth as predicted can be measured.</summary>
    public double Interval => 0.25 / Math.Abs(Prediction.FastestGrowthRate);

    /// <summary>
    /// The growth rate per unit time: the slope of the logarithm of the amplitude, by least squares over the records before saturation
    /// shows. Null where fewer than three are, or where the start is no small disturbance.
    /// </summary>
    public double? GrowthRate
    {
        get
        {
            var linear = LinearRecords();
            return linear.Count < 3 || !Prediction.Settings.Model.HasSeed
                ? null
                : Fit.Line([.. linear.Select(record => record.Time)], [.. linear.Select(record => Math.Log(record.Amplitude))]).B;
        }
    }

    /// <summary>
    /// The dominant wavelength of the latest shown field in domain widths; null for uniform fields and before the first record.
    /// </summary>
    public double? Wavelength => Spectrum.DominantWavelength(_latest, Prediction.Settings.Width, Prediction.Settings.Height);

    /// <summary>Takes the fields at a time, each H × W, row-major; call it at every frame while they are finite.</summary>
    public void Record(double time, float[] u, float[] v)
    {
        Latest(u, v).CopyTo(_latest, 0);
        _records.Add((time, Amplitude(u, v)));
    }

    /// <summary>Goes on from another meter's <see cref="Records"/> and the fields that it saw last.</summary>
    public void Resume(IEnumerable<(double Time, double Amplitude)> records, float[] u, float[] v)
    {
        _records.AddRange(records);
        Latest(u, v).CopyTo(_latest, 0);
    }

    /// <summary>Measurement and prediction in plain sentences.</summary>
    public IReadOnlyList<string> Describe()
    {
        var lines = new List<string>();
        if (GrowthRate is { } rate)
            lines.Add(Text($"Growth rate: measured {rate:G3}, predicted {Prediction.FastestGrowthRate:G3} per unit time."));
        else if (Prediction.Settings.Model.HasSeed)
            lines.Add("Growth rate: too few frames while the disturbance was small to measure it.");
        if (Wavelength is { } wavelength)
        {
            string predicted = Prediction is { IsUnstable: true, Wavelength: { } expected } ? Text($", predicted {1 / expected:G3}") : "";
            lines.Add(Text($"Wavelengths per unit length: measured {1 / wavelength:G3}{predicted}."));
        }

        return lines;
    }

    private float[] Latest(float[] u, float[] v) => Prediction.Settings.Model.Shown == Field.U ? u : v;

    /// <summary>The records while the amplitude follows the linear law.</summary>
    private List<(double Time, double Amplitude)> LinearRecords()
    {
        if (_records.Count == 0)
            return [];
        double largest = _records.Max(record => record.Amplitude);
        double limit = Math.Max(Saturation * largest, Small * _records[0].Amplitude);
        return Prediction.FastestGrowthRate > 0
            ? [.. _records.TakeWhile(record => record.Amplitude > 0 && record.Amplitude <= limit)]
            : [.. _records.TakeWhile(record => record.Amplitude > Floor * largest)];
    }

    private double Amplitude(float[] u, float[] v)
    {
        var settings = Prediction.Settings;
        var mode = Prediction.FastestMode;
        var (left, right) = LeftEigenvector();
        double power = Power(mode.PhaseX, mode.PhaseY);
        if (settings.Width == settings.Height && mode.PhaseX != mode.PhaseY)
            power += Power(mode.PhaseY, mode.PhaseX);
        return Math.Sqrt(power);

        double Power(double phaseX, double phaseY)
        {
            var (uPlus, uMinus) = Project(u, Prediction.HomogeneousState.U, phaseX, phaseY);
            var (vPlus, vMinus) = Project(v, Prediction.HomogeneousState.V, phaseX, phaseY);
            return Squared(left * uPlus + right * vPlus) + Squared(left * uMinus + right * vMinus);
        }

        static double Squared(Complex value) => value.Real * value.Real + value.Imaginary * value.Imaginary;
    }

    /// <summary>ℓ with ℓ (J − q D) = σ ℓ for the σ of larger growth; ℓ · (u, v) leaves out the other eigenvector's part.</summary>
    private (Complex U, Complex V) LeftEigenvector()
    {
        var (jacobian, values, q) = (Prediction.Jacobian, Prediction.Settings.Values, Prediction.FastestMode.Q);
        var (real, imaginary, other) = jacobian.Eigenvalues(q, values["du"], values["dv"]);
        double dt = Prediction.Settings.TimeStep;
        var sigma = new Complex(Math.Abs(1 + dt * real) >= Math.Abs(1 + dt * other) ? real : other, imaginary);
        double a = jacobian.Fu - q * values["du"];
        double d = jacobian.Gv - q * values["dv"];

        // Either column of ℓ (J − q D − σ) = 0 gives ℓ; the one with the larger entries is not lost to cancellation.
        var (fromFirst, fromSecond) = ((U: new Complex(jacobian.Gu, 0), V: sigma - a), (U: sigma - d, V: new Complex(jacobian.Fv, 0)));
        double first = fromFirst.U.Magnitude + fromFirst.V.Magnitude;
        double second = fromSecond.U.Magnitude + fromSecond.V.Magnitude;
        return first == 0 && second == 0 ? (1, 0) : first >= second ? fromFirst : fromSecond;
    }

    /// <summary>
    /// The amplitudes of a mode in a disturbance: of the waves (θx, θy) and (θx, −θy) on a periodic grid, of the one product of cosines or
    /// sines elsewhere.
    /// </summary>
    private (Complex Plus, Complex Minus) Project(float[] field, double rest, double phaseX, double phaseY)
    {
        var (width, height, boundary) = (Prediction.Settings.Width, Prediction.Settings.Height, Prediction.Settings.Boundary);
        var columns = Enumerable.Range(0, width).Select(x => Wave(phaseX, x, boundary)).ToArray();
        Complex plus = 0;
        Complex minus = 0;
        for (int y = 0; y < height; y++)
        {
            Complex row = 0;
            for (int x = 0; x < width; x++)
                row += columns[x] * (field[y * width + x] - rest);
            var wave = Wave(phaseY, y, boundary);
            plus += row * wave;
            minus += row * Complex.Conjugate(wave);
        }

        return boundary == Boundary.Periodic ? (plus, minus) : (plus, 0);
    }

    private static Complex Wave(double phase, int cell, Boundary boundary) => boundary switch
    {
        Boundary.Periodic => Complex.FromPolarCoordinates(1, phase * cell),
        Boundary.Neumann => Math.Cos(phase * (cell + 0.5)),
        _ => Math.Sin(phase * (cell + 1)),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
