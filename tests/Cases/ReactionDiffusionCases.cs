using KernelRD.Kernels.ReactionDiffusion;

namespace KernelRD.Cases;

/// <summary>The operations of a reaction-diffusion run: every model's step, and the ghost ring under every boundary.</summary>
public static class ReactionDiffusionCases
{
    private static readonly Turing.Coefficients s_turing = new(1, -1, 2, -1.5, 1, 1, 1e-4, 6e-4, 0.01, 0.02);
    private static readonly GrayScott.Coefficients s_grayScott = new(0.025, 0.055, 2e-5, 1e-5, 0.01, 1);
    private static readonly FitzHughNagumo.Coefficients s_fitzHughNagumo = new(0.7, 0.8, 0.08, 0.5, 1e-4, 5e-5, 0.01, 0.1);
    private static readonly Schnakenberg.Coefficients s_schnakenberg = new(0.1, 0.9, 1e-5, 4e-4, 0.01, 0.05);
    private static readonly Brusselator.Coefficients s_brusselator = new(3, 9, 2e-4, 1e-3, 0.01, 0.005);
    private static readonly GiererMeinhardt.Coefficients s_giererMeinhardt = new(0.1, 1, 0.2, 1e-4, 2e-3, 0.01, 0.01);

    /// <summary>The models.</summary>
    public static IReadOnlyList<ModelCase> Models { get; } =
    [
        Model("turing", 24, s_turing, new TuringCell(s_turing), Turing.Load, Turing.LoadStepper),
        Model("gray-scott", 24, s_grayScott, new GrayScottCell(s_grayScott), GrayScott.Load, GrayScott.LoadStepper),
        Model("fitzhugh-nagumo", 27, s_fitzHughNagumo, new FitzHughNagumoCell(s_fitzHughNagumo), FitzHughNagumo.Load, FitzHughNagumo.LoadStepper),
        Model("schnakenberg", 23, s_schnakenberg, new SchnakenbergCell(s_schnakenberg), Schnakenberg.Load, Schnakenberg.LoadStepper),
        Model("brusselator", 24, s_brusselator, new BrusselatorCell(s_brusselator), Brusselator.Load, Brusselator.LoadStepper),
        Model("gierer-meinhardt", 27, s_giererMeinhardt, new GiererMeinhardtCell(s_giererMeinhardt), GiererMeinhardt.Load, GiererMeinhardt.LoadStepper),
    ];

    /// <summary>All operations, for parameterised tests and benchmarks.</summary>
    public static IReadOnlyList<OperationCase> All { get; } =
    [
        .. Models.Select(model => model.Step),
        Ring("periodic ring", GhostRing.Periodic),
        Ring("neumann ring", GhostRing.Neumann),
        Ring("dirichlet ring", GhostRing.Dirichlet),
    ];

    /// <summary>Gray-Scott's coefficients in the cases.</summary>
    public static GrayScott.Coefficients GrayScottCoefficients => s_grayScott;

    private static ModelCase Model<TCoefficients, TCell>(
        string name,
        int flopsPerCell,
        TCoefficients coefficients,
        TCell cell,
        Func<Accelerator, TCoefficients, StepLauncher> loadStep,
        Func<Accelerator, Index2D, int, TCoefficients[], Stepper> loadStepper)
        where TCell : struct, IPlainCell => new(
            Step($"{name} step", flopsPerCell, device => loadStep(device, coefficients), cell),
            (device, extent, boundary) => loadStepper(device, extent, boundary, [coefficients]),
            (fields, boundary) =>
            {
                PlainRing(fields, boundary);
                PlainStep(fields, cell);
                fields.UNext.CopyTo(fields.U, 0);
                fields.VNext.CopyTo(fields.V, 0);
            });

    private static OperationCase Step<TCell>(string name, int flopsPerCell, Func<Accelerator, StepLauncher> load, TCell cell)
        where TCell : struct, IPlainCell => new()
        {
            Name = name,
            Flops = extent => (double)flopsPerCell * extent.X * extent.Y,
            Bytes = extent => 4.0 * sizeof(float) * extent.X * extent.Y,
            Reference = fields => PlainStep(fields, cell),
            Load = device =>
            {
                var step = load(device);
                return fields => step(fields.Extent, fields.U, fields.V, fields.UNext, fields.VNext);
            },
        };

    private static OperationCase Ring(string name, int boundary) => new()
    {
        Name = name,
        Flops = _ => 0,
        // Two fields, four edges, each read and written.
        Bytes = extent => 2.0 * 2 * 2 * sizeof(float) * (extent.X + extent.Y),
        Reference = fields => PlainRing(fields, boundary),
        Load = device =>
        {
            var fill = GhostRing.Load(device, boundary);
            return fields => fill(fields.Extent, fields.U, fields.V);
        },
    };

