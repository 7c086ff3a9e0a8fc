using KernelRD.Cases;
using KernelRD.Kernels;
using KernelRD.Kernels.ReactionDiffusion;

namespace KernelRD.Tests.Kernels;

/// <summary>Many steps at once, on every device, to the bits of plain single ones.</summary>
[AllDevices]
public sealed class StepperTests(TestDevice device)
{
    private static readonly Index2D[] s_extents = [new(1, 1), new(1, 9), new(9, 1), new(17, 8), new(97, 61), new(300, 33), new(40, 150), new(5, 700)];

    [Test]
    public void GivesTheBitsOfSingleSteps(
        [ValueSource(typeof(ReactionDiffusionCases), nameof(ReactionDiffusionCases.Models))] ModelCase model,
        [Values(GhostRing.Periodic, GhostRing.Neumann, GhostRing.Dirichlet)] int boundary)
    {
        foreach (var extent in s_extents)
        {
            var expected = Start(extent);
            using var stepper = model.LoadStepper(device.Accelerator, extent, boundary);
            using var fields = Copy(expected);
            stepper.FillRings(fields);
            foreach (int steps in new[] { 1, 0, 2, 37 })
            {
                stepper.Advance(fields, steps);
                for (int i = 0; i < steps; i++)
                    model.PlainStep(expected, boundary);
                AssertSame(fields, expected, $"{model}, {extent.X}x{extent.Y}, {steps} steps");
            }
        }
    }

    /// <summary>Bands as narrow as they may be, every height of the front, odd and even steps.</summary>
    [Test]
    public void EverySweepGivesTheBitsOfSingleSteps([Values(GhostRing.Periodic, GhostRing.Neumann, GhostRing.Dirichlet)] int boundary)
    {
        var model = ReactionDiffusionCases.Models.Single(model => model.Step.Name == "gray-scott-step");
        var kernel = device.Accelerator.LoadAutoGroupedStreamKernel<
            Index2D,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView<GrayScott.Coefficients>,
            Sweep>(GrayScott.Steps);
        using var coefficients = device.Accelerator.Allocate1D(new[] { ReactionDiffusionCases.GrayScottCoefficients });
        foreach (var (height, bands, front, steps) in new[] { (1, 1, 1, 3), (12, 1, 5, 30), (12, 2, 1, 4), (13, 2, 3, 3), (61, 5, 1, 7), (61, 3, 2, 11), (64, 8, 20, 5), (30, 3, 4, 1) })
        {
            var extent = new Index2D(19, height);
            var expected = Start(extent);
            using var fields = Copy(expected);
            using (var stepper = model.LoadStepper(device.Accelerator, extent, boundary))
                stepper.FillRings(fields);
            for (int pass = 0; pass < 3; pass++)
            {
                foreach (bool fillsGaps in new[] { false, true })
                {
                    var sweep = new Sweep(extent, boundary, bands, front, steps, fillsGaps);
                    if (!fillsGaps || bands > 1)
                        kernel(new Index2D(sweep.Items, 1), fields.U, fields.V, fields.UNext, fields.VNext, coefficients.View, sweep);
                }

                if (steps % 2 == 1)
                    fields.Swap();
                for (int i = 0; i < steps; i++)
                    model.PlainStep(expected, boundary);
                AssertSame(fields, expected, $"{bands} bands of {height} rows, front of {front}, {steps} steps");
            }
        }
    }

