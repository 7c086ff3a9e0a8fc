using KernelRD.Kernels.ReactionDiffusion;

namespace KernelRD.Cases;

/// <summary>One model with coefficients.</summary>
/// <param name="Step">Its kernel of one step.</param>
/// <param name="LoadStepper">What takes one simulation of an extent and a boundary through many steps.</param>
/// <param name="PlainStep">The ghost ring under a boundary, then a step, into the present fields: plain C#.</param>
public sealed record ModelCase(
    Operation Step, Func<Accelerator, Index2D, int, Stepper> LoadStepper, Action<HostFields, int> PlainStep)
{
    public override string ToString() => Step.Name;
}
