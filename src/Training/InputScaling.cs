namespace KernelRD.Training;

/// <summary>What becomes of an input x.</summary>
public enum InputScaling
{
    /// <summary>x itself.</summary>
    Raw,

    /// <summary>x / ‖x‖₂, as the theorems assume; 0 stays 0.</summary>
    Unit,
}
