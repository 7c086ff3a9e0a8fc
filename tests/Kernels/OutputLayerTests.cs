using KernelRD.Kernels.Linear;
using KernelRD.Kernels.Network;

namespace KernelRD.Tests.Kernels;

/// <summary>The layer's sums and steps, however a device forms them, against its naive kernels on the CPU engine, bit for bit.</summary>
[AllDevices]
public sealed class OutputLayerTests(TestDevice device)
{
    /// <summary>m, d_out and B: single ones, primes, whole strips and one past them, and more than a chunk of m and of B.</summary>
    private static readonly (int Hidden, int Outputs, int Batch)[] s_shapes =
        [(1, 1, 1), (7, 3, 5), (48, 10, 64), (49, 16, 65), (1040, 10, 272), (2053, 2, 37), (32, 5, 1040)];

    [TestCaseSource(nameof(s_shapes))]
    public void GivesTheBitsOfTheNaiveKernels((int Hidden, int Outputs, int Batch) shape)
    {
        var expected = Results(TestDevice.Cpu.Accelerator, shape, naive: true);
        Assert.That(Results(device.Accelerator, shape, naive: false), Is.EqualTo(expected));
    }

    /// <summary>The bits of the outputs, the signal that comes back, the gradient, and weights and velocity after two steps.</summary>
    private static int[][] Results(Accelerator accelerator, (int Hidden, int Outputs, int Batch) shape, bool naive)
    {
        var (m, outputs, n) = shape;
        var random = new Random(1);
        int chunks = (m + HiddenLayer.Chunk - 1) / HiddenLayer.Chunk;
        using var weights = accelerator.Allocate1D(Values(m * outputs));
        using var velocity = accelerator.Allocate1D(Values(m * outputs));
        // As the hidden layer leaves them: zero, with a sign, where the mask is off.
        using var activations = accelerator.Allocate1D(Array.ConvertAll(Values(m * n), value => value < 0 ? -0f : value));
        float[] d = Values(n * outputs);
        using var signal = accelerator.Allocate1D(d);
        using var bySample = accelerator.Allocate1D<float>((long)n * outputs);
        bySample.CopyFromCPU([.. Enumerable.Range(0, n * outputs).Select(i => d[i % outputs * n + i / outputs])]);
        using var sums = accelerator.Allocate1D<float>((long)chunks * outputs * n);
        using var values = accelerator.Allocate1D<float>((long)outputs * n);
        using var back = accelerator.Allocate1D<float>((long)m * n);
        using var gradient = accelerator.Allocate1D<float>((long)m * outputs);
        using var layer = new OutputLayer(accelerator, m, outputs, n);
        var step = new MomentumStep(0.1, 0.9);
        if (naive)
        {
            accelerator.LoadAutoGroupedStreamKernel<
                Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int>(OutputLayer.ForwardSums)(
                new Index2D(n, chunks), weights.View, activations.View, sums.View, m, outputs, n);
            accelerator.LoadAutoGroupedStreamKernel<
                Index2D, ArrayView<float>, ArrayView<float>, float, int, int, int>(OutputLayer.Forward)(
                new Index2D(n, outputs), sums.View, values.View, (float)OutputLayer.Scale(m, outputs), chunks, outputs, n);
            accelerator.LoadAutoGroupedStreamKernel<
                Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int>(OutputLayer.BackSignal)(
                new Index2D(n, m), weights.View, activations.View, signal.View, back.View, outputs, n);
            // V learns as U does, from H in place of G and the signal in place of the inputs.
            MatrixProduct.LoadNaive(accelerator, ProductForm.NN, m, outputs, n)(activations.View, bySample.View, gradient.View);
            var update = HiddenLayer.LoadUpdate(accelerator, m, outputs, n);
            for (int i = 0; i < 2; i++)
                update(activations.View, bySample.View, weights.View, velocity.View, step);
        }
        else
        {
            layer.Forward(weights.View, activations.View, values.View);
            layer.BackSignal(weights.View, activations.View, signal.View, back.View);
            layer.Gradient(activations.View, bySample.View, gradient.View);
            for (int i = 0; i < 2; i++)
                layer.Update(activations.View, bySample.View, weights.View, velocity.View, step);
        }

        return [.. new[] { values, back, gradient, weights, velocity }.Select(
            buffer => Array.ConvertAll(buffer.GetAsArray1D(), BitConverter.SingleToInt32Bits))];

        float[] Values(int length) => [.. Enumerable.Range(0, length).Select(_ => 2f * random.NextSingle() - 1f)];
    }
}
