using KernelRD.Kernels.ReactionDiffusion;

namespace KernelRD.Simulation;

/// <summary>A reaction-diffusion model of two fields: everything that sets it apart from the others.</summary>
public sealed class Model
{
    /// <summary>The name of the command, such as "gray-scott".</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>The two equations, in plain text.</summary>
    public required IReadOnlyList<string> Equation { get; init; }

    /// <summary>Where the model is from.</summary>
    public required string Reference { get; init; }

    /// <summary>All parameters; the diffusion coefficients "du" and "dv" are among them.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    public required IReadOnlyList<Preset> Presets { get; init; }

    /// <summary>The grid's width and height where none is given.</summary>
    public int DefaultSize { get; init; } = 100;

    public required double DefaultTimeStep { get; init; }

    public required double DefaultTime { get; init; }

    /// <summary>The field that shows the pattern.</summary>
    public required Field Shown { get; init; }

    /// <summary>Whether the start depends on the seed.</summary>
    public required bool HasSeed { get; init; }

    /// <summary>The parameter that decides between rest and patterns, for the stability analysis; null where none does.</summary>
    public string? ControlParameter { get; init; }

    /// <summary>
    /// A sentence that the linear analysis cannot know, such as that only a finite disturbance patterns; null where there is none.
    /// </summary>
    public string? Remark { get; init; }

    /// <summary>(∂u/∂t, ∂v/∂t) without diffusion, in double.</summary>
    public required Func<ParameterValues, double, double, (double U, double V)> Reaction { get; init; }

    /// <summary>The state that a start at rest stays in, or null where these parameters have none.</summary>
    public required Func<ParameterValues, (double U, double V)?> HomogeneousState { get; init; }

    /// <summary>Writes the start into u and v, each H × W, row-major.</summary>
    public required Action<SimulationSettings, float[], float[]> Start { get; init; }

    /// <summary>Loads what steps simulations of this model, alike in all but their parameters, time steps and seeds.</summary>
    public required Func<Accelerator, IReadOnlyList<SimulationSettings>, Stepper> LoadStepper { get; init; }

    public Preset? FindPreset(string name) => Presets.FirstOrDefault(preset => preset.Name == name);

    /// <summary>The defaults, with <paramref name="overrides"/> in their place where they name a parameter.</summary>
    /// <exception cref="ArgumentException">A name is no parameter of this model.</exception>
    public ParameterValues ValuesWith(IReadOnlyDictionary<string, double>? overrides = null) => new(this, overrides);

    /// <summary>Settings with this model's defaults for all that is not given.</summary>
    /// <exception cref="ArgumentException">A name is no parameter of this model.</exception>
    public SimulationSettings Settings(IReadOnlyDictionary<string, double>? overrides = null) => new(
        this, ValuesWith(overrides), DefaultSize, DefaultSize, DefaultTimeStep, Boundary.Periodic, Seed: 0);

    public override string ToString() => Name;
}
