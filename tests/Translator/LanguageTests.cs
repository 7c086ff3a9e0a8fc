using System.Runtime.InteropServices;

namespace KernelRD.Tests;

/// <summary>What kernels compute, on every device, to the bits that the same C# gives when it is called as plain C#.</summary>
internal sealed class LanguageTests
{
    private static readonly int[] s_integers =
        [0, 1, -1, 2, 7, 31, 32, 33, 255, 256, -256, 65535, 65536, 123456789, -123456789, int.MaxValue, int.MinValue + 1];

    private static readonly float[] s_floats =
    [
        0f, -0f, 1f, -1f, 0.5f, 1.5f, 2.5f, -2.5f, 3.7f, -3.7f, 1e-20f, 1e20f, -1e20f, 123456.79f, 2147483648f, -2147483648f, 4294967296f,
        9.223372e18f, 1.8446744e19f, float.MaxValue, float.Epsilon, float.NaN, float.PositiveInfinity, float.NegativeInfinity,
    ];

    private static int[] Integers => [.. Pairs(s_integers).Select(pair => pair.First)];

    private static int[] OtherIntegers => [.. Pairs(s_integers).Select(pair => pair.Second)];

    private static float[] Floats => [.. Pairs(s_floats).Select(pair => pair.First)];

    private static float[] OtherFloats => [.. Pairs(s_floats).Select(pair => pair.Second)];

    private static float[] FiniteFloats => [.. Enumerable.Range(0, 300).Select(i => MathF.Sin(i) * MathF.Pow(1.1f, i % 50))];

    [Test]
    public void Integers_([AllDevices] TestDevice device) => Agree(device, Integers.Length,
        [Integers, OtherIntegers, new int[Integers.Length]],
        (on, all) => on.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, ArrayView<int>, ArrayView<int>>(ArithmeticKernels.Integers)(
            Integers.Length, all.View<int>(0), all.View<int>(1), all.View<int>(2)),
        (i, all) => ArithmeticKernels.Integers(i, all.View<int>(0), all.View<int>(1), all.View<int>(2)));

    [Test]
    public void Unsigned([AllDevices] TestDevice device) => Agree(device, Integers.Length,
        [Bits(Integers), Bits(OtherIntegers), new ulong[Integers.Length]],
        (on, all) => on.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<uint>, ArrayView<uint>, ArrayView<ulong>>(ArithmeticKernels.Unsigned)(
            Integers.Length, all.View<uint>(0), all.View<uint>(1), all.View<ulong>(2)),
        (i, all) => ArithmeticKernels.Unsigned(i, all.View<uint>(0), all.View<uint>(1), all.View<ulong>(2)));

    [Test]
    public void SmallIntegers([AllDevices] TestDevice device) => Agree(device, 256,
        [Range(256, i => (byte)i), Range(256, i => (short)(i * 257 - 32768)), new int[256]],
        (on, all) => on.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<byte>, ArrayView<short>, ArrayView<int>>(ArithmeticKernels.SmallIntegers)(
            256, all.View<byte>(0), all.View<short>(1), all.View<int>(2)),
        (i, all) => ArithmeticKernels.SmallIntegers(i, all.View<byte>(0), all.View<short>(1), all.View<int>(2)));

    [Test]
    public void Reals([AllDevices] TestDevice device) => Agree(device, 300,
        [FiniteFloats, FiniteFloats.Reverse().ToArray(), new float[300]],
        (on, all) => on.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>>(ArithmeticKernels.Floats)(
            300, all.View<float>(0), all.View<float>(1), all.View<float>(2)),
        (i, all) => ArithmeticKernels.Floats(i, all.View<float>(0), all.View<float>(1), all.View<float>(2)));

    [Test]
    public void Doubles([AllDevices] TestDevice device) => Agree(device, 300,
        [FiniteFloats.Select(x => (double)x).ToArray(), new double[300]],
        (on, all) => on.LoadAutoGroupedStreamKernel<Index1D, ArrayView<double>, ArrayView<double>>(ArithmeticKernels.Doubles)(
            300, all.View<double>(0), all.View<double>(1)),
        (i, all) => ArithmeticKernels.Doubles(i, all.View<double>(0), all.View<double>(1)));

