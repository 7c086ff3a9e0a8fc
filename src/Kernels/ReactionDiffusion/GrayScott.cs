namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>
/// Gray and Scott's autocatalysis U + 2V → 3V, fed with U and drained:
/// ∂u/∂t = F (1 − u) − u v² + Dᵤ ∇²u, ∂v/∂t = u v² − (F + k) v + Dᵥ ∇²v.
/// </summary>
public static class GrayScott
{
    /// <summary>The coefficients of one step, each computed in double and rounded once.</summary>
    public readonly struct Coefficients(double feed, double kill, double du, double dv, double dx, double dt)
    {
        public readonly float DiffusionU = (float)(dt * du / (dx * dx));
        public readonly float DiffusionV = (float)(dt * dv / (dx * dx));
        public readonly float Feed = (float)(dt * feed);
        public readonly float Drain = (float)(dt * (feed + kill));
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
        float reaction = c.TimeStep * (uHere * (vHere * vHere));
        uNext[x, y] = uHere + (c.DiffusionU * uLaplacian + (c.Feed * (1f - uHere) - reaction));
        vNext[x, y] = vHere + (c.DiffusionV * vLaplacian + (reaction - c.Drain * vHere));
    }

    /// <summary>Loads <see cref="Step"/> with its coefficients bound.</summary>
    public static StepLauncher Load(Accelerator accelerator, Coefficients coefficients) =>
        StepLoader.Load(accelerator, Step, coefficients);
}