    /// <summary>One to all steps a launch, on grids smaller and larger than a tile, two simulations at once. The CPU engine has no barriers.</summary>
    [Test]
    public void EveryTileGivesTheBitsOfSingleSteps([Values(GhostRing.Periodic, GhostRing.Neumann, GhostRing.Dirichlet)] int boundary)
    {
        if (device.Accelerator.AcceleratorType == AcceleratorType.CPU)
            Assert.Pass("Its processors take sweeps.");
        var model = ReactionDiffusionCases.Models.Single(model => model.Step.Name == "gray-scott-step");
        var kernel = device.Accelerator.LoadStreamKernel<
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView<GrayScott.Coefficients>,
            Tiles>(GrayScott.TileSteps);
        using var coefficients = device.Accelerator.Allocate1D(
            new[] { ReactionDiffusionCases.GrayScottCoefficients, ReactionDiffusionCases.GrayScottCoefficients });
        foreach (var extent in new Index2D[] { new(3, 2), new(48, 16), new(57, 25), new(131, 70) })
        {
            var expected = Start(extent);
            using var fields = Copy(expected, count: 2);
            using (var stepper = model.LoadStepper(device.Accelerator, extent, boundary))
                stepper.FillRings(fields);
            for (int steps = 1; steps <= Tiles.MaxSteps; steps++)
            {
                var tiles = new Tiles(extent, boundary, steps);
                kernel(tiles.Launch(fields.Count), fields.U, fields.V, fields.UNext, fields.VNext, coefficients.View, tiles);
                fields.Swap();
                for (int i = 0; i < steps; i++)
                    model.PlainStep(expected, boundary);
                AssertSame(fields, expected, $"{extent.X}x{extent.Y}, {steps} steps");
            }
        }
    }

    /// <summary>What is attached to an accelerator counts for what is loaded then: small grids and large ones take so many steps a launch.</summary>
    [Test]
    public void EveryTuningGivesTheBitsOfSingleSteps([Values(1, 3, 8)] int steps)
    {
        var model = ReactionDiffusionCases.Models.Single(model => model.Step.Name == "turing-step");
        foreach (var extent in new Index2D[] { new(20, 10), new(700, 300) })
        {
            var expected = Start(extent);
            using var fields = Copy(expected);
            using var stepper = Tuned.Load(
                device.Accelerator,
                new Tuning { SmallGridSteps = steps, LargeGridSteps = steps },
                () => model.LoadStepper(device.Accelerator, extent, GhostRing.Neumann));
            stepper.FillRings(fields);
            stepper.Advance(fields, 19);
            for (int i = 0; i < 19; i++)
                model.PlainStep(expected, GhostRing.Neumann);
            AssertSame(fields, expected, $"{extent.X}x{extent.Y}, {steps} steps a launch");
        }
    }

    /// <summary>Values between a half and one, which every model keeps finite for a while.</summary>
    private static HostFields Start(Index2D extent)
    {
        var fields = new HostFields(extent);
        foreach (float[] field in fields.All)
        {
            foreach (ref float value in field.AsSpan())
                value = 0.5f + 0.5f * value;
        }

        return fields;
    }

    private Fields Copy(HostFields host, int count = 1)
    {
        var fields = new Fields(device.Accelerator, host.Extent, count);
        foreach (var (view, field) in new[] { (fields.U, host.U), (fields.V, host.V) })
        {
            float[] values = new float[view.BaseView.Length];
            // Only cells and ghost cells count, not what fills rows up.
            Array.Fill(values, float.NaN);
            for (int y = 0; y < count * host.Extent.Y; y++)
            {
                var row = field.AsSpan(host.At(0, y % host.Extent.Y), host.Extent.X);
                row.CopyTo(values.AsSpan(Start(fields, y)));
            }

            view.BaseView.CopyFromCPU(values);
        }

        return fields;
    }

    /// <summary>Where row y begins, the rows of all simulations counted on.</summary>
    private static int Start(Fields fields, int y)
    {
        int simulation = y / fields.Extent.Y;
        return (simulation * (fields.Extent.Y + 2) + y % fields.Extent.Y + 1) * fields.U.Stride.YStride + 1;
    }

    private static void AssertSame(Fields fields, HostFields expected, string message)
    {
        foreach (var (view, field) in new[] { (fields.U, expected.U), (fields.V, expected.V) })
        {
            float[] values = view.BaseView.GetAsArray1D();
            for (int y = 0; y < fields.Count * expected.Extent.Y; y++)
            {
                var actual = values.AsSpan(Start(fields, y), expected.Extent.X);
                Assert.That(
                    Bits(actual), Is.EqualTo(Bits(field.AsSpan(expected.At(0, y % expected.Extent.Y), expected.Extent.X))), $"{message}, row {y}");
            }
        }

        static int[] Bits(ReadOnlySpan<float> values) => System.Runtime.InteropServices.MemoryMarshal.Cast<float, int>(values).ToArray();
    }
}