    [Test]
    public void Extremes([AllDevices] TestDevice device) => Agree(device, Floats.Length,
        [Floats, OtherFloats, new float[6 * Floats.Length]],
        (on, all) => on.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>>(ArithmeticKernels.Extremes)(
            Floats.Length, all.View<float>(0), all.View<float>(1), all.View<float>(2)),
        (i, all) => ArithmeticKernels.Extremes(i, all.View<float>(0), all.View<float>(1), all.View<float>(2)));

    [Test]
    public void Conversions([AllDevices] TestDevice device) => Agree(device, s_floats.Length,
        [s_floats, new long[10 * s_floats.Length]],
        (on, all) => on.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<long>>(ArithmeticKernels.Conversions)(
            s_floats.Length, all.View<float>(0), all.View<long>(1)),
        (i, all) => ArithmeticKernels.Conversions(i, all.View<float>(0), all.View<long>(1)));

    [Test]
    public void BitOperations_([AllDevices] TestDevice device) => Agree(device, s_integers.Length,
        [Bits(s_integers), new int[6 * s_integers.Length]],
        (on, all) => on.LoadAutoGroupedStreamKernel<Index1D, ArrayView<uint>, ArrayView<int>>(ArithmeticKernels.Bits)(
            s_integers.Length, all.View<uint>(0), all.View<int>(1)),
        (i, all) => ArithmeticKernels.Bits(i, all.View<uint>(0), all.View<int>(1)));

    [Test]
    public void Loops([AllDevices] TestDevice device, [Values(1, 63, 64, 65, 200)] int count) => Agree(device, count,
        [new int[count]],
        (on, all) => on.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, int>(ControlFlowKernels.Loops)(count, all.View<int>(0), 50),
        (i, all) => ControlFlowKernels.Loops(i, all.View<int>(0), 50));

    [Test]
    public void Choices([AllDevices] TestDevice device) => Agree(device, 200,
        [Range(200, i => i - 100), new int[200]],
        (on, all) => on.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, ArrayView<int>>(ControlFlowKernels.Choices)(
            200, all.View<int>(0), all.View<int>(1)),
        (i, all) => ControlFlowKernels.Choices(i, all.View<int>(0), all.View<int>(1)));

    [Test]
    public void Helpers([AllDevices] TestDevice device) => Agree(device, 300,
        [FiniteFloats, new float[300]],
        (on, all) => on.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>>(ControlFlowKernels.Helpers)(
            300, all.View<float>(0), all.View<float>(1)),
        (i, all) => ControlFlowKernels.Helpers(i, all.View<float>(0), all.View<float>(1)));

    [Test]
    public void Particles([AllDevices] TestDevice device) => Agree(device, 37,
        [Range(37, i => new StructureKernels.Particle(i))],
        (on, all) => on.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<StructureKernels.Particle>, StructureKernels.Complex>(StructureKernels.Particles)(
            37, all.View<StructureKernels.Particle>(0), new(1.5f, -0.25f)),
        (i, all) => StructureKernels.Particles(i, all.View<StructureKernels.Particle>(0), new(1.5f, -0.25f)));

    [Test]
    public void Tuples([AllDevices] TestDevice device) => Agree(device, 300,
        [FiniteFloats, new float[300]],
        (on, all) => on.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, StructureKernels.Line>(StructureKernels.Tuples)(
            300, all.View<float>(0), all.View<float>(1), new(0.1f, 2f)),
        (i, all) => StructureKernels.Tuples(i, all.View<float>(0), all.View<float>(1), new(0.1f, 2f)));

    [Test]
    public void Mandelbrot([AllDevices] TestDevice device)
    {
        var corner = new StructureKernels.Complex(-2f, -1.2f);
        Agree(device, 50 * 30,
            [new int[50 * 30]],
            (on, all) => on.LoadAutoGroupedStreamKernel<
                Index2D, ArrayView2D<int, Stride2D.DenseX>, StructureKernels.Complex, float, int>(StructureKernels.Mandelbrot)(
                new Index2D(50, 30), all.PlaneX<int>(0, 50), corner, 0.06f, 100),
            (i, all) => StructureKernels.Mandelbrot(new Index2D(i % 50, i / 50), all.PlaneX<int>(0, 50), corner, 0.06f, 100));
    }

