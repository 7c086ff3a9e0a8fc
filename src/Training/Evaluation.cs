using KernelRD.Kernels.Network;
using KernelRD.Training.Data;

namespace KernelRD.Training;

/// <summary>The mean squared error and the classification error over a set of samples, found in batches on the device.</summary>
internal sealed class Evaluation : IDisposable
{
    private readonly int _batch;
    private readonly int _outputs;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _indices;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _squares;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _wrong;
    private readonly float[] _hostSquares;
    private readonly int[] _hostWrong;
    private readonly Action<Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<int>, int, int, int> _measure;

    public Evaluation(Accelerator accelerator, Samples samples, InputScaling scaling, int outputs, int batch)
    {
        (_batch, _outputs) = (batch, outputs);
        bool unit = scaling == InputScaling.Unit;
        Inputs = samples.Pixels is { } pixels
            ? DeviceInputs.OfPixels(accelerator, samples.Features, pixels, unit)
            : DeviceInputs.OfValues(accelerator, samples.Features, samples.Values!, unit);
        LabelBuffer = accelerator.Allocate1D(samples.Labels);
        // What fills the last batch up is the first sample again; nobody looks at it.
        var indices = new int[(samples.Count + batch - 1) / batch * batch];
        for (int i = 0; i < samples.Count; i++)
            indices[i] = i;
        _indices = accelerator.Allocate1D(indices);
        _squares = accelerator.Allocate1D<float>(samples.Count);
        _wrong = accelerator.Allocate1D<int>(samples.Count);
        _hostSquares = new float[samples.Count];
        _hostWrong = new int[samples.Count];
        _measure = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<int>, int, int, int>(BatchErrors.Measure);
    }

    public DeviceInputs Inputs { get; }

    public ArrayView<byte> Labels => LabelBuffer.View;

    private MemoryBuffer1D<byte, Stride1D.Dense> LabelBuffer { get; }

    /// <param name="forward">Makes the outputs F and the targets Y of the samples with these indices, each d_out × B.</param>
    public (double Mse, double Error) Run(Func<Evaluation, ArrayView<int>, (ArrayView<float> Values, ArrayView<float> Targets)> forward)
    {
        for (int first = 0; first < Inputs.Count; first += _batch)
        {
            var (values, targets) = forward(this, _indices.View.BaseView.SubView(first, _batch));
            _measure(Math.Min(_batch, Inputs.Count - first), values, targets, _squares.View, _wrong.View, first, _outputs, _batch);
        }

        _squares.View.BaseView.CopyToCPU(_hostSquares);
        _wrong.View.BaseView.CopyToCPU(_hostWrong);
        double samples = Inputs.Count;
        return (_hostSquares.Sum(square => (double)square) / (samples * _outputs), _hostWrong.Sum() / samples);
    }

    public void Dispose()
    {
        Inputs.Dispose();
        LabelBuffer.Dispose();
        _indices.Dispose();
        _squares.Dispose();
        _wrong.Dispose();
    }
}
