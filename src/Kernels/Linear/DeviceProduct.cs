using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Linear;

/// <summary>
/// The product of <see cref="MatrixProduct"/>, of one shape and form, on a device behind a driver, with what follows it
/// (<see cref="ProductEnd"/>): <see cref="PanelProduct"/> on processors, <see cref="TiledProduct"/> on GPUs.
/// </summary>
internal sealed class DeviceProduct : IDisposable
{
    private readonly Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, MomentumStep> _run;
    private readonly List<MemoryBuffer1D<float, Stride1D.Dense>> _scratch = [];

    public DeviceProduct(Accelerator accelerator, ProductShape shape, int end)
    {
        bool isProcessor = accelerator.AcceleratorType == AcceleratorType.OpenCL && accelerator.WarpSize == 1;
        _run = isProcessor ? LoadPanels(accelerator, shape, end) : LoadTiles(accelerator, shape, end);
    }

    /// <summary>Queues the product. Velocity has C's shape; only a step of descent has one.</summary>
    public void Run(ArrayView<float> a, ArrayView<float> b, ArrayView<float> c, ArrayView<float> velocity = default, MomentumStep step = default) =>
        _run(a, b, c, velocity, step);

    public void Dispose() => _scratch.ForEach(buffer => buffer.Dispose());

    private static int Ceiling(int dividend, int divisor) => (dividend + divisor - 1) / divisor;

    private Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, MomentumStep> LoadPanels(
        Accelerator accelerator, ProductShape shape, int end)
    {
        var packPanels = accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<float>, ArrayView<float>, ProductShape>(PanelProduct.PackPanels);
        var packStrips = accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<float>, ArrayView<float>, ProductShape>(PanelProduct.PackStrips);
        var multiply = accelerator.LoadStreamKernel<
            ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>,
            ProductShape, MomentumStep, SpecializedValue<int>, SpecializedValue<bool>>(PanelProduct.Multiply);
        int panelCount = Ceiling(shape.N, PanelProduct.PanelWidth);
        var panels = Scratch(accelerator, panelCount * PanelProduct.PanelWidth * shape.K);
        bool transposed = shape.AInner != 1;
        var strips = Scratch(accelerator, transposed ? Ceiling(shape.M, PanelProduct.TileRows) * PanelProduct.TileRows * shape.K : 0);
        return (a, b, c, velocity, step) =>
        {
            packPanels(new Index2D(panelCount * PanelProduct.PanelWidth, shape.K), b, panels, shape);
            if (transposed)
                packStrips(new Index2D(shape.M, shape.K), a, strips, shape);
            multiply(
                (new Index2D(panelCount, Ceiling(shape.M, PanelProduct.GroupRows)), new Index2D(1, 1)),
                transposed ? strips : a, panels, c, velocity, shape, step, SpecializedValue.New(end), SpecializedValue.New(transposed));
        };
    }

    private static Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, MomentumStep> LoadTiles(
        Accelerator accelerator, ProductShape shape, int end)
    {
        int tile = TiledProduct.TileOf(accelerator, shape);
        var multiply = accelerator.LoadStreamKernel<
            ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>,
            ProductShape, MomentumStep, SpecializedValue<int>, SpecializedValue<bool>, SpecializedValue<bool>, SpecializedValue<bool>>(
            tile == TiledProduct.LargeTile ? TiledProduct.Multiply : TiledProduct.MultiplySmall);
        var grid = new Index2D(Ceiling(shape.N, tile), Ceiling(shape.M, tile));
        return (a, b, c, velocity, step) => multiply(
            (grid, new Index2D(TiledProduct.GroupSize(tile), 1)),
            a, b, c, velocity, shape, step, SpecializedValue.New(end),
            SpecializedValue.New(shape.K <= MatrixProduct.Chunk), SpecializedValue.New(shape.AInner == 1), SpecializedValue.New(shape.BInner == 1));
    }

    private ArrayView<float> Scratch(Accelerator accelerator, int length)
    {
        var buffer = accelerator.Allocate1D<float>(length);
        _scratch.Add(buffer);
        return buffer.View;
    }
}