    [Test]
    public void LocalArrays([AllDevices] TestDevice device) => Agree(device, 300,
        [FiniteFloats, new float[300]],
        (on, all) => on.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>>(MemoryKernels.LocalArrays)(
            300, all.View<float>(0), all.View<float>(1)),
        (i, all) =>
        {
            WorkItem.Enter();
            MemoryKernels.LocalArrays(i, all.View<float>(0), all.View<float>(1));
        });

    [Test]
    public void References([AllDevices] TestDevice device) => Agree(device, 100,
        [Range(100, i => i * 3), new long[100]],
        (on, all) => on.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, ArrayView<long>>(MemoryKernels.References)(
            100, all.View<int>(0), all.View<long>(1)),
        (i, all) => MemoryKernels.References(i, all.View<int>(0), all.View<long>(1)));

    [Test]
    public void Planes([AllDevices] TestDevice device)
    {
        const int Width = 70, Height = 11;
        var values = Range(Width * Height, i => MathF.Sqrt(i));
        Agree(device, Width * Height,
            [values, Range(Width * Height, i => i * 0.5f), new float[Width * Height], new float[Width * Height]],
            (on, all) =>
            {
                var kernel = on.LoadAutoGroupedStreamKernel<
                    Index2D, ArrayView2D<float, Stride2D.DenseX>, ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>,
                    ArrayView1D<float, Stride1D.Dense>, int>(MemoryKernels.Planes);
                kernel(
                    new Index2D(Width, Height),
                    all.PlaneX<float>(0, Width),
                    all.PlaneY<float>(1, Height),
                    all.PlaneY<float>(3, Height),
                    all.View<float>(2),
                    Width);
            },
            (i, all) => MemoryKernels.Planes(
                new Index2D(i % Width, i / Width),
                all.PlaneX<float>(0, Width),
                all.PlaneY<float>(1, Height),
                all.PlaneY<float>(3, Height),
                all.View<float>(2),
                Width));
    }

    [Test]
    public void Volume([AllDevices] TestDevice device)
    {
        var extent = new Index3D(65, 3, 5);
        Agree(device, extent.Size,
            [new int[extent.Size]],
            (on, all) => on.LoadAutoGroupedStreamKernel<Index3D, ArrayView<int>, Index3D>(MemoryKernels.Volume)(
                extent, all.View<int>(0), extent),
            (i, all) => MemoryKernels.Volume(new Index3D(i % 65, i / 65 % 3, i / (65 * 3)), all.View<int>(0), extent));
    }

    [Test]
    public void IntegerAtomics([AllDevices] TestDevice device) => Agree(device, 500,
        [Range(500, i => i * 7919 % 1000 - 500), new int[7], new uint[508]],
        (on, all) => on.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, ArrayView<int>, ArrayView<uint>>(AtomicKernels.Integers)(
            500, all.View<int>(0), all.View<int>(1), all.View<uint>(2)),
        (i, all) => AtomicKernels.Integers(i, all.View<int>(0), all.View<int>(1), all.View<uint>(2)));

    [Test]
    public void LongIntegerAtomics([AllDevices] TestDevice device) => Agree(device, 500,
        [Range(500, i => i * 7919 % 1000 - 500), new long[4], new ulong[4]],
        (on, all) => on.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, ArrayView<long>, ArrayView<ulong>>(AtomicKernels.LongIntegers)(
            500, all.View<int>(0), all.View<long>(1), all.View<ulong>(2)),
        (i, all) => AtomicKernels.LongIntegers(i, all.View<int>(0), all.View<long>(1), all.View<ulong>(2)));

    [Test]
    public void RealAtomics([AllDevices] TestDevice device) => Agree(device, 500,
        [Range(500, i => i * 7919 % 1000 - 500), new float[4], new double[2]],
        (on, all) => on.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, ArrayView<float>, ArrayView<double>>(AtomicKernels.Reals)(
            500, all.View<int>(0), all.View<float>(1), all.View<double>(2)),
        (i, all) => AtomicKernels.Reals(i, all.View<int>(0), all.View<float>(1), all.View<double>(2)));