    private static void PlainStep<TCell>(HostFields f, TCell cell)
        where TCell : struct, IPlainCell
    {
        int stride = f.Stride;
        for (int y = 0; y < f.Extent.Y; y++)
        {
            for (int i = f.At(0, y); i < f.At(f.Extent.X, y); i++)
                (f.UNext[i], f.VNext[i]) = cell.Next(f.U[i], f.V[i], Laplacian(f.U, i, stride), Laplacian(f.V, i, stride));
        }
    }

    private static float Laplacian(float[] f, int i, int stride) => ((f[i - 1] + f[i + 1]) + (f[i - stride] + f[i + stride])) - 4f * f[i];

    private static void PlainRing(HostFields fields, int boundary)
    {
        var (w, h) = (fields.Extent.X, fields.Extent.Y);
        foreach (float[] f in new[] { fields.U, fields.V })
        {
            for (int x = 0; x < w; x++)
            {
                f[fields.At(x, -1)] = Outside(f[fields.At(x, h - 1)], f[fields.At(x, 0)]);
                f[fields.At(x, h)] = Outside(f[fields.At(x, 0)], f[fields.At(x, h - 1)]);
            }

            for (int y = 0; y < h; y++)
            {
                f[fields.At(-1, y)] = Outside(f[fields.At(w - 1, y)], f[fields.At(0, y)]);
                f[fields.At(w, y)] = Outside(f[fields.At(0, y)], f[fields.At(w - 1, y)]);
            }
        }

        float Outside(float opposite, float edge) => boundary switch
        {
            GhostRing.Periodic => opposite,
            GhostRing.Neumann => edge,
            _ => 0f,
        };
    }

    private readonly struct TuringCell(Turing.Coefficients c) : IPlainCell
    {
        public (float U, float V) Next(float u, float v, float uLaplacian, float vLaplacian)
        {
            float uOff = u - c.H;
            float vOff = v - c.K;
            return (u + (c.DiffusionU * uLaplacian + (c.A * uOff + c.B * vOff)), v + (c.DiffusionV * vLaplacian + (c.C * uOff + c.D * vOff)));
        }
    }

    private readonly struct GrayScottCell(GrayScott.Coefficients c) : IPlainCell
    {
        public (float U, float V) Next(float u, float v, float uLaplacian, float vLaplacian)
        {
            float reaction = c.TimeStep * (u * (v * v));
            return (u + (c.DiffusionU * uLaplacian + (c.Feed * (1f - u) - reaction)), v + (c.DiffusionV * vLaplacian + (reaction - c.Drain * v)));
        }
    }

    private readonly struct FitzHughNagumoCell(FitzHughNagumo.Coefficients c) : IPlainCell
    {
        public (float U, float V) Next(float u, float v, float uLaplacian, float vLaplacian)
        {
            float excitation = (c.TimeStep * (u - v) - c.Cubic * (u * (u * u))) + c.Current;
            return (u + (c.DiffusionU * uLaplacian + excitation), v + (c.DiffusionV * vLaplacian + c.Recovery * ((u + c.A) - c.B * v)));
        }
    }

    private readonly struct SchnakenbergCell(Schnakenberg.Coefficients c) : IPlainCell
    {
        public (float U, float V) Next(float u, float v, float uLaplacian, float vLaplacian)
        {
            float reaction = c.TimeStep * ((u * u) * v);
            return (u + (c.DiffusionU * uLaplacian + ((c.A - c.TimeStep * u) + reaction)), v + (c.DiffusionV * vLaplacian + (c.B - reaction)));
        }
    }

    private readonly struct BrusselatorCell(Brusselator.Coefficients c) : IPlainCell
    {
        public (float U, float V) Next(float u, float v, float uLaplacian, float vLaplacian)
        {
            float reaction = c.TimeStep * ((u * u) * v) - c.B * u;
            return (u + (c.DiffusionU * uLaplacian + ((c.A - c.TimeStep * u) + reaction)), v + (c.DiffusionV * vLaplacian - reaction));
        }
    }

    private readonly struct GiererMeinhardtCell(GiererMeinhardt.Coefficients c) : IPlainCell
    {
        public (float U, float V) Next(float u, float v, float uLaplacian, float vLaplacian)
        {
            float square = u * u;
            float activation = c.TimeStep * (square / (v * (1f + c.Kappa * square)));
            return (u + (c.DiffusionU * uLaplacian + ((c.A - c.B * u) + activation)), v + (c.DiffusionV * vLaplacian + c.TimeStep * (square - v)));
        }
    }
}
