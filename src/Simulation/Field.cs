namespace KernelRD.Simulation;

/// <summary>The two fields of a model.</summary>
public enum Field
{
    U,
    V,
}
