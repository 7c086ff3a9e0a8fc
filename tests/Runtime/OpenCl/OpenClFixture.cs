using Floats = KernelRD.Runtime.ArrayView1D<float, KernelRD.Runtime.Stride1D.Dense>;
using Plane = KernelRD.Runtime.ArrayView2D<float, KernelRD.Runtime.Stride2D.DenseX>;

namespace KernelRD.Tests;

/// <summary>Gives a fixture OpenCL accelerators of its own, with a folder of its own for compiled programs.</summary>
internal abstract class OpenClFixture
{
    private readonly List<CLAccelerator> _accelerators = [];

    protected static HandWrittenKernel<(Floats Source, Floats Target, float Summand)> Add { get; } = new(
        "add",
        """
        __kernel void add(int extent_x,
            __global const float* KRD_RESTRICT s_data, long s_offset, long s_length,
            __global float* KRD_RESTRICT t_data, long t_offset, long t_length, float summand)
        {
            int block = (extent_x - 1) / (int)get_global_size(0) + 1;
            int begin = (int)get_global_id(0) * block;
            int end = min(begin + block, extent_x);
            for (int x = begin; x < end; x++)
                t_data[t_offset + x] = s_data[s_offset + x] + summand;
        }
        """,
        static (ref writer, in args) =>
        {
            writer.Write(args.Source);
            writer.Write(args.Target);
            writer.Write(args.Summand);
        });

    /// <summary>Adds 1 to the cells of a plane, and counts in a cell how often it was visited.</summary>
    protected static HandWrittenKernel<ValueTuple<Plane>> Visit { get; } = new(
        "visit",
        """
        __kernel void visit(int extent_x, int extent_y,
            __global float* KRD_RESTRICT p_data, long p_offset, long p_length, int p_extent_x, int p_extent_y, int p_stride)
        {
            int columns = (extent_x - 1) / (int)get_global_size(0) + 1, rows = (extent_y - 1) / (int)get_global_size(1) + 1;
            int left = (int)get_global_id(0) * columns, top = (int)get_global_id(1) * rows;
            for (int y = top; y < min(top + rows, extent_y); y++)
                for (int x = left; x < min(left + columns, extent_x); x++)
                    p_data[p_offset + x + (long)y * p_stride] += 1;
        }
        """,
        static (ref writer, in args) => writer.Write(args.Item1));

    /// <summary>Where this fixture's accelerators keep compiled programs.</summary>
    protected string CacheFolder { get; } = Directory.CreateTempSubdirectory("kernelrd-").FullName;

    protected static CLDevice Device => (CLDevice)OpenCl.Accelerator.Device;

    /// <summary>The accelerator of tests that need no other.</summary>
    protected CLAccelerator Accelerator => field ??= Create();

    private static TestDevice OpenCl => TestDevice.All[1];

    protected static LaunchShape Extent(int x) => LaunchShape.Of(new Index1D(x));

    protected static LaunchShape Extent(int x, int y) => LaunchShape.Of(new Index2D(x, y));

    /// <summary>A new accelerator; it is disposed with the fixture, unless the test was first.</summary>
    protected CLAccelerator Create(string? cacheFolder = null, bool? runsBlocks = null)
    {
        var accelerator = new CLAccelerator(OpenCl.Accelerator.Context, Device, new ProgramCache(cacheFolder ?? CacheFolder))
        {
            RunsBlocks = runsBlocks ?? Device.IsCpu,
        };
        lock (_accelerators)
            _accelerators.Add(accelerator);
        return accelerator;
    }

    [OneTimeTearDown]
    public void DisposeAccelerators()
    {
        _accelerators.ForEach(accelerator => accelerator.Dispose());
        Directory.Delete(CacheFolder, recursive: true);
    }
}
