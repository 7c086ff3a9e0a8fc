namespace KernelRD.Kernels.Network;

/// <summary>
/// The targets of a batch: Y, d_out × B, whose column b is the target of sample b's class, and how many samples each class has. The
/// target of class k is column k of a d_out × K table.
/// </summary>
public sealed class BatchTargets : IDisposable
{
    private readonly int _outputs;
    private readonly int _batch;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _table;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _values;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _counts;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _labels;
    private readonly Action<Index1D, ArrayView<byte>, ArrayView<int>, ArrayView<float>, ArrayView<int>, ArrayView<float>, int, int, int> _gather;
    private readonly Action<Index1D, ArrayView<int>, ArrayView<float>, int> _count;

    /// <param name="accelerator">Where it runs.</param>
    /// <param name="table">d_out × K, row-major.</param>
    /// <param name="outputs">d_out.</param>
    /// <param name="batch">B.</param>
    public BatchTargets(Accelerator accelerator, float[] table, int outputs, int batch)
    {
        (_outputs, _batch, Classes) = (outputs, batch, table.Length / outputs);
        _table = accelerator.Allocate1D(table);
        _values = accelerator.Allocate1D<float>((long)outputs * batch);
        _counts = accelerator.Allocate1D<float>(Classes);
        _labels = accelerator.Allocate1D<int>(batch);
        _gather = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<byte>, ArrayView<int>, ArrayView<float>, ArrayView<int>, ArrayView<float>, int, int, int>(Gather);
        _count = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, ArrayView<float>, int>(Count);
    }

    /// <summary>K.</summary>
    public int Classes { get; }

    /// <summary>The target of each class, d_out × K.</summary>
    public ArrayView<float> Table => _table.View;

    /// <summary>Y, d_out × B.</summary>
    public ArrayView<float> Values => _values.View;

    /// <summary>The batch's samples of each class, K.</summary>
    public ArrayView<float> Counts => _counts.View;

    /// <summary>Takes the samples with these B indices as the batch.</summary>
    public void Gather(ArrayView<byte> labels, ArrayView<int> indices)
    {
        _gather(_batch, labels, indices, _table.View, _labels.View, _values.View, Classes, _outputs, _batch);
        _count(Classes, _labels.View, _counts.View, _batch);
    }

    public void Dispose()
    {
        _table.Dispose();
        _values.Dispose();
        _labels.Dispose();
        _counts.Dispose();
    }

    /// <summary>Sample b = X: its class and column b of Y.</summary>
    [Kernel]
    public static void Gather(
        Index1D sample,
        ArrayView<byte> labels,
        ArrayView<int> indices,
        ArrayView<float> table,
        ArrayView<int> batchLabels,
        ArrayView<float> values,
        int classes,
        int outputs,
        int batch)
    {
        int label = labels[indices[sample]];
        batchLabels[sample] = label;
        for (int o = 0; o < outputs; o++)
            values[o * batch + sample.X] = table[o * classes + label];
    }

    /// <summary>The number of samples of one class.</summary>
    [Kernel]
    public static void Count(Index1D label, ArrayView<int> batchLabels, ArrayView<float> counts, int batch)
    {
        int count = 0;
        for (int b = 0; b < batch; b++)
            count += batchLabels[b] == label.X ? 1 : 0;
        counts[label] = count;
    }
}
