using KernelRD.Kernels.Linear;
using KernelRD.Kernels.Network;

namespace KernelRD.Tests.Kernels;

/// <summary>The layer's products, however a device forms them, against its naive kernels on the CPU engine, bit for bit.</summary>
[AllDevices]
public sealed class HiddenLayerTests(TestDevice device)
{
    /// <summary>m, d_in and B: single ones, primes, one past the tiles of every kernel, and more than a chunk of d_in and of B.</summary>
    private static readonly (int Hidden, int Features, int Batch)[] s_shapes =
        [(1, 1, 1), (7, 13, 5), (13, 5, 17), (65, 129, 130), (9, 1030, 50), (10, 51, 1025)];

    [TestCaseSource(nameof(s_shapes))]
    public void GivesTheBitsOfTheNaiveKernels((int Hidden, int Features, int Batch) shape)
    {
        var expected = Results(TestDevice.Cpu.Accelerator, shape, naive: true);
        Assert.That(Results(device.Accelerator, shape, naive: false), Is.EqualTo(expected));
        // Masks and signs are among what is compared.
        Assert.That(shape.Hidden == 1 || expected[0].Contains(BitConverter.SingleToInt32Bits(-0f)));
    }

    /// <summary>The bits of the activations, the gradient, and weights and velocity after two steps.</summary>
    private static int[][] Results(Accelerator accelerator, (int Hidden, int Features, int Batch) shape, bool naive)
    {
        var (m, d, n) = shape;
        var random = new Random(1);
        var pixels = new byte[2 * n * d];
        random.NextBytes(pixels);
        using var inputs = DeviceInputs.OfPixels(accelerator, d, pixels, unit: true);
        using var indices = accelerator.Allocate1D(Enumerable.Range(0, n).Select(_ => random.Next(2 * n)).ToArray());
        using var x = accelerator.Allocate1D<float>((long)n * d);
        using var byFeature = accelerator.Allocate1D<float>((long)n * d);
        using var weights = accelerator.Allocate1D(Values(m * d));
        using var velocity = accelerator.Allocate1D(Values(m * d));
        using var signal = accelerator.Allocate1D(Values(m * n));
        using var activations = accelerator.Allocate1D<float>((long)m * n);
        using var gradient = accelerator.Allocate1D<float>((long)m * d);
        using var layer = new HiddenLayer(accelerator, m, d, n);
        var step = new MomentumStep(0.1, 0.9);
        if (naive)
        {
            accelerator.LoadAutoGroupedStreamKernel<
                Index2D, ArrayView<byte>, ArrayView<float>, ArrayView<int>, ArrayView<float>, ArrayView<float>, int, int>(HiddenLayer.GatherPixels)(
                new Index2D(d, n), inputs.Pixels!.View, inputs.Factors, indices.View, x.View, byFeature.View, d, n);
            HiddenLayer.LoadForward(accelerator, m, d, n)(weights.View, byFeature.View, activations.View);
            MatrixProduct.LoadNaive(accelerator, ProductForm.NN, m, d, n)(signal.View, x.View, gradient.View);
            var update = HiddenLayer.LoadUpdate(accelerator, m, d, n);
            update(signal.View, x.View, weights.View, velocity.View, step);
            update(signal.View, x.View, weights.View, velocity.View, step);
        }
        else
        {
            layer.Gather(inputs, indices.View);
            layer.Forward(weights.View, activations.View);
            layer.Gradient(signal.View, gradient.View);
            layer.Update(signal.View, weights.View, velocity.View, step);
            layer.Update(signal.View, weights.View, velocity.View, step);
        }

        return [.. new[] { activations, gradient, weights, velocity }.Select(
            buffer => Array.ConvertAll(buffer.GetAsArray1D(), BitConverter.SingleToInt32Bits))];

        float[] Values(int length) => [.. Enumerable.Range(0, length).Select(_ => 2f * random.NextSingle() - 1f)];
    }
}
