namespace KernelRD.Simulation;

/// <summary>Linear stability of the discrete scheme at the homogeneous state.</summary>
public static class LinearStability
{
    public static StabilityReport Analyze(SimulationSettings settings) => throw new NotImplementedException();
}
