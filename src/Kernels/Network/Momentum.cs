namespace KernelRD.Kernels.Network;

/// <summary>Gradient descent with momentum for a gradient that is at hand, and the clipping of weights.</summary>
public static class Momentum
{
    /// <summary>v ← μ v + grad; θ ← θ − η v, for one weight.</summary>
    [Kernel]
    public static void Step(Index1D i, ArrayView<float> weights, ArrayView<float> velocity, ArrayView<float> gradient, MomentumStep step)
    {
        float v = step.Momentum * velocity[i] + gradient[i];
        velocity[i] = v;
        weights[i] -= step.Rate * v;
    }

    /// <summary>One weight into [−limit, limit].</summary>
    [Kernel]
    public static void Clip(Index1D i, ArrayView<float> weights, float limit)
    {
        float weight = weights[i];
        weights[i] = weight > limit ? limit : weight < -limit ? -limit : weight;
    }
}
