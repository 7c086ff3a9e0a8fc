using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using KernelRD.Kernels.ReactionDiffusion;
using KernelRD.Tests.Cpu;

namespace KernelRD.Tests;

/// <summary>The SIMD loop gives the bits of the scalar one, which calls the kernel itself.</summary>
public sealed class VectorLoopTests
{
    private static readonly Assembly[] s_assemblies = [typeof(GrayScott).Assembly, typeof(VectorKernels).Assembly];

    // Kernels that write several places, which only their own strides keep apart, or in place where a row is a panel's: at random strides and
    // widths work-items race. The cases of their operations and the trainings of TrainerTests run them on all devices.
    private static readonly string[] s_racing =
    [
        "CriticGradient.Compute", "CriticSlope.SlopeSums", "CriticSlope.SlopeSumsOfStrip", "GradientPenalty.Pull", "JointProbabilities.Symmetrize",
        "OutputLayer.ForwardSums",
    ];

    // Kernels that look up places, which random ones would be anywhere, or divide by a number of lanes, which is never 0. The cases of their
    // operations run them on all devices.
    private static readonly string[] s_particular =
        ["BatchTargets.Gather", "HiddenLayer.GatherPixels", "HiddenLayer.GatherValues", "RowSquares.Distances", "RowSquares.Squares"];

    public static IEnumerable<string> VectorNames => Sources.Where(source => source.HasVectorLoop).Select(source => source.Name);

    public static IEnumerable<string> ComparedNames => VectorNames.Except(s_racing).Except(s_particular);

    private static IEnumerable<KernelSource> Sources =>
        s_assemblies.Select(assembly => KernelTable.Of(assembly)!).SelectMany(table => table.Names.Select(name => table.Find(name)!));

    [Test]
    public void EveryStepKernelHasOne() =>
        Assert.That(VectorNames, Is.SupersetOf((string[])[
            "GrayScott.Step", "Turing.Step", "FitzHughNagumo.Step", "Schnakenberg.Step", "Brusselator.Step", "GiererMeinhardt.Step"]));

    [Test]
    public void EveryFeatureHasOne() =>
        Assert.That(Of("VectorKernels").Where(source => !source.HasVectorLoop).Select(source => source.Name), Is.Empty);

    [Test]
    public void NoHazardHasOne() =>
        Assert.That(Of("ScalarKernels").Where(source => source.HasVectorLoop).Select(source => source.Name), Is.Empty);

