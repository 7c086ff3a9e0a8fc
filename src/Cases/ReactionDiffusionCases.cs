using System.Numerics;
using System.Runtime.CompilerServices;
using KernelRD.Kernels.ReactionDiffusion;

namespace KernelRD.Cases;

/// <summary>The operations of a reaction-diffusion run: every model's step, and the ghost ring under every boundary.</summary>
public static class ReactionDiffusionCases
{
    // Single cells, rows and columns, primes, one around a vector's and a strip's length; and fields that do not fit a processor's caches.
    private static readonly OperationSizes s_fields = new(
        [2048, 2048], [256, 256],
        [1, 1], [1, 9], [9, 1], [7, 5], [8, 8], [31, 3], [33, 17], [63, 2], [64, 4], [65, 66], [97, 61], [257, 130]);

    private static readonly OperationSizes s_steps = new([1024, 1024, 32], [128, 128, 8], [1, 1, 3], [9, 1, 2], [17, 8, 5], [97, 61, 7], [40, 150, 16]);

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
        Model("gray-scott", 24, s_grayScott, new GrayScottCell(s_grayScott), GrayScott.Load, GrayScott.LoadStepper, SimdGrayScott),
        Model("fitzhugh-nagumo", 27, s_fitzHughNagumo, new FitzHughNagumoCell(s_fitzHughNagumo), FitzHughNagumo.Load, FitzHughNagumo.LoadStepper),
        Model("schnakenberg", 23, s_schnakenberg, new SchnakenbergCell(s_schnakenberg), Schnakenberg.Load, Schnakenberg.LoadStepper),
        Model("brusselator", 24, s_brusselator, new BrusselatorCell(s_brusselator), Brusselator.Load, Brusselator.LoadStepper),
        Model("gierer-meinhardt", 27, s_giererMeinhardt, new GiererMeinhardtCell(s_giererMeinhardt), GiererMeinhardt.Load, GiererMeinhardt.LoadStepper),
    ];

    /// <summary>All operations, for parameterised tests and benchmarks.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. Models.Select(model => model.Step),
        .. Models.Select(Steps),
        Ring("periodic-ring", GhostRing.Periodic),
        Ring("neumann-ring", GhostRing.Neumann),
        Ring("dirichlet-ring", GhostRing.Dirichlet),
        new("finite-check", "W H", s_fields, size => Check(new(size[0], size[1]))),
    ];

    /// <summary>Gray-Scott's coefficients in the cases.</summary>
    public static GrayScott.Coefficients GrayScottCoefficients => s_grayScott;

    private static ModelCase Model<TCoefficients, TCell>(
        string name,
        int flopsPerCell,
        TCoefficients coefficients,
        TCell cell,
        Func<Accelerator, TCoefficients, StepLauncher> loadStep,
        Func<Accelerator, Index2D, int, TCoefficients[], Stepper> loadStepper,
        Action<HostFields>? simd = null)
        where TCell : struct, IPlainCell => new(
            Step($"{name}-step", flopsPerCell, device => loadStep(device, coefficients), cell, simd),
            (device, extent, boundary) => loadStepper(device, extent, boundary, [coefficients]),
            (fields, boundary) =>
            {
                PlainRing(fields, boundary);
                PlainStep(fields, cell);
                fields.UNext.CopyTo(fields.U, 0);
                fields.VNext.CopyTo(fields.V, 0);
            });

    private static Operation Step<TCell>(string name, int flopsPerCell, Func<Accelerator, StepLauncher> load, TCell cell, Action<HostFields>? simd)
        where TCell : struct, IPlainCell => new(name, "W H", s_fields, size =>
        {
            var extent = new Index2D(size[0], size[1]);
            return OperationCase.Of(
                (double)flopsPerCell * extent.X * extent.Y,
                4.0 * sizeof(float) * extent.X * extent.Y,
                () => HostFields.Random(extent),
                d => PlainStep(new HostFields(extent, d), cell),
                d =>
                {
                    var step = load(d.Accelerator);
                    return () => step(extent, d.Field(0, extent), d.Field(1, extent), d.Field(2, extent), d.Field(3, extent));
                },
                simd is null ? null : d => simd(new HostFields(extent, d)));
        });

    /// <summary>Many steps at once, with the ring before each. Fields that stay in a cache move once; that is the least.</summary>
    private static Operation Steps(ModelCase model) => new($"{model.Step.Name}s", "W H steps", s_steps, size =>
    {
        var extent = new Index2D(size[0], size[1]);
        int steps = size[2];
        var one = model.Step.At([size[0], size[1]]);
        return new()
        {
            Flops = steps * one.Flops,
            Bytes = one.Bytes,
            Plain = () =>
            {
                var fields = SteadyFields(extent);
                return new(
                    () =>
                    {
                        for (int i = 0; i < steps; i++)
                            model.PlainStep(fields, GhostRing.Periodic);
                    },
                    () => [.. new[] { fields.U, fields.V }.Select(field => Inside(field, extent, fields.Stride))]);
            },
            Load = accelerator =>
            {
                var host = SteadyFields(extent);
                var fields = new Fields(accelerator, extent, 1);
                CopyInside(host.U, fields.U, extent);
                CopyInside(host.V, fields.V, extent);
                var stepper = model.LoadStepper(accelerator, extent, GhostRing.Periodic);
                stepper.FillRings(fields);
                return new(
                    () => stepper.Advance(fields, steps),
                    () => [.. new[] { fields.U, fields.V }.Select(field => Inside(field.BaseView.GetAsArray(), extent, Fields.Stride(extent)))],
                    new Both(stepper, fields));
            },
        };
    });

    private static Operation Ring(string name, int boundary) => new(name, "W H", s_fields, size =>
    {
        var extent = new Index2D(size[0], size[1]);
        return OperationCase.Of(
            0,
            // Two fields, four edges, each read and written.
            2.0 * 2 * 2 * sizeof(float) * (extent.X + extent.Y),
            () => HostFields.Random(extent),
            d => PlainRing(new HostFields(extent, d), boundary),
            d =>
            {
                var fill = GhostRing.Load(d.Accelerator, boundary);
                return () => fill(extent, d.Field(0, extent), d.Field(1, extent));
            });
    });

    private static OperationCase Check(Index2D extent) => OperationCase.Of(
        4.0 * extent.X * extent.Y,
        2.0 * sizeof(float) * extent.X * extent.Y,
        () => [.. HostFields.Random(extent)[..2], new float[FiniteCheck.ResidueCount(extent)]],
        d =>
        {
            Array.Clear(d[2]);
            for (int y = 0; y < extent.Y; y++)
            {
                for (int x = 0; x < extent.X; x++)
                {
                    int i = (y + 1) * (extent.X + 2) + x + 1;
                    d[2][y / FiniteCheck.RowsPerBand * extent.X + x] += (d[0][i] - d[0][i]) + (d[1][i] - d[1][i]);
                }
            }
        },
        d =>
        {
            var check = FiniteCheck.Load(d.Accelerator);
            return () => check(extent, d.Field(0, extent), d.Field(1, extent), d[2]);
        });

    /// <summary>Values between a half and one, which every model keeps finite for a while.</summary>
    private static HostFields SteadyFields(Index2D extent) =>
        new(extent, Array.ConvertAll(HostFields.Random(extent), field => Array.ConvertAll(field, value => 0.5f + 0.5f * value)));

    private static float[] Inside(float[] field, Index2D extent, int stride)
    {
        var inside = new float[extent.X * extent.Y];
        for (int y = 0; y < extent.Y; y++)
            field.AsSpan((y + 1) * stride + 1, extent.X).CopyTo(inside.AsSpan(y * extent.X));
        return inside;
    }

    private static void CopyInside(float[] field, ArrayView2D<float, Stride2D.DenseX> target, Index2D extent)
    {
        var values = new float[target.BaseView.Length];
        for (int y = 0; y < extent.Y; y++)
            field.AsSpan((y + 1) * (extent.X + 2) + 1, extent.X).CopyTo(values.AsSpan((y + 1) * Fields.Stride(extent) + 1));
        target.BaseView.CopyFromCPU(values);
    }

    private static void PlainStep<TCell>(HostFields f, TCell cell)
        where TCell : struct, IPlainCell
    {
        for (int y = 0; y < f.Extent.Y; y++)
            PlainCells(f, cell, f.At(0, y), f.At(f.Extent.X, y));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PlainCells<TCell>(HostFields f, TCell cell, int first, int end)
        where TCell : struct, IPlainCell
    {
        int stride = f.Stride;
        for (int i = first; i < end; i++)
            (f.UNext[i], f.VNext[i]) = cell.Next(f.U[i], f.V[i], Laplacian(f.U, i, stride), Laplacian(f.V, i, stride));
    }

    /// <summary>The hottest step with SIMD; what a row has beyond whole vectors is plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SimdGrayScott(HostFields f)
    {
        var c = s_grayScott;
        for (int y = 0; y < f.Extent.Y; y++)
        {
            int i = f.At(0, y);
            int end = f.At(f.Extent.X, y);
            for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
            {
                var u = new Vector<float>(f.U, i);
                var v = new Vector<float>(f.V, i);
                var reaction = c.TimeStep * (u * (v * v));
                var uNext = u + (c.DiffusionU * Laplacian(f.U, u, i, f.Stride) + (c.Feed * (Vector<float>.One - u) - reaction));
                var vNext = v + (c.DiffusionV * Laplacian(f.V, v, i, f.Stride) + (reaction - c.Drain * v));
                uNext.CopyTo(f.UNext, i);
                vNext.CopyTo(f.VNext, i);
            }

            PlainCells(f, new GrayScottCell(c), i, end);
        }
    }

    private static Vector<float> Laplacian(float[] f, Vector<float> centre, int i, int stride) =>
        ((new Vector<float>(f, i - 1) + new Vector<float>(f, i + 1)) + (new Vector<float>(f, i - stride) + new Vector<float>(f, i + stride))) - 4f * centre;

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

    private sealed record Both(IDisposable First, IDisposable Second) : IDisposable
    {
        public void Dispose()
        {
            First.Dispose();
            Second.Dispose();
        }
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
