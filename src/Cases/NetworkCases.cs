using System.Runtime.InteropServices;
using KernelRD.Kernels.Linear;
using KernelRD.Kernels.Network;

namespace KernelRD.Cases;

/// <summary>The operations of the network's two layers, its targets, its errors and its descent.</summary>
internal static class NetworkCases
{
    private const float Factor = 0.3f;
    private const float Weight = 0.7f;
    private const int Classes = 10;

    private static readonly MomentumStep s_step = new(0.1, 0.9);

    // m, d_in, B: single ones, primes, one past the tiles of every kernel, and more than a chunk of d_in and of B.
    private static readonly OperationSizes s_hidden = new(
        [2048, 784, 512], [192, 192, 192], [1, 1, 1], [7, 13, 5], [13, 5, 17], [65, 129, 130], [9, 1030, 50], [10, 51, 1025]);

    // m, d_out, B: single ones, primes, whole strips and one past them, and more than a chunk of m and of B.
    private static readonly OperationSizes s_output = new(
        [8192, 10, 512], [1024, 10, 128], [1, 1, 1], [7, 3, 5], [48, 10, 64], [49, 16, 65], [1040, 10, 272], [2053, 2, 37], [32, 5, 1040]);

    private static readonly OperationSizes s_batch = new([10, 1 << 16], [10, 1 << 12], [1, 1], [3, 5], [10, 64], [16, 65], [2, 1031]);

    private static readonly OperationSizes s_weights = new([1 << 22], [1 << 16], [1], [7], [64], [1031], [5000]);

