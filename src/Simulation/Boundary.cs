namespace KernelRD.Simulation;

/// <summary>What lies outside the grid.</summary>
public enum Boundary
{
    /// <summary>The opposite edge.</summary>
    Periodic,

    /// <summary>The edge cell again, so that nothing flows across the edge.</summary>
    Neumann,

    /// <summary>Zero.</summary>
    Dirichlet,
}