    [Test]
    public void Specialized([AllDevices] TestDevice device, [Values(0, 3)] int radius, [Values] bool clamp) => Agree(device, 300,
        [FiniteFloats, new float[300]],
        (on, all) => on.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, SpecializedValue<int>, ArrayView<float>, SpecializedValue<float>, SpecializedValue<bool>>(
                SpecializedKernels.Blur)(
                    300, all.View<float>(0), new(radius), all.View<float>(1), SpecializedValue.New(-0.1f), SpecializedValue.New(clamp)),
        (i, all) => SpecializedKernels.Blur(
            i, all.View<float>(0), new(radius), all.View<float>(1), new(-0.1f), new(clamp)));

    [Test]
    public void Positions([AllDevices] TestDevice device)
    {
        var expected = new long[4 * 2 * 3 * 2];
        for (int at = 0; at < expected.Length; at++)
        {
            int group = at / 6, item = at % 6;
            int groupX = group % 4, groupY = group / 4, x = item % 3, y = item / 3;
            expected[at] = groupX + 10 * groupY + 100 * 4 + 1000 * item + 1000000L * (groupX * 3 + x) + 100000000L * (groupY * 2 + y)
                + (item == 0 ? 7 : 0) + 6 + groupX + y + 1;
        }

        using var result = device.Accelerator.Allocate1D<long>(expected.Length);
        device.Accelerator.LoadStreamKernel<ArrayView<long>>(GroupKernels.Positions)((new Index2D(4, 2), new Index2D(3, 2)), result.View);
        Assert.That(result.View.BaseView.GetAsArray1D(), Is.EqualTo(expected));
    }

    [Test]
    public void Reduction([AllDevices] TestDevice device)
    {
        if (Refuses<ArrayView<float>, ArrayView<float>>(device, GroupKernels.Reduce))
            return;
        float[] values = Range(150, i => 1f / (i + 1));
        float[] padded = [.. values, .. new float[42]];
        float[] expected = [.. padded.Chunk(64).Select(Tree)];
        using var data = device.Accelerator.Allocate1D(values);
        using var sums = device.Accelerator.Allocate1D<float>(3);
        var reduce = device.Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>>(GroupKernels.Reduce);
        reduce((3, 64), data.View, sums.View);
        Assert.That(sums.View.BaseView.GetAsArray1D(), Is.EqualTo(expected));

        static float Tree(float[] tile)
        {
            for (int half = tile.Length / 2; half > 0; half /= 2)
            {
                for (int i = 0; i < half; i++)
                    tile[i] += tile[i + half];
            }

            return tile[0];
        }
    }

    [Test]
    public void Transposition([AllDevices] TestDevice device)
    {
        if (Refuses<ArrayView2D<int, Stride2D.DenseX>, ArrayView2D<int, Stride2D.DenseX>>(device, GroupKernels.Transpose))
            return;
        const int Width = 21, Height = 13;
        using var source = device.Accelerator.Allocate2DDenseX<int>(new LongIndex2D(Width, Height));
        using var target = device.Accelerator.Allocate2DDenseX<int>(new LongIndex2D(Height, Width));
        source.View.BaseView.CopyFromCPU(Range(Width * Height, i => i));
        device.Accelerator.LoadStreamKernel<ArrayView2D<int, Stride2D.DenseX>, ArrayView2D<int, Stride2D.DenseX>>(GroupKernels.Transpose)(
            (new Index2D(3, 2), new Index2D(8, 8)), source.View, target.View);
        // Each element plus the tile's extent and stride, 9 and 9.
        Assert.That(target.View.BaseView.GetAsArray1D(), Is.EqualTo(Range(Width * Height, i => i % Height * Width + i / Height + 18)));
    }

    [Test]
    public void Votes([AllDevices] TestDevice device)
    {
        if (Refuses<ArrayView<int>, ArrayView<int>>(device, GroupKernels.Votes))
            return;
        int[] values = [.. Range(20, i => i + 20), .. Range(20, i => i * 5), .. Range(20, i => i)];
        using var data = device.Accelerator.Allocate1D(values);
        using var result = device.Accelerator.Allocate1D<int>(3);
        var votes = device.Accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>>(GroupKernels.Votes);
        votes(new KernelConfig(3, 20), data.View, result.View);
        Assert.That(result.View.BaseView.GetAsArray1D(), Is.EqualTo(values.Chunk(20).Select(group =>
            group.Count(value => value % 2 != 0)
            + (group.All(value => value > 10) ? 1000 : 0)
            + (group.Any(value => value > 90) ? 2000 : 0)
            + 10000 * group[3])));
    }

