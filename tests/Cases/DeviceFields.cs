namespace KernelRD.Cases;

/// <summary>A copy of <see cref="HostFields"/> on a device.</summary>
public sealed class DeviceFields : IDisposable
{
    private readonly MemoryBuffer2D<float, Stride2D.DenseX>[] _buffers;

    public DeviceFields(Accelerator accelerator, HostFields fields)
    {
        Extent = fields.Extent;
        _buffers = [.. fields.All.Select(field =>
        {
            var buffer = accelerator.Allocate2DDenseX<float>(new LongIndex2D(fields.Stride, fields.Extent.Y + 2));
            buffer.View.BaseView.CopyFromCPU(field);
            return buffer;
        })];
    }

    public Index2D Extent { get; }

    public ArrayView2D<float, Stride2D.DenseX> U => _buffers[0].View;

    public ArrayView2D<float, Stride2D.DenseX> V => _buffers[1].View;

    public ArrayView2D<float, Stride2D.DenseX> UNext => _buffers[2].View;

    public ArrayView2D<float, Stride2D.DenseX> VNext => _buffers[3].View;

    /// <summary>The fields as they are now, in the order of <see cref="HostFields.All"/>.</summary>
    public IEnumerable<float[]> Read() => _buffers.Select(buffer => buffer.View.BaseView.GetAsArray1D());

    public void Dispose()
    {
        foreach (var buffer in _buffers)
            buffer.Dispose();
    }
}
