namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>
/// Gierer and Meinhardt's activator u and inhibitor v, with saturation κ:
/// ∂u/∂t = a − b u + u² / (v (1 + κ u²)) + Dᵤ ∇²u, ∂v/∂t = u² − v + Dᵥ ∇²v.
/// </summary>
public static class GiererMeinhardt
{
    /// <summary>The coefficients of one step, each computed in double and rounded once.</summary>
    public readonly struct Coefficients(double a, double b, double kappa, double du, double dv, double dx, double dt)
    {
        public readonly float DiffusionU = (float)(dt * du / (dx * dx));
        public readonly float DiffusionV = (float)(dt * dv / (dx * dx));
        public readonly float A = (float)(dt * a);
        public readonly float B = (float)(dt * b);
        public readonly float Kappa = (float)kappa;
        public readonly float TimeStep = (float)dt;
    }

    /// <summary>One explicit Euler step of one cell.</summary>
    [Kernel]
    public static void Step(
        Index2D cell,
        ArrayView2D<float, Stride2D.DenseX> u,
        ArrayView2D<float, Stride2D.DenseX> v,
        ArrayView2D<float, Stride2D.DenseX> uNext,
        ArrayView2D<float, Stride2D.DenseX> vNext,
        Coefficients c)
    {
        int x = cell.X + 1;
        int y = cell.Y + 1;
        float uHere = u[x, y];
        float vHere = v[x, y];
        float uLaplacian = ((u[x - 1, y] + u[x + 1, y]) + (u[x, y - 1] + u[x, y + 1])) - 4f * uHere;
        float vLaplacian = ((v[x - 1, y] + v[x + 1, y]) + (v[x, y - 1] + v[x, y + 1])) - 4f * vHere;
        float square = uHere * uHere;
        float activation = c.TimeStep * (square / (vHere * (1f + c.Kappa * square)));
        uNext[x, y] = uHere + (c.DiffusionU * uLaplacian + ((c.A - c.B * uHere) + activation));
        vNext[x, y] = vHere + (c.DiffusionV * vLaplacian + c.TimeStep * (square - vHere));
    }

    /// <summary>Loads <see cref="Step"/> with its coefficients bound.</summary>
    public static StepLauncher Load(Accelerator accelerator, Coefficients coefficients) =>
        StepLoader.Load(accelerator, Step, coefficients);
}