    [TestCaseSource(nameof(ComparedNames))]
    public void ItGivesTheScalarLoopsBits(string name)
    {
        var source = Sources.Single(source => source.Name == name);
        var run = typeof(VectorLoopTests).GetMethod(nameof(Compare), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(source.GetType().BaseType!.GetGenericArguments());
        var shapes = Gen.Elements(0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 37, 64).Three()
            .SelectMany(extent => Gen.Choose(0, int.MaxValue), (extent, seed) => (extent.Item1, extent.Item2 % 5, extent.Item3 % 3, seed));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100),
            Prop.ForAll(shapes.ToArbitrary(), shape => (bool)run.Invoke(null, [source, shape])!));
    }

    [Test]
    public void OverlappingViewsTakeTheScalarLoop()
    {
        using var context = Context.Create(builder => builder.CPU());
        using var accelerator = new CPUDevice(1).CreateAccelerator(context);
        using var buffer = accelerator.Allocate1D(new float[101]);
        var add = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>, float>(VectorKernels.Add);
        buffer.View.BaseView[0] = 1f;
        // Each element is the one before it and one more, which neighbours in a register would not yet have written.
        add(100, buffer.View.BaseView.SubView(0, 100), buffer.View.BaseView.SubView(1, 100), 1f);
        Assert.That(buffer.GetAsArray1D(), Is.EqualTo(Enumerable.Range(1, 101).Select(i => (float)i)));
    }

    /// <summary>Runs both loops on the same random arguments and compares all memory, that around the views included.</summary>
    private static bool Compare<TArgs>(KernelSource<TArgs> source, (int Width, int Height, int Depth, int Seed) shape)
        where TArgs : struct
    {
        using var context = Context.Create(builder => builder.CPU());
        using var accelerator = CPUDevice.Default.CreateAccelerator(context);
        var random = new Random(shape.Seed);
        int axes = Kernel(source).GetParameters()[0].ParameterType.Name switch { "Index1D" => 1, "Index2D" => 2, _ => 3 };
        var grid = new Index3D(shape.Width, axes > 1 ? shape.Height : 1, axes > 2 ? shape.Depth : 1);
        var arguments = new RandomArguments(accelerator, grid, shape.Seed);
        var scalar = arguments.Create<TArgs>(Kernel(source));
        var scalarMemory = arguments.TakeBuffers();
        var vector = arguments.Create<TArgs>(Kernel(source));
        var vectorMemory = arguments.TakeBuffers();

        var launch = new LaunchShape(grid, new Index3D(1), IsGrouped: false, DynamicSharedBytes: 0);
        var from = new Index3D(random.Next(grid.X + 1), random.Next(grid.Y + 1), random.Next(grid.Z + 1));
        var tile = new Tile(from, grid);
        source.Run(scalar, launch, tile);
        source.RunVector(vector, launch, tile);
        return scalarMemory.Zip(vectorMemory).All(pair => SameBits(pair.First, pair.Second));
    }

    private static IEnumerable<KernelSource> Of(string type) =>
        Sources.Where(source => source.Name.StartsWith(type + ".", StringComparison.Ordinal));

    private static MethodInfo Kernel(KernelSource source)
    {
        string[] name = source.Name.Split('.');
        return s_assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Name == name[0])
            .Select(type => type.GetMethod(name[1], BindingFlags.Static | BindingFlags.Public)).Single(method => method is not null)!;
    }

    // Which NaN an operation on two of them gives depends on the order of its operands in the machine's code, which no language fixes.
    private static bool SameBits(MemoryBuffer1D<uint, Stride1D.Dense> left, MemoryBuffer1D<uint, Stride1D.Dense> right) =>
        left.GetAsArray1D().Zip(right.GetAsArray1D()).All(pair => pair.First == pair.Second || (IsNaN(pair.First) && IsNaN(pair.Second)));

    private static bool IsNaN(uint bits) => float.IsNaN(BitConverter.UInt32BitsToSingle(bits));

    /// <summary>Arguments for any kernel, the same ones for the same seed; views have room around them for neighbours.</summary>
    private sealed class RandomArguments(Accelerator accelerator, Index3D grid, int seed)
    {
        private const int Margin = 64;

        private readonly List<MemoryBuffer1D<uint, Stride1D.Dense>> _buffers = [];
        private Random _random = new(seed);

        public TArgs Create<TArgs>(MethodInfo kernel)
            where TArgs : struct
        {
            _random = new Random(seed);
            object[] values = [.. kernel.GetParameters().Skip(1).Select(parameter => Value(parameter.ParameterType, parameter.Name!))];
            return (TArgs)Tuple(typeof(TArgs), values);
        }

        // From the eighth value on they lie in a tuple within the tuple.
        private static object Tuple(Type type, ReadOnlySpan<object> values) => Activator.CreateInstance(
            type, values.Length < 8 ? values.ToArray() : [.. values[..7], Tuple(type.GetGenericArguments()[7], values[7..])])!;

        public List<MemoryBuffer1D<uint, Stride1D.Dense>> TakeBuffers()
        {
            List<MemoryBuffer1D<uint, Stride1D.Dense>> buffers = [.. _buffers];
            _buffers.Clear();
            return buffers;
        }

        private object Value(Type type, string name)
        {
            if (type == typeof(float))
                return Real();
            if (type == typeof(uint))
                return (uint)_random.Next();
            if (type == typeof(int))
                return name is "width" or "features" ? grid.X : name == "height" ? grid.Y : _random.Next(5);
            if (type == typeof(SpecializedValue<int>))
                return SpecializedValue.New(_random.Next(5));
            if (type == typeof(ArrayView<float>))
                return Memory().Cast<float>();
            if (type == typeof(ArrayView<byte>))
                return Memory().Cast<byte>();
            if (type == typeof(ArrayView<int>))
                return Memory().Cast<int>();
            if (type == typeof(ArrayView<uint>))
                return Memory();
            var extent = new Index2D(grid.X + 2, grid.Y + 2);
            if (type == typeof(ArrayView2D<float, Stride2D.DenseX>))
                return new ArrayView2D<float, Stride2D.DenseX>(Memory().Cast<float>(), extent, new Stride2D.DenseX(extent.X));
            if (type == typeof(ArrayView2D<float, Stride2D.DenseY>))
                return new ArrayView2D<float, Stride2D.DenseY>(Memory().Cast<float>(), extent, new Stride2D.DenseY(extent.X));
            object structure = Activator.CreateInstance(type)!;
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                field.SetValue(structure, Value(field.FieldType, field.Name));
            return structure;
        }

        private ArrayView<uint> Memory()
        {
            var data = new uint[(grid.X + 8) * (grid.Y + 8) * (grid.Z + 8) + 2 * Margin];
            foreach (ref uint word in data.AsSpan())
                word = BitConverter.SingleToUInt32Bits(Real());
            _buffers.Add(accelerator.Allocate1D(data));
            return _buffers[^1].View.BaseView.SubView(Margin, data.Length - 2 * Margin);
        }

        private float Real() => _random.Next(12) switch
        {
            0 => float.NaN,
            1 => float.PositiveInfinity,
            2 => float.NegativeInfinity,
            3 => -0f,
            4 => 0f,
            5 => float.Epsilon * _random.Next(1, 1 << 20),
            6 => float.MaxValue,
            7 => BitConverter.Int32BitsToSingle(_random.Next(int.MinValue, int.MaxValue)),
            _ => 4f * _random.NextSingle() - 2f,
        };
    }
}