    [Test]
    public void DynamicSharedMemory([AllDevices] TestDevice device)
    {
        if (Refuses<ArrayView<int>>(device, GroupKernels.Dynamic))
            return;
        int[] values = Range(48, i => i * i);
        using var data = device.Accelerator.Allocate1D(values);
        var config = new KernelConfig(3, 16, SharedMemoryConfig.RequestDynamic<int>(16));
        device.Accelerator.LoadStreamKernel<ArrayView<int>>(GroupKernels.Dynamic)(config, data.View);
        int[] expected = [.. values.Chunk(16).SelectMany(group => group.Reverse().Select(value => value + group.Sum()))];
        Assert.That(data.View.BaseView.GetAsArray1D(), Is.EqualTo(expected));
    }

    /// <summary>The CPU engine runs no barriers, and says so when such a kernel is loaded.</summary>
    private static bool Refuses<T1>(TestDevice device, Action<T1> kernel) =>
        Refuses(device, () => device.Accelerator.LoadStreamKernel(kernel));

    private static bool Refuses<T1, T2>(TestDevice device, Action<T1, T2> kernel) =>
        Refuses(device, () => device.Accelerator.LoadStreamKernel(kernel));

    private static bool Refuses(TestDevice device, Action load)
    {
        if (device.Accelerator.AcceleratorType != AcceleratorType.CPU)
            return false;
        Assert.That(load, Throws.TypeOf<NotSupportedException>().With.Message.Contains("barrier").IgnoreCase);
        return true;
    }

    /// <summary>Runs a kernel on a device, and as plain C# on the same data: all arrays must come to the same bits.</summary>
    private static void Agree(TestDevice device, int count, Array[] data, Action<Accelerator, Memory> launch, Action<int, Memory> item)
    {
        using var actual = new Memory(device.Accelerator, data);
        launch(device.Accelerator, actual);
        using var expected = new Memory(TestDevice.Cpu.Accelerator, data);
        for (int i = 0; i < count; i++)
            item(i, expected);
        for (int n = 0; n < data.Length; n++)
            Assert.That(actual.Words(n), Is.EqualTo(expected.Words(n)), $"Array {n} differs.");
    }

    private static T[] Range<T>(int count, Func<int, T> value) => [.. Enumerable.Range(0, count).Select(value)];

    private static uint[] Bits(int[] values) => MemoryMarshal.Cast<int, uint>(values).ToArray();

    private static IEnumerable<(T First, T Second)> Pairs<T>(T[] values) =>
        values.SelectMany(first => values.Select(second => (first, second)));

    /// <summary>Arrays in the memory of an accelerator.</summary>
    private sealed class Memory : IDisposable
    {
        private readonly List<(MemoryBuffer1D<byte, Stride1D.Dense> Buffer, int Element)> _buffers = [];

        public Memory(Accelerator accelerator, Array[] data)
        {
            foreach (var array in data)
            {
                int size = Marshal.SizeOf(array.GetType().GetElementType()!);
                _buffers.Add((accelerator.Allocate1D(BytesOf(array)), size));
            }
        }

        public ArrayView<T> View<T>(int n)
            where T : unmanaged => _buffers[n].Buffer.View.BaseView.Cast<T>();

        public ArrayView2D<T, Stride2D.DenseX> PlaneX<T>(int n, int width)
            where T : unmanaged => new(View<T>(n), new LongIndex2D(width, View<T>(n).Length / width), new Stride2D.DenseX(width));

        public ArrayView2D<T, Stride2D.DenseY> PlaneY<T>(int n, int height)
            where T : unmanaged => new(View<T>(n), new LongIndex2D(View<T>(n).Length / height, height), new Stride2D.DenseY(height));

        /// <summary>The bits of each element; where one is padded, of all bytes.</summary>
        public string[] Words(int n) =>
            [.. _buffers[n].Buffer.View.BaseView.GetAsArray1D().Chunk(_buffers[n].Element).Select(Convert.ToHexString)];

        public void Dispose() => _buffers.ForEach(item => item.Buffer.Dispose());

        private static byte[] BytesOf(Array array)
        {
            int length = array.Length * Marshal.SizeOf(array.GetType().GetElementType()!);
            return MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(array), length).ToArray();
        }
    }
}
