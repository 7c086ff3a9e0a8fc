using System.Globalization;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Pages;
using KernelRD.Cli.Runs;
using KernelRD.Simulation;

namespace KernelRD.Cli.Simulations;

/// <summary>A simulation's <c>report.html</c>. It follows from the run's other files, so that it is the same however the run came to its end.</summary>
/// <param name="config">What ran.</param>
/// <param name="files">The run's files; the pictures and the animation are there.</param>
/// <param name="checkpoint">How it ended.</param>
/// <param name="rows">The metrics of all pictures.</param>
/// <param name="growth">What was measured, with the last fields.</param>
internal sealed class SimulationPage(
    SimulationConfig config, SimulationFiles files, Checkpoint checkpoint, IReadOnlyList<FrameMetrics> rows, GrowthMeter growth)
{
    private const int MostPictures = 8;

    private readonly SimulationSettings _settings = config.Settings;
    private readonly StabilityReport _prediction = growth.Prediction;

    /// <summary>Writes the page.</summary>
    /// <param name="shown">The last picture's field, H × W.</param>
    public void Write(float[] shown)
    {
        var page = new HtmlPage(
            $"{_settings.Model.Title}, {_settings.Width} × {_settings.Height} cells",
            Text($"{config.Steps} steps of {_settings.TimeStep} to t = {config.Steps * _settings.TimeStep:G10}, by KernelRD {config.Version}"));
        if (checkpoint.OverflowStep is { } step)
        {
            string time = Text($"t = {step * _settings.TimeStep:G10} (step {step})");
            page.Sentences(Text($"The fields overflowed at {time}. All below is of the run up to its last good picture, at t = {rows[^1].Time:G10}."));
        }

        page.Section("Pattern")
            .LargePictures(
                ($"{EnumName.Of(config.Field)} from the start to the end, {rows.Count} pictures", files.AnimationPath),
                (Text($"{EnumName.Of(config.Field)} at t = {rows[^1].Time:G6}"), files.PicturePath(rows[^1].Frame)))
            .Section("On the way")
            .SmallPictures(Chosen().Select(row => (Text($"t = {row.Time:G6}"), files.PicturePath(row.Frame))));
        page.Section("Predicted and measured").Table(["", "Predicted", "Measured"], Comparison()).Sentences(_prediction.Describe());
        page.Section("Curves").Drawings(Curves(shown));
        page.Section("Settings").Sentences(_settings.Model.Equation).Facts(Settings());
        page.Section("Run it again").Sentences("In this folder, or anywhere:").Code("kernelrd run config.json\n" + config.ToCommand());
        page.Section("Files").Facts(
            ("config.json", "all settings"),
            ("metrics.csv", Text($"{rows.Count} rows: time, and least, largest and mean value and standard deviation of u and v")),
            (rows.Count == 1 ? "frames/000000.png" : Text($"frames/000000.png … {rows[^1].Frame:000000}.png"), "the pictures"),
            ("animation.png", "all of them as an animated PNG"),
            ("u.npy, v.npy", Text($"the last fields, float32, {_settings.Height} × {_settings.Width}, for numpy.load")));
        page.Write(files.ReportPath);
    }

    /// <summary>A few pictures, in equal distances, the first and the last among them.</summary>
    private IEnumerable<FrameMetrics> Chosen()
    {
        int count = Math.Min(MostPictures, rows.Count);
        return Enumerable.Range(0, count).Select(i => rows[count == 1 ? 0 : (int)((long)i * (rows.Count - 1) / (count - 1))]);
    }

    private IEnumerable<string[]> Comparison()
    {
        yield return ["Growth rate per unit time", NumberText.Of(_prediction.FastestGrowthRate), growth.GrowthRate is { } rate ? NumberText.Of(rate) : "not measurable"];
        yield return
        [
            "Wavelengths per unit length",
            _prediction is { IsUnstable: true, Wavelength: { } expected } ? NumberText.Of(1 / expected) : "none grows",
            growth.Wavelength is { } wavelength ? NumberText.Of(1 / wavelength) : "uniform",
        ];
        yield return ["Outcome", _prediction.IsUnstable ? "unstable" : "a small disturbance decays", Outcome()];
    }

    /// <summary>How the spread of the shown field went, from start to end.</summary>
    private string Outcome()
    {
        var (first, last) = (Shown(rows[0]).Deviation, Shown(rows[^1]).Deviation);
        string end = checkpoint.OverflowStep is null ? NumberText.Of(last) : $"{NumberText.Of(last)}, then overflow";
        return $"standard deviation from {NumberText.Of(first)} to {end}";
    }

    private IEnumerable<Figure> Curves(float[] shown)
    {
        yield return new(Fields());
        double[] times = [.. rows.Select(row => row.Time)];
        yield return new(new Chart(
            new LineSeries(times, [.. rows.Select(row => row.U.Deviation)]) { Name = "u" },
            new LineSeries(times, [.. rows.Select(row => row.V.Deviation)]) { Name = "v" })
        {
            Title = "Standard deviation over the grid",
            X = new("Time"),
            Y = new("Standard deviation", IsLog: true),
        });
        if (_settings.Model.HasSeed && growth.Records.Count(record => record.Amplitude > 0) > 2)
            yield return new(Amplitude());
        if (Spectrum.RadialPower(shown, _settings.Width, _settings.Height) is { Length: > 2 } power)
            yield return new(Power(power));
    }

    private Chart Fields()
    {
        double[] times = [.. rows.Select(row => row.Time)];
        return new Chart(
            new BandSeries(times, [.. rows.Select(row => (double)row.U.Min)], [.. rows.Select(row => (double)row.U.Max)]) { Color = Palette.Blue },
            new BandSeries(times, [.. rows.Select(row => (double)row.V.Min)], [.. rows.Select(row => (double)row.V.Max)]) { Color = Palette.Vermilion },
            new LineSeries(times, [.. rows.Select(row => row.U.Mean)]) { Name = "mean of u", Color = Palette.Blue },
            new LineSeries(times, [.. rows.Select(row => row.V.Mean)]) { Name = "mean of v", Color = Palette.Vermilion })
        {
            Title = "Mean, and range from least to largest value",
            X = new("Time"),
            Y = new("Value"),
        };
    }

    /// <summary>The amplitude of the mode that should be fastest, beside the exponential law from its first value on.</summary>
    private Chart Amplitude()
    {
        double[] times = [.. growth.Records.Select(record => record.Time)];
        double[] amplitudes = [.. growth.Records.Select(record => record.Amplitude)];
        double top = amplitudes.Max();
        double[] law = [.. times.Select(time => amplitudes[0] * Math.Exp(_prediction.FastestGrowthRate * time))];
        return new Chart(
            new LineSeries(times, amplitudes) { Name = "measured" },
            new LineSeries(times, [.. law.Select(value => value <= 2 * top ? value : double.NaN)])
            {
                Name = $"predicted, exp({NumberText.Of(_prediction.FastestGrowthRate)} t)",
                Dash = Dash.Dashed,
            })
        {
            Title = "Amplitude of the fastest mode",
            X = new("Time"),
            Y = new("Amplitude", IsLog: true),
        };
    }

    private Chart Power(double[] power)
    {
        // Ring 0 is the mean, which is taken off.
        double[] wavenumbers = [.. Enumerable.Range(1, power.Length - 1).Select(ring => (double)ring)];
        var series = new List<Series> { new LineSeries(wavenumbers, [.. power.Skip(1)]) { Name = "last picture" } };
        if (_prediction is { IsUnstable: true, Wavelength: { } wavelength })
            series.Add(new RuleSeries(1 / wavelength, IsVertical: true) { Name = "predicted fastest" });
        return new Chart(series)
        {
            Title = "Spectrum of the pattern",
            X = new("Wavelengths per unit length", IsLog: true),
            Y = new("Mean power of a mode", IsLog: true),
        };
    }

    private IEnumerable<(string Name, string Value)> Settings()
    {
        foreach (var parameter in _settings.Model.Parameters)
            yield return ($"{parameter.Symbol} ({parameter.Description})", Number(_settings.Values[parameter.Name]));
        yield return ("Grid", $"{_settings.Width} × {_settings.Height} cells, the domain 1 wide");
        yield return ("Boundary", EnumName.Of(_settings.Boundary));
        yield return ("Time step", Number(_settings.TimeStep) + (config.Force ? ", forced" : ""));
        yield return ("Steps", Text($"{config.Steps}"));
        yield return ("Start", _settings.Model.HasSeed ? Text($"noise from seed {_settings.Seed}") : "a patch in the middle, the same for every seed");
        yield return ("Pictures", $"field {EnumName.Of(config.Field)} through {config.ColorMap.Name}, "
            + (config.Range is var (low, high) ? $"{Number(low)} to {Number(high)}" : "fitted over the run"));
        yield return ("Device", string.Join(", then ", files.Devices));
        yield return ("Version", $"KernelRD {config.Version}");
        yield return ("Reference", _settings.Model.Reference);
    }

    private FieldMetrics Shown(FrameMetrics row) => config.Field == Field.U ? row.U : row.V;

    private static string Number(double value) => Text($"{value}").Replace("E-", "e-");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
