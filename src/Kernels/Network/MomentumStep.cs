namespace KernelRD.Kernels.Network;

/// <summary>
/// Gradient descent with momentum as PyTorch's SGD: v ← μ v + grad, θ ← θ − η v, each operation rounded by itself.
/// </summary>
/// <param name="rate">η.</param>
/// <param name="momentum">μ.</param>
public readonly struct MomentumStep(double rate, double momentum)
{
    public readonly float Rate = (float)rate;
    public readonly float Momentum = (float)momentum;
}
