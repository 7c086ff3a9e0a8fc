namespace KernelRD.Cases;

/// <summary>An operation's arrays on a device.</summary>
public sealed class DeviceArrays : IDisposable
{
    private readonly ArrayView<float>[] _views;
    private readonly Stack<IDisposable> _kept = [];

    public DeviceArrays(Accelerator accelerator, float[][] data)
    {
        Accelerator = accelerator;
        _views = Array.ConvertAll(data, array => Keep(accelerator.Allocate1D(array)).View.BaseView);
    }

    public Accelerator Accelerator { get; }

    /// <summary>Where an array is; what an operation keeps by itself takes the place of the array that stands for it.</summary>
    public ArrayView<float> this[int array]
    {
        get => _views[array];
        set => _views[array] = value;
    }

    /// <summary>The field (W, H) with its ring that an array holds.</summary>
    public ArrayView2D<float, Stride2D.DenseX> Field(int array, Index2D extent) =>
        new(_views[array], new LongIndex2D(extent.X + 2, extent.Y + 2), new Stride2D.DenseX(extent.X + 2));

    /// <summary>Has something end with the arrays.</summary>
    public T Keep<T>(T used)
        where T : IDisposable
    {
        _kept.Push(used);
        return used;
    }

    public float[][] Read()
    {
        Accelerator.Synchronize();
        return Array.ConvertAll(_views, view =>
        {
            var array = new float[view.Length];
            view.CopyToCPU(array);
            return array;
        });
    }

    public void Dispose()
    {
        foreach (var used in _kept)
            used.Dispose();
    }
}
