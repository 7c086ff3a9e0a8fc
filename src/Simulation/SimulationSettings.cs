using KernelRD.Kernels.ReactionDiffusion;

namespace KernelRD.Simulation;

/// <summary>Everything that a run's numbers depend on.</summary>
/// <param name="Model">The model.</param>
/// <param name="Values">A value for each of the model's parameters.</param>
/// <param name="Width">Columns W of the grid, at least 1; the domain is 1 wide, so a cell is dx = 1/W both ways.</param>
/// <param name="Height">Rows H of the grid, at least 1.</param>
/// <param name="TimeStep">dt, positive.</param>
/// <param name="Boundary">What lies outside the grid.</param>
/// <param name="Seed">The seed of a random start.</param>
public sealed record SimulationSettings(
    Model Model, ParameterValues Values, int Width, int Height, double TimeStep, Boundary Boundary, uint Seed)
{
    /// <summary>The side of a cell.</summary>
    public double CellSize => 1.0 / Width;

    public int CellCount => checked(Width * Height);

    /// <summary>What is wrong with these settings, one sentence each; empty where they can run.</summary>
    public IEnumerable<string> Problems()
    {
        if (Values.Model != Model)
        {
            yield return $"The parameter values are {Values.Model.Name}'s, not {Model.Name}'s.";
            yield break;
        }

        if (Width < 1 || Height < 1)
            yield return $"The grid is {Width}x{Height}; it needs at least one column and one row.";
        else if (Fields.Length(new Index2D(Width, Height)) > Array.MaxLength)
            yield return $"The grid is {Width}x{Height}; with its ring of ghost cells it may have at most {Array.MaxLength} cells.";
        if (!(TimeStep > 0) || !double.IsFinite(TimeStep))
            yield return "The time step must be positive.";
        if (!Enum.IsDefined(Boundary))
            yield return $"{Boundary} is no boundary.";
        bool finite = true;
        foreach (var (name, value) in Values)
        {
            finite &= double.IsFinite(value);
            if (!double.IsFinite(value) || Math.Abs(value) > float.MaxValue)
                yield return $"The value of {name} must be a finite float32 number.";
            else if (name is "du" or "dv" && value < 0)
                yield return $"{name} is {value}; a diffusion coefficient must not be negative.";
        }

        if (finite && !(Model.HomogeneousState(Values) is var (u, v) && Math.Max(Math.Abs(u), Math.Abs(v)) <= float.MaxValue))
            yield return $"With these parameters {Model.Name} has no state of rest to start from.";
    }
}
