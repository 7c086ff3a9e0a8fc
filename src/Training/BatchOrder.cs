using KernelRD.Kernels.Random;

namespace KernelRD.Training;

/// <summary>
/// The order in which a training sees its samples, one permutation an epoch of RandomState(s + 1), and the critic's interpolation weights,
/// one sample a step of RandomState(s + 2). Both come to the device an epoch at a time.
/// </summary>
internal sealed class BatchOrder : IDisposable
{
    private readonly uint _seed;
    private readonly int _batch;
    private readonly int[] _indices;
    private readonly float[] _epsilon;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _deviceIndices;
    private readonly MemoryBuffer1D<float, Stride1D.Dense>? _deviceEpsilon;
    private RandomState _order;
    private RandomState _weights;

    // The epoch that the device holds; −1 before the first.
    private long _epoch = -1;

    public BatchOrder(Accelerator accelerator, uint seed, int samples, int batch, bool adversarial)
    {
        (_seed, _batch) = (seed, batch);
        IterationsPerEpoch = samples / batch;
        _indices = new int[samples];
        _epsilon = new float[adversarial ? IterationsPerEpoch * batch : 0];
        _deviceIndices = accelerator.Allocate1D<int>(samples);
        _deviceEpsilon = adversarial ? accelerator.Allocate1D<float>(_epsilon.Length) : null;
        (_order, _weights) = Streams();
    }

    public int IterationsPerEpoch { get; }

    /// <summary>The B samples of an iteration and their interpolation weights, none without the adversary.</summary>
    public (ArrayView<int> Indices, ArrayView<float> Epsilon) Batch(long iteration)
    {
        Enter(iteration / IterationsPerEpoch);
        long first = iteration % IterationsPerEpoch * _batch;
        return (
            _deviceIndices.View.BaseView.SubView(first, _batch),
            _deviceEpsilon is { } epsilon ? epsilon.View.BaseView.SubView(first, _batch) : default);
    }

    public void Dispose()
    {
        _deviceIndices.Dispose();
        _deviceEpsilon?.Dispose();
    }

    private (RandomState Order, RandomState Weights) Streams() => (new RandomState(_seed + 1), new RandomState(_seed + 2));

    private void Enter(long epoch)
    {
        if (epoch == _epoch)
            return;
        if (epoch < _epoch)
        {
            (_order, _weights) = Streams();
            _epoch = -1;
        }

        while (_epoch < epoch)
        {
            _order.Permutation(_indices);
            foreach (ref float epsilon in _epsilon.AsSpan())
                epsilon = (float)_weights.RandomSample();
            _epoch++;
        }

        _deviceIndices.View.BaseView.CopyFromCPU(_indices);
        _deviceEpsilon?.View.BaseView.CopyFromCPU(_epsilon);
    }
}
