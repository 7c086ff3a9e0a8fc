namespace KernelRD.Simulation;

/// <summary>
/// Linear stability of the discrete scheme at the homogeneous state. A small disturbance splits into the Laplacian's eigenmodes, and an
/// Euler step multiplies the two amplitudes of the mode with eigenvalue −q by I + dt (J − q D), with J the reaction's Jacobian and D =
/// diag(Du, Dv).
/// </summary>
public static class LinearStability
{
    // A mode grows if a step makes it larger by more than rounding can.
    private const double SmallestGrowth = 1e-12;

    /// <exception cref="ArgumentException">The settings cannot run; the message says why.</exception>
    public static StabilityReport Analyze(SimulationSettings settings)
    {
        if (settings.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(settings));
        var modes = new LaplacianModes(settings);
        var (mode, rate) = Fastest(settings, settings.Values, modes)!.Value;
        var jacobian = JacobianAtRest(settings.Model, settings.Values)!.Value;
        double threshold = SmallestGrowth / settings.TimeStep;
        var band = modes.Positive(q => GrowthRate(settings, settings.Values, jacobian, q) - threshold);
        return new StabilityReport
        {
            Settings = settings,
            HomogeneousState = settings.Model.HomogeneousState(settings.Values)!.Value,
            FastestGrowthRate = rate,
            FastestMode = mode,
            Jacobian = jacobian,
            UnstableBand = band is { } b ? (b.Last.Wavelength, b.First.Wavelength) : null,
            TimeStepLimit = TimeStepLimit(settings, jacobian, modes),
            DiffusionLimit = settings.CellSize * settings.CellSize / (4 * Math.Max(settings.Values["du"], settings.Values["dv"])),
            Critical = FindCritical(settings, modes, band is not null),
        };
    }

    /// <summary>The growth rate ln|μ| / dt of the mode with eigenvalue −q, μ the larger eigenvalue of its Euler step.</summary>
    private static double GrowthRate(SimulationSettings settings, ParameterValues values, ReactionJacobian jacobian, double q)
    {
        double dt = settings.TimeStep;
        var (real, imaginary, other) = jacobian.Eigenvalues(q, values["du"], values["dv"]);
        double factor = imaginary != 0
            ? double.Hypot(1 + dt * real, dt * imaginary)
            : Math.Max(Math.Abs(1 + dt * real), Math.Abs(1 + dt * other));
        return Math.Log(factor) / dt;
    }

    private static ReactionJacobian? JacobianAtRest(Model model, ParameterValues values) =>
        model.HomogeneousState(values) is var (u, v) ? ReactionJacobian.Of(model, values, u, v) : null;

    private static (LaplacianModes.Mode Mode, double Rate)? Fastest(
        SimulationSettings settings, ParameterValues values, LaplacianModes modes) =>
        JacobianAtRest(settings.Model, values) is { } jacobian
            ? modes.Maximize(q => GrowthRate(settings, values, jacobian, q))
            : null;

    /// <summary>
    /// |1 + dt σ| ≤ 1 holds for dt ≤ −2 Re σ / |σ|². An oscillating mode that barely decays would allow almost no time step, though it does
    /// no harm where others truly grow: of those it is only asked not to outgrow the fastest, dt ≤ 2 (s − Re σ) / |σ|² with s the largest
    /// Re σ.
    /// </summary>
    private static double TimeStepLimit(SimulationSettings settings, ReactionJacobian jacobian, LaplacianModes modes)
    {
        var (du, dv) = (settings.Values["du"], settings.Values["dv"]);
        double fastest = Math.Max(0, modes.Maximize(q => jacobian.Eigenvalues(q, du, dv).Real).Value);
        double worst = modes.Maximize(q =>
        {
            var (real, imaginary, other) = jacobian.Eigenvalues(q, du, dv);
            if (imaginary != 0)
                return real < 0 ? (real * real + imaginary * imaginary) / (2 * (fastest - real)) : 0;
            return Math.Max(0, Math.Max(-real, -other) / 2);
        }).Value;
        return 1 / worst;
    }

    /// <summary>Looks on both sides of the control parameter's value for the nearest one where growth begins or ends.</summary>
    private static CriticalValue? FindCritical(SimulationSettings settings, LaplacianModes modes, bool grows)
    {
        if (settings.Model.ControlParameter is not { } name)
            return null;
        double now = settings.Values[name];
        double reach = Math.Max(1, Math.Abs(now));
        bool positive = name is "du" or "dv";
        CriticalValue? nearest = null;
        foreach (int direction in new[] { -1, 1 })
        {
            double inside = now;
            for (double distance = 1e-3 * reach; distance < 20 * reach; distance *= 1.3)
            {
                double value = now + direction * distance;
                if ((positive && value < 0) || (nearest is not null && distance > 1.3 * Math.Abs(nearest.Value - now)))
                    break;
                if (Grows(value) is not { } growsThere)
                    break;
                if (growsThere == grows)
                {
                    inside = value;
                    continue;
                }

                double outside = value;
                for (int i = 0; i < 60 && Math.Abs(outside - inside) > 1e-12 * reach; i++)
                {
                    double middle = (inside + outside) / 2;
                    if (Grows(middle) == grows)
                        inside = middle;
                    else
                        outside = middle;
                }

                if (nearest is null || Math.Abs(outside - now) < Math.Abs(nearest.Value - now))
                {
                    var setsIn = Fastest(settings, settings.Values.With(name, grows ? inside : outside), modes)!.Value.Mode;
                    nearest = new CriticalValue(outside, grows == direction > 0, setsIn.Q > 0);
                }

                break;
            }
        }

        return nearest;

        bool? Grows(double value) => Fastest(settings, settings.Values.With(name, value), modes)?.Rate > SmallestGrowth / settings.TimeStep;
    }
}
