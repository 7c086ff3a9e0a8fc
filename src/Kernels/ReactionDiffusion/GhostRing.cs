namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>
/// The boundary conditions: they live in the ring of ghost cells around a field and nowhere else. With cells 1 … n inside,
/// periodic: f₀ = fₙ, fₙ₊₁ = f₁; zero flux: f₀ = f₁, fₙ₊₁ = fₙ; zero outside: both 0. No five-point stencil reads the corners.
/// </summary>
public static class GhostRing
{
    public const int Periodic = 0;
    public const int Neumann = 1;
    public const int Dirichlet = 2;

    /// <summary>Fills the ring of two fields. Work-item i has column i + 1 and row i + 1.</summary>
    [Kernel]
    public static void Fill(
        Index1D index,
        ArrayView2D<float, Stride2D.DenseX> u,
        ArrayView2D<float, Stride2D.DenseX> v,
        int width,
        int height,
        int boundary)
    {
        int i = index.X + 1;
        if (i <= width)
        {
            int top = boundary == Periodic ? height : 1;
            int bottom = boundary == Periodic ? 1 : height;
            u[i, 0] = boundary == Dirichlet ? 0f : u[i, top];
            v[i, 0] = boundary == Dirichlet ? 0f : v[i, top];
            u[i, height + 1] = boundary == Dirichlet ? 0f : u[i, bottom];
            v[i, height + 1] = boundary == Dirichlet ? 0f : v[i, bottom];
        }

        if (i <= height)
        {
            int left = boundary == Periodic ? width : 1;
            int right = boundary == Periodic ? 1 : width;
            u[0, i] = boundary == Dirichlet ? 0f : u[left, i];
            v[0, i] = boundary == Dirichlet ? 0f : v[left, i];
            u[width + 1, i] = boundary == Dirichlet ? 0f : u[right, i];
            v[width + 1, i] = boundary == Dirichlet ? 0f : v[right, i];
        }
    }

    /// <summary>Loads <see cref="Fill"/>; the delegate takes the fields' interior extent (W, H), u, and v.</summary>
    public static Action<Index2D, ArrayView2D<float, Stride2D.DenseX>, ArrayView2D<float, Stride2D.DenseX>> Load(
        Accelerator accelerator, int boundary)
    {
        var fill = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView2D<float, Stride2D.DenseX>, ArrayView2D<float, Stride2D.DenseX>, int, int, int>(Fill);
        return (extent, u, v) => fill(Math.Max(extent.X, extent.Y), u, v, extent.X, extent.Y, boundary);
    }
}
