using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace KernelRD.Runtime;

/// <summary>A kernel on the CPU engine.</summary>
internal sealed class CPUKernel<TArgs> : LoadedKernel<TArgs>, Team.IJob
    where TArgs : struct
{
    // Waking a thread costs a few microseconds; a chunk is worth it from about here on.
    private static readonly double _grain = Stopwatch.Frequency * 8e-6;

    private readonly CPUAccelerator _accelerator;
    private readonly KernelSource<TArgs> _source;

    // Ticks a work-item takes, 0 until known. It rises at once and falls slowly: a thread woken in vain costs microseconds, a large launch
    // on one thread may cost seconds.
    private double _cost;

    // The launch that the team is at; guarded by its turn.
    private TArgs _args;
    private LaunchShape _shape;
    private Split _split;
    private bool _vector;

    public CPUKernel(CPUAccelerator accelerator, KernelSource<TArgs> source)
    {
        if (source.UsesBarrier)
        {
            throw new NotSupportedException(
                $"{source.Name} uses Group.Barrier(), which the CPU engine does not run; launch its barrier-free sibling.");
        }

        _accelerator = accelerator;
        _source = source;
    }

    [SkipLocalsInit]
    public override void Launch(AcceleratorStream stream, in LaunchShape shape, in TArgs args)
    {
        _accelerator.ThrowIfDisposed();
        if (shape.IsEmpty)
            return;
        var writer = new ArgumentWriter(
            _accelerator,
            stackalloc byte[ArgumentWriter.MaxBytes],
            stackalloc ArgumentWriter.Slot[ArgumentWriter.MaxSlots],
            stackalloc ArgumentWriter.Region[16]);
        _source.Bind(ref writer, args);
        // A breakpoint in a kernel stops only in the scalar loop, which calls the kernel itself.
        bool vector = _source.HasVectorLoop && !writer.HasOverlap && !Debugger.IsAttached;

        double items = (double)shape.Grid.X * shape.Grid.Y * shape.Grid.Z;
        var team = _accelerator.Team;
        int chunks = ChunksFor(items, team.Size);
        if (chunks > 1 && new Split(shape, chunks) is { Count: > 1 } split)
            LaunchOnTeam(team, shape, args, split, vector, items);
        else
            LaunchHere(shape, args, vector, items);
    }

    void Team.IJob.RunChunk(int chunk) => Run(_shape, _args, _split[chunk], _vector);

    private void LaunchHere(in LaunchShape shape, in TArgs args, bool vector, double items)
    {
        long start = Stopwatch.GetTimestamp();
        Run(shape, args, new Tile(Index3D.Zero, shape.Grid), vector);
        Learn((Stopwatch.GetTimestamp() - start) / items);
    }

    private void LaunchOnTeam(Team team, in LaunchShape shape, in TArgs args, Split split, bool vector, double items)
    {
        lock (team.Turn)
        {
            _args = args;
            _shape = shape;
            _split = split;
            _vector = vector;
            var (ticks, chunks) = team.Run(this, split.Count);
            if (chunks > 0)
                Learn(ticks * split.Count / (items * chunks));
            _args = default;
        }
    }

    private void Run(in LaunchShape shape, in TArgs args, in Tile tile, bool vector)
    {
        if (vector)
            _source.RunVector(args, shape, tile);
        else
            _source.Run(args, shape, tile);
    }

    private int ChunksFor(double items, int threads)
    {
        // Some more chunks than threads, so that one that comes late leaves its share to the others.
        int most = threads == 1 ? 1 : 4 * threads;
        return _cost == 0 ? most : (int)Math.Min(most, items * _cost / _grain);
    }

    private void Learn(double cost) => _cost = cost > _cost ? cost : (cost + _cost) / 2;
}