    private static readonly OperationSizes s_rows = new([8192, 784], [256, 784], [1, 1], [7, 3], [16, 64], [33, 65], [5, 1030]);

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("gather-pixels", "d_in B", s_batch, size => Gather(size[0], size[1], ofPixels: true)),
        new("gather-values", "d_in B", s_batch, size => Gather(size[0], size[1], ofPixels: false)),
        new("hidden-forward", "m d_in B", s_hidden, size => Hidden(
            size,
            (m, d, n) => [Values.Symmetric(1, m * d), Values.Symmetric(2, d * n), new float[m * n]],
            (m, d, n) => new(ProductForm.NN, m, n, d),
            (d, at, sum) => d[2][at] = sum < 0f ? -0f : sum + 0f,
            (layer, d) => layer.Forward(d[0], d[2]),
            inputsByFeature: true)),
        new("hidden-gradient", "m d_in B", s_hidden, size => Hidden(
            size,
            (m, d, n) => [Values.Symmetric(1, m * n), Values.Symmetric(2, d * n), new float[m * d]],
            (m, d, n) => new(ProductForm.NN, m, d, n),
            (d, at, sum) => d[2][at] = sum,
            (layer, d) => layer.Gradient(d[0], d[2]))),
        new("hidden-update", "m d_in B", s_hidden, size => Hidden(
            size,
            (m, d, n) => [Values.Symmetric(1, m * n), Values.Symmetric(2, d * n), Values.Symmetric(3, m * d), Values.Symmetric(4, m * d)],
            (m, d, n) => new(ProductForm.NN, m, d, n),
            (d, at, sum) => Descend(d[2], d[3], at, sum),
            (layer, d) => layer.Update(d[0], d[2], d[3], s_step))),
        new("output-forward", "m d_out B", s_output, size => Output(
            size,
            (m, o, n) => [Values.Symmetric(1, m * o), Values.Activations(2, m * n), new float[o * n]],
            2,
            (m, o, n, d) =>
            {
                // V is kept m × d_out.
                float scale = (float)OutputLayer.Scale(m, o);
                PlainProduct.Run(new(ProductForm.TN, o, n, m), d[0], d[1], (at, sum) => d[2][at] = scale * sum);
            },
            (layer, d) => layer.Forward(d[0], d[1], d[2]))),
        new("output-back-signal", "m d_out B", s_output, size => Output(
            size,
            (m, o, n) => [Values.Symmetric(1, m * o), Values.Activations(2, m * n), Values.Symmetric(3, o * n), new float[m * n]],
            2,
            (m, o, n, d) => PlainProduct.Run(
                new(ProductForm.NN, m, n, o), d[0], d[2], (at, sum) => d[3][at] = float.IsNegative(d[1][at]) ? 0f : sum),
            (layer, d) => layer.BackSignal(d[0], d[1], d[2], d[3]))),
        new("output-gradient", "m d_out B", s_output, size => Output(
            size,
            (m, o, n) => [Values.Activations(1, m * n), Values.Symmetric(2, n * o), new float[m * o]],
            2,
            (m, o, n, d) => PlainProduct.Run(new(ProductForm.NN, m, o, n), d[0], d[1], (at, sum) => d[2][at] = sum),
            (layer, d) => layer.Gradient(d[0], d[1], d[2]))),
        new("output-update", "m d_out B", s_output, size => Output(
            size,
            (m, o, n) => [Values.Activations(1, m * n), Values.Symmetric(2, n * o), Values.Symmetric(3, m * o), Values.Symmetric(4, m * o)],
            2,
            (m, o, n, d) => PlainProduct.Run(new(ProductForm.NN, m, o, n), d[0], d[1], (at, sum) => Descend(d[2], d[3], at, sum)),
            (layer, d) => layer.Update(d[0], d[1], d[2], d[3], s_step))),
        new("signal-supervised", "d_out B", s_batch, size => Signal(
            size, 2, 2, (values, targets, _) => Factor * (values - targets), d =>
            {
                var (o, n) = (size[0], size[1]);
                var kernel = d.Accelerator.LoadAutoGroupedStreamKernel<
                    Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, int, int>(OutputSignal.Supervised);
                return () => kernel(new Index2D(n, o), d[0], d[1], d[3], d[4], Factor, o, n);
            })),
        new("signal-adversarial", "d_out B", s_batch, size => Signal(
            size, 3, 1, (_, _, slopes) => Factor * -(Weight * slopes), d =>
            {
                var (o, n) = (size[0], size[1]);
                var kernel = d.Accelerator.LoadAutoGroupedStreamKernel<
                    Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, float, int, int>(OutputSignal.Adversarial);
                return () => kernel(new Index2D(n, o), d[2], d[3], d[4], Factor, Weight, o, n);
            })),
        new("signal-augmented", "d_out B", s_batch, size => Signal(
            size, 4, 3, (values, targets, slopes) => Factor * ((values - targets) - Weight * slopes), d =>
            {
                var (o, n) = (size[0], size[1]);
                var kernel = d.Accelerator.LoadAutoGroupedStreamKernel<
                    Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, float, int, int>(
                    OutputSignal.Augmented);
                return () => kernel(new Index2D(n, o), d[0], d[1], d[2], d[3], d[4], Factor, Weight, o, n);
            })),
        new("targets", "d_out B", s_batch, size => Targets(size[0], size[1])),
        new("batch-errors", "d_out B", s_batch, size => Errors(size[0], size[1])),
        new("momentum", "weights", s_weights, size => OperationCase.Of(
            4.0 * size[0],
            5.0 * sizeof(float) * size[0],
            () => [Values.Symmetric(1, size[0]), Values.Symmetric(2, size[0]), Values.Symmetric(3, size[0])],
            d =>
            {
                for (int i = 0; i < d[0].Length; i++)
                    Descend(d[0], d[1], i, d[2][i]);
            },
            d =>
            {
                var kernel = d.Accelerator.LoadAutoGroupedStreamKernel<
                    Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, MomentumStep>(Momentum.Step);
                return () => kernel(size[0], d[0], d[1], d[2], s_step);
            })),
        new("clip", "weights", s_weights, size => OperationCase.Of(
            2.0 * size[0],
            2.0 * sizeof(float) * size[0],
            () => [Values.Symmetric(1, size[0])],
            d =>
            {
                foreach (ref float weight in d[0].AsSpan())
                    weight = Math.Clamp(weight, -Factor, Factor);
            },
            d =>
            {
                var kernel = d.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, float>(Momentum.Clip);
                return () => kernel(size[0], d[0], Factor);
            })),
        new("row-squares", "rows length", s_rows, size => Rows(size[0], size[1], areDistances: false)),
        new("row-distances", "rows length", s_rows, size => Rows(size[0], size[1], areDistances: true)),
        new("value-check", "values", s_weights, size => OperationCase.Of(
            2.0 * size[0],
            (double)sizeof(float) * size[0],
            () => [Values.Symmetric(1, size[0]), new float[ValueCheck.Sums]],
            d =>
            {
                Array.Clear(d[1]);
                for (int i = 0; i < d[0].Length; i++)
                    d[1][i % ValueCheck.Sums] += d[0][i] - d[0][i];
            },
            d =>
            {
                var kernel = d.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>, int>(ValueCheck.Residues);
                return () => kernel(ValueCheck.Sums, d[0], d[1], size[0]);
            })),
    ];

    private static void Descend(float[] weights, float[] velocity, int i, float gradient)
    {
        velocity[i] = s_step.Momentum * velocity[i] + gradient;
        weights[i] -= s_step.Rate * velocity[i];
    }

    /// <summary>A product of the hidden layer, with what follows it. Array 1 holds the batch's inputs, B × d_in or by feature.</summary>
    private static OperationCase Hidden(
        int[] size,
        Func<int, int, int, float[][]> data,
        Func<int, int, int, ProductShape> shapeOf,
        Action<float[][], int, float> take,
        Action<HiddenLayer, DeviceArrays> run,
        bool inputsByFeature = false)
    {
        var (m, features, n) = (size[0], size[1], size[2]);
        var shape = shapeOf(m, features, n);
        return OperationCase.Of(
            2.0 * m * features * n,
            sizeof(float) * data(1, 1, 1).Length switch
            {
                // Weights and velocity are read and written.
                4 => (double)m * n + (double)features * n + 4.0 * m * features,
                _ => (double)m * n + (double)features * n + (double)m * features,
            },
            () => data(m, features, n),
            d => PlainProduct.Run(shape, d[0], d[1], (at, sum) => take(d, at, sum)),
            d =>
            {
                float[] inputs = data(m, features, n)[1];
                if (inputsByFeature)
                    inputs = [.. Enumerable.Range(0, inputs.Length).Select(i => inputs[i % features * n + i / features])];
                var layer = d.Keep(new HiddenLayer(d.Accelerator, m, features, n));
                using var samples = DeviceInputs.OfValues(d.Accelerator, features, inputs, unit: false);
                using var indices = d.Accelerator.Allocate1D(Enumerable.Range(0, n).ToArray());
                layer.Gather(samples, indices.View);
                d.Accelerator.Synchronize();
                return () => run(layer, d);
            },
            d =>
            {
                var sums = new float[shape.M * shape.N];
                SimdProduct.Run(shape, d[0], d[1], sums);
                for (int i = 0; i < sums.Length; i++)
                    take(d, i, sums[i]);
            });
    }

    /// <summary>A product of the output layer. The flops are those of one, and every array is moved once.</summary>
    private static OperationCase Output(
        int[] size,
        Func<int, int, int, float[][]> data,
        double flops,
        Action<int, int, int, float[][]> plain,
        Action<OutputLayer, DeviceArrays> run)
    {
        var (m, outputs, n) = (size[0], size[1], size[2]);
        return OperationCase.Of(
            flops * m * outputs * n,
            sizeof(float) * data(m, outputs, n).Sum(array => (double)array.Length),
            () => data(m, outputs, n),
            d => plain(m, outputs, n, d),
            d =>
            {
                var layer = d.Keep(new OutputLayer(d.Accelerator, m, outputs, n));
                return () => run(layer, d);
            });
    }

    /// <summary>A signal of values, targets and slopes, written d_out × B and B × d_out.</summary>
    private static OperationCase Signal(
        int[] size, double flops, int read, Func<float, float, float, float> signal, Func<DeviceArrays, Action> load)
    {
        var (outputs, n) = (size[0], size[1]);
        int length = outputs * n;
        return OperationCase.Of(
            flops * length,
            sizeof(float) * (read + 2.0) * length,
            () => [Values.Symmetric(1, length), Values.Symmetric(2, length), Values.Symmetric(3, length), new float[length], new float[length]],
            d =>
            {
                for (int i = 0; i < length; i++)
                    d[3][i] = d[4][i % n * outputs + i / n] = signal(d[0][i], d[1][i], d[2][i]);
            },
            load);
    }

    private static OperationCase Gather(int features, int n, bool ofPixels)
    {
        var random = new Random(1);
        var pixels = new byte[2 * n * features];
        random.NextBytes(pixels);
        float[] values = Array.ConvertAll(pixels, pixel => (float)pixel);
        int[] indices = [.. Enumerable.Range(0, n).Select(_ => random.Next(2 * n))];
        return OperationCase.Of(
            2.0 * n * features,
            (double)((ofPixels ? sizeof(byte) : sizeof(float)) + 2 * sizeof(float)) * n * features,
            () => [new float[n * features], new float[n * features], Values.Positive(2, 2 * n)],
            d =>
            {
                for (int b = 0; b < n; b++)
                {
                    for (int k = 0; k < features; k++)
                    {
                        int at = indices[b] * features + k;
                        d[0][b * features + k] = d[1][k * n + b] = (ofPixels ? pixels[at] / 255f : values[at]) * d[2][indices[b]];
                    }
                }
            },
            d =>
            {
                var where = d.Keep(d.Accelerator.Allocate1D(indices)).View;
                var extent = new Index2D(features, n);
                if (!ofPixels)
                {
                    var samples = d.Keep(d.Accelerator.Allocate1D(values)).View;
                    var gatherValues = d.Accelerator.LoadAutoGroupedStreamKernel<
                        Index2D, ArrayView<float>, ArrayView<float>, ArrayView<int>, ArrayView<float>, ArrayView<float>, int, int>(HiddenLayer.GatherValues);
                    return () => gatherValues(extent, samples, d[2], where, d[0], d[1], features, n);
                }

                var bytes = d.Keep(d.Accelerator.Allocate1D(pixels)).View;
                var gatherPixels = d.Accelerator.LoadAutoGroupedStreamKernel<
                    Index2D, ArrayView<byte>, ArrayView<float>, ArrayView<int>, ArrayView<float>, ArrayView<float>, int, int>(HiddenLayer.GatherPixels);
                return () => gatherPixels(extent, bytes, d[2], where, d[0], d[1], features, n);
            });
    }

    private static OperationCase Targets(int outputs, int n)
    {
        var random = new Random(1);
        byte[] labels = [.. Enumerable.Range(0, 2 * n).Select(_ => (byte)random.Next(Classes))];
        int[] indices = [.. Enumerable.Range(0, n).Select(_ => random.Next(2 * n))];
        float[] table = Values.Symmetric(2, outputs * Classes);
        return OperationCase.Of(
            0,
            sizeof(float) * ((double)outputs * n + n),
            () => [new float[outputs * n], new float[Classes]],
            d =>
            {
                Array.Clear(d[1]);
                for (int b = 0; b < n; b++)
                {
                    int label = labels[indices[b]];
                    d[1][label]++;
                    for (int o = 0; o < outputs; o++)
                        d[0][o * n + b] = table[o * Classes + label];
                }
            },
            d =>
            {
                var targets = d.Keep(new BatchTargets(d.Accelerator, table, outputs, n));
                var known = d.Keep(d.Accelerator.Allocate1D(labels)).View;
                var where = d.Keep(d.Accelerator.Allocate1D(indices)).View;
                (d[0], d[1]) = (targets.Values, targets.Counts);
                return () => targets.Gather(known, where);
            });
    }

    private static OperationCase Errors(int outputs, int n) => OperationCase.Of(
        3.0 * outputs * n,
        sizeof(float) * (2.0 * outputs * n + 2.0 * n),
        () => [Values.Symmetric(1, outputs * n), Values.Symmetric(2, outputs * n), new float[n], new float[n]],
        d =>
        {
            var wrong = MemoryMarshal.Cast<float, int>(d[3].AsSpan());
            for (int b = 0; b < n; b++)
            {
                float sum = 0f;
                int told = 0, right = 0;
                for (int o = 0; o < outputs; o++)
                {
                    float error = d[0][o * n + b] - d[1][o * n + b];
                    sum = MathF.FusedMultiplyAdd(error, error, sum);
                    told = d[0][o * n + b] > d[0][told * n + b] ? o : told;
                    right = d[1][o * n + b] > d[1][right * n + b] ? o : right;
                }

                d[2][b] = sum;
                bool isRight = outputs == 1 ? d[0][b] * d[1][b] > 0f : told == right;
                wrong[b] = isRight ? 0 : 1;
            }
        },
        d =>
        {
            var kernel = d.Accelerator.LoadAutoGroupedStreamKernel<
                Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<int>, int, int, int>(BatchErrors.Measure);
            return () => kernel(n, d[0], d[1], d[2], d[3].Cast<int>(), 0, outputs, n);
        });

    private static OperationCase Rows(int rows, int length, bool areDistances) => OperationCase.Of(
        (areDistances ? 3.0 : 2.0) * rows * length,
        sizeof(float) * ((areDistances ? 2.0 : 1.0) * rows * length + rows),
        () => [Values.Symmetric(1, rows * length), Values.Symmetric(2, rows * length), new float[rows]],
        d =>
        {
            var lanes = new float[Math.Min(length, 64)];
            for (int r = 0; r < rows; r++)
            {
                Array.Clear(lanes);
                for (int k = 0; k < length; k++)
                {
                    float value = d[0][r * length + k] - (areDistances ? d[1][r * length + k] : 0f);
                    lanes[k % lanes.Length] = MathF.FusedMultiplyAdd(value, value, lanes[k % lanes.Length]);
                }

                float sum = 0f;
                foreach (float lane in lanes)
                    sum += lane;
                d[2][r] = sum;
            }
        },
        d =>
        {
            var squares = d.Keep(new RowSquares(d.Accelerator, rows));
            return areDistances ? () => squares.Distances(d[0], d[1], d[2]) : () => squares.Squares(d[0], d[2]);
        });
}
