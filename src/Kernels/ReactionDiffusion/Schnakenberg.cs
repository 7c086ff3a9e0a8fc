namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>
/// Schnakenberg's activator u that consumes its substrate v:
/// ∂u/∂t = a − u + u² v + Dᵤ ∇²u, ∂v/∂t = b − u² v + Dᵥ ∇²v.
/// </summary>
public static class Schnakenberg
{
    /// <summary>The coefficients of one step, each computed in double and rounded once.</summary>
    public readonly struct Coefficients(double a, double b, double du, double dv, double dx, double dt)
    {
        public readonly float DiffusionU = (float)(dt * du / (dx * dx));
        public readonly float DiffusionV = (float)(dt * dv / (dx * dx));
        public readonly float A = (float)(dt * a);
        public readonly float B = (float)(dt * b);
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
        Coefficients c) =>
        Update(cell.X + 1, cell.Y + 1, u, v, uNext, vNext, c);

    /// <summary>The cell in column x and row y, counted with the ring.</summary>
    private static void Update(
        int x,
        int y,
        ArrayView2D<float, Stride2D.DenseX> u,
        ArrayView2D<float, Stride2D.DenseX> v,
        ArrayView2D<float, Stride2D.DenseX> uNext,
        ArrayView2D<float, Stride2D.DenseX> vNext,
        Coefficients c)
    {
        float uHere = u[x, y];
        float vHere = v[x, y];
        float uLaplacian = FivePoint.Laplacian(u, x, y);
        float vLaplacian = FivePoint.Laplacian(v, x, y);
        float reaction = c.TimeStep * ((uHere * uHere) * vHere);
        uNext[x, y] = uHere + (c.DiffusionU * uLaplacian + ((c.A - c.TimeStep * uHere) + reaction));
        vNext[x, y] = vHere + (c.DiffusionV * vLaplacian + (c.B - reaction));
    }

    /// <summary>The steps of a <see cref="Sweep"/>.</summary>
    [Kernel]
    public static void Steps(
        Index2D item,
        ArrayView2D<float, Stride2D.DenseX> u,
        ArrayView2D<float, Stride2D.DenseX> v,
        ArrayView2D<float, Stride2D.DenseX> uNext,
        ArrayView2D<float, Stride2D.DenseX> vNext,
        ArrayView<Coefficients> coefficients,
        Sweep sweep)
    {
        var rows = new SweepRows(sweep, item);
        var c = coefficients[rows.Simulation];
        while (rows.Next())
        {
            if (rows.IsOdd)
                StepRows(rows, u, v, uNext, vNext, c);
            else
                StepRows(rows, uNext, vNext, u, v, c);
        }
    }

    /// <summary>The steps of <see cref="Tiles"/>.</summary>
    [Kernel]
    public static void TileSteps(
        ArrayView2D<float, Stride2D.DenseX> u,
        ArrayView2D<float, Stride2D.DenseX> v,
        ArrayView2D<float, Stride2D.DenseX> uNext,
        ArrayView2D<float, Stride2D.DenseX> vNext,
        ArrayView<Coefficients> coefficients,
        Tiles tiles)
    {
        var oddU = SharedMemory.Allocate2DDenseX<float>(new Index2D(Tiles.Columns, Tiles.Rows));
        var oddV = SharedMemory.Allocate2DDenseX<float>(new Index2D(Tiles.Columns, Tiles.Rows));
        var evenU = SharedMemory.Allocate2DDenseX<float>(new Index2D(Tiles.Columns, Tiles.Rows));
        var evenV = SharedMemory.Allocate2DDenseX<float>(new Index2D(Tiles.Columns, Tiles.Rows));
        var tile = new TilePart(tiles);
        var c = coefficients[tile.Simulation];
        tile.Load(u, evenU, oddU);
        tile.Load(v, evenV, oddV);
        for (int step = 1; step <= tiles.Steps; step++)
        {
            Group.Barrier();
            for (int y = tile.First(step); y < tile.End(step); y++)
            {
                if (step % 2 == 1)
                    Update(tile.Column, y, evenU, evenV, oddU, oddV, c);
                else
                    Update(tile.Column, y, oddU, oddV, evenU, evenV, c);
            }
        }

        tile.Store(oddU, evenU, uNext);
        tile.Store(oddV, evenV, vNext);
    }

    /// <summary>Loads <see cref="Step"/> with its coefficients bound.</summary>
    public static StepLauncher Load(Accelerator accelerator, Coefficients coefficients) =>
        StepLoader.Load(accelerator, Step, coefficients);

    /// <summary>Loads what takes simulations on grids (W, H), each with its coefficients, through their steps.</summary>
    public static Stepper LoadStepper(Accelerator accelerator, Index2D extent, int boundary, params Coefficients[] coefficients) =>
        Stepper.Load(accelerator, Step, Steps, TileSteps, extent, boundary, coefficients);

    private static void StepRows(
        SweepRows rows,
        ArrayView2D<float, Stride2D.DenseX> u,
        ArrayView2D<float, Stride2D.DenseX> v,
        ArrayView2D<float, Stride2D.DenseX> uNext,
        ArrayView2D<float, Stride2D.DenseX> vNext,
        Coefficients c)
    {
        for (int y = rows.First; y <= rows.Last; y++)
        {
            for (int x = 1; x <= rows.Columns; x++)
                Update(x, y, u, v, uNext, vNext, c);
        }

        rows.FillRing(uNext);
        rows.FillRing(vNext);
    }
}
