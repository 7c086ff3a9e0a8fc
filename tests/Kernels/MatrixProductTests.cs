using KernelRD.Cases;
using KernelRD.Kernels;
using KernelRD.Kernels.Linear;
using KernelRD.Kernels.Network;

namespace KernelRD.Tests.Kernels;

[AllDevices]
public sealed class MatrixProductTests(TestDevice device)
{
    /// <summary>
    /// Each float32 chain of at most 1024 terms and the additions of the chunks' sums err by at most (K + 4) half units in the last place of
    /// Σ|a b|, the textbook bound for a sum in any order; the reference's own error is 2⁻²⁹ times smaller.
    /// </summary>
    [Test]
    public void NaiveIsTheProduct([Values] ProductForm form)
    {
        foreach (var (m, n, k) in ProductCase.TestShapes)
        {
            var product = new ProductCase(form, m, n, k);
            var (a, b) = (product.A(), product.B());
            float[] c = Run(product, MatrixProduct.LoadNaive(device.Accelerator, form, m, n, k));
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double sum = 0, size = 0;
                    for (int l = 0; l < k; l++)
                    {
                        double term = (double)a[product.AtA(i, l)] * b[product.AtB(l, j)];
                        sum += term;
                        size += Math.Abs(term);
                    }

                    Assert.That((double)c[i * n + j], Is.EqualTo(sum).Within((k + 4) * Math.Pow(2, -24) * size), $"{product} at {i}, {j}");
                }
            }
        }
    }

    /// <summary>The order of the sum is part of the result: plain C# with the same chains gives the same bits.</summary>
    [Test]
    public void NaiveKeepsTheOrderOfTheSum([Values(1, 1023, 1024, 1025, 2048, 3072, 3073)] int k)
    {
        var product = new ProductCase(ProductForm.NN, 2, 3, k);
        var (a, b) = (product.A(), product.B());
        float[] c = Run(product, MatrixProduct.LoadNaive(device.Accelerator, product.Form, product.M, product.N, k));
        var expected = new float[product.M * product.N];
        for (int element = 0; element < expected.Length; element++)
        {
            var chains = Enumerable.Range(0, k).Chunk(MatrixProduct.Chunk).Select(chunk => chunk.Aggregate(
                0f, (chain, l) => MathF.FusedMultiplyAdd(a[product.AtA(element / product.N, l)], b[product.AtB(l, element % product.N)], chain)));
            expected[element] = chains.Aggregate((sum, chain) => sum + chain);
        }

        Assert.That(Bits(c), Is.EqualTo(Bits(expected)));
    }

    [Test]
    public void GivesTheBitsOfNaive([Values] ProductForm form)
    {
        foreach (var (m, n, k) in ProductCase.TestShapes)
        {
            var product = new ProductCase(form, m, n, k);
            float[] expected = Run(product, MatrixProduct.LoadNaive(TestDevice.Cpu.Accelerator, form, m, n, k), TestDevice.Cpu);
            using var fast = new MatrixProduct(device.Accelerator, form, m, n, k);
            Assert.That(Bits(Run(product, fast.Run)), Is.EqualTo(Bits(expected)), product.ToString());
        }
    }

    [Test]
    public void GivesTheLowerHalfOfASymmetricProduct([Values] ProductForm form)
    {
        foreach (int n in (int[])[1, 5, 48, 61, 131, 200])
        {
            var product = new ProductCase(form, n, n, 35);
            float[] expected = Run(product, MatrixProduct.LoadNaive(TestDevice.Cpu.Accelerator, form, n, n, 35), TestDevice.Cpu);
            using var lower = new MatrixProduct(device.Accelerator, form, n, n, 35, isLower: true);
            Assert.That(Lower(Run(product, lower.Run), n), Is.EqualTo(Lower(expected, n)), product.ToString());
        }
    }

    /// <summary>Both sizes of tiles, also where a tuning would not take them. The CPU engine has no barriers.</summary>
    [Test]
    public void EveryTileGivesTheBitsOfNaive(
        [Values] ProductForm form, [Values(TiledProduct.SmallTile, TiledProduct.LargeTile)] int tile)
    {
        if (device.Type == AcceleratorType.CPU)
            Assert.Pass("It takes its own product.");
        foreach (var (m, n, k) in ProductCase.TestShapes)
        {
            var product = new ProductCase(form, m, n, k);
            float[] expected = Run(product, MatrixProduct.LoadNaive(TestDevice.Cpu.Accelerator, form, m, n, k), TestDevice.Cpu);
            float[] actual = Run(product, LoadTiles(product, tile));
            Assert.That(Bits(actual), Is.EqualTo(Bits(expected)), product.ToString());
        }
    }

    /// <summary>Each class of shapes takes the tile that is attached to the accelerator, and gives the bits of any other.</summary>
    [Test]
    public void EveryTuningGivesTheBitsOfNaive([Values(TiledProduct.SmallTile, TiledProduct.LargeTile)] int tile)
    {
        var tuning = new Tuning { NarrowProductTile = tile, SmallProductTile = tile, LargeProductTile = tile };
        foreach (var product in new ProductCase[] { new(ProductForm.NN, 200, 10, 70), new(ProductForm.TN, 130, 129, 40), new(ProductForm.NT, 900, 300, 20) })
        {
            float[] expected = Run(product, MatrixProduct.LoadNaive(TestDevice.Cpu.Accelerator, product.Form, product.M, product.N, product.K), TestDevice.Cpu);
            using var fast = Tuned.Load(
                device.Accelerator, tuning, () => new MatrixProduct(device.Accelerator, product.Form, product.M, product.N, product.K));
            Assert.That(Bits(Run(product, fast.Run)), Is.EqualTo(Bits(expected)), product.ToString());
        }
    }

    /// <summary>
    /// A product too large for a reference of its own: (A B) r is A (B r). The 2053 steps of a sum of such values round by about
    /// 2⁻²⁵ √l / 3 each, in random directions; 2⁻²⁴ k √n is some thirty times what comes of that for a row.
    /// </summary>
    [Test]
    public void AgreesWithARandomVector([Values] ProductForm form)
    {
        var product = new ProductCase(form, 1031, 517, 2053);
        var (a, b) = (product.A(), product.B());
        var random = new Random(3);
        double[] r = [.. Enumerable.Range(0, product.N).Select(_ => 2 * random.NextDouble() - 1)];
        double[] br = [.. Enumerable.Range(0, product.K).Select(l => Enumerable.Range(0, product.N).Sum(j => b[product.AtB(l, j)] * r[j]))];
        using var fast = new MatrixProduct(device.Accelerator, form, product.M, product.N, product.K);
        float[] c = Run(product, fast.Run);
        for (int i = 0; i < product.M; i++)
        {
            double left = Enumerable.Range(0, product.N).Sum(j => c[i * product.N + j] * r[j]);
            double right = Enumerable.Range(0, product.K).Sum(l => a[product.AtA(i, l)] * br[l]);
            Assert.That(left, Is.EqualTo(right).Within(Math.Pow(2, -24) * product.K * Math.Sqrt(product.N)), $"{product}, row {i}");
        }
    }

    [Test]
    public void QueuesWithoutAllocating([Values] ProductForm form)
    {
        // Large enough for the host's threads.
        var product = new ProductCase(form, 67, 131, 61);
        using var a = device.Accelerator.Allocate1D(product.A());
        using var b = device.Accelerator.Allocate1D(product.B());
        using var c = device.Accelerator.Allocate1D<float>(product.M * product.N);
        using var fast = new MatrixProduct(device.Accelerator, form, product.M, product.N, product.K);
        // What happens once may allocate, such as starting threads.
        long least = long.MaxValue;
        for (int batch = 0; batch < 4 && least > 0; batch++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++)
                fast.Run(a.View, b.View, c.View);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            device.Accelerator.Synchronize();
        }

        Assert.That(least, Is.Zero);
    }

    [Test]
    public void RefusesMatricesOfTooManyElements() =>
        Assert.Throws<ArgumentException>(() => new MatrixProduct(device.Accelerator, ProductForm.NN, 1 << 16, 1, 1 << 15).Dispose());

    private static int[] Lower(float[] c, int n) => [.. Bits(c).Where((_, at) => at % n <= at / n)];

    private Action<ArrayView<float>, ArrayView<float>, ArrayView<float>> LoadTiles(ProductCase product, int tile)
    {
        var shape = new ProductShape(product.Form, product.M, product.N, product.K);
        var kernel = device.Accelerator.LoadStreamKernel<
            ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>,
            ProductShape, MomentumStep, SpecializedValue<int>, SpecializedValue<bool>, SpecializedValue<bool>, SpecializedValue<bool>>(
            tile == TiledProduct.LargeTile ? TiledProduct.Multiply : TiledProduct.MultiplySmall);
        var grid = new Index2D((product.N + tile - 1) / tile, (product.M + tile - 1) / tile);
        return (a, b, c) => kernel(
            (grid, new Index2D(TiledProduct.GroupSize(tile), 1)), a, b, c, default, shape, default, SpecializedValue.New(0),
            SpecializedValue.New(product.K <= MatrixProduct.Chunk), SpecializedValue.New(shape.AInner == 1), SpecializedValue.New(shape.BInner == 1));
    }

    private float[] Run(ProductCase product, Action<ArrayView<float>, ArrayView<float>, ArrayView<float>> run, TestDevice? on = null)
    {
        var accelerator = (on ?? device).Accelerator;
        using var a = accelerator.Allocate1D(product.A());
        using var b = accelerator.Allocate1D(product.B());
        // What a kernel forgets to write shows.
        using var c = accelerator.Allocate1D(Enumerable.Repeat(float.NaN, product.M * product.N).ToArray());
        run(a.View, b.View, c.View);
        return c.GetAsArray1D();
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
