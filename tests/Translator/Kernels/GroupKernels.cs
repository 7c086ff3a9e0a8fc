using KernelRD.Kernels;

namespace KernelRD.Tests;

/// <summary>Explicitly grouped kernels.</summary>
public static class GroupKernels
{
    private const int Size = 64;

    [Kernel]
    public static void Positions(ArrayView<long> result)
    {
        var global = Grid.GlobalIndex;
        long at = Grid.GlobalLinearIndex;
        if (at < result.Length)
        {
            result[at] = Grid.IdxX + 10 * Grid.IdxY + 100 * Grid.DimX + 1000 * Group.LinearIndex
                + 1000000L * global.X + 100000000L * global.Y
                + (Group.IsFirstThread ? 7 : 0) + Group.Dimension.Size + Grid.Index.X + Group.Index.Y + Grid.Dimension.Z;
        }
    }

    /// <summary>Sums Size elements a group in one fixed tree.</summary>
    [Kernel]
    public static void Reduce(ArrayView<float> data, ArrayView<float> sums)
    {
        var tile = SharedMemory.Allocate<float>(Size);
        int i = Group.IdxX;
        int at = Grid.IdxX * Size + i;
        tile[i] = at < data.Length ? data[at] : 0f;
        Group.Barrier();
        for (int half = Size / 2; half > 0; half /= 2)
        {
            if (i < half)
                Accumulate(ref tile[i], tile, i + half);
            Group.Barrier();
        }

        if (i == 0)
            sums[Grid.IdxX] = tile[0];
    }

    [Kernel]
    public static void Transpose(ArrayView2D<int, Stride2D.DenseX> source, ArrayView2D<int, Stride2D.DenseX> target)
    {
        var tile = SharedMemory.Allocate2DDenseX<int>(new Index2D(9, 8));
        int x = Grid.IdxX * 8 + Group.IdxX, y = Grid.IdxY * 8 + Group.IdxY;
        if (x < source.IntExtent.X && y < source.IntExtent.Y)
            tile[Group.IdxX, Group.IdxY] = source[x, y];
        Group.Barrier();
        int left = Grid.IdxY * 8 + Group.IdxX, top = Grid.IdxX * 8 + Group.IdxY;
        if (left < target.IntExtent.X && top < target.IntExtent.Y)
            target[left, top] = tile[Group.IdxY, Group.IdxX] + tile.IntExtent.X + tile.Stride.YStride;
    }

    [Kernel]
    public static void Votes(ArrayView<int> data, ArrayView<int> result)
    {
        int value = data[Grid.IdxX * Group.DimX + Group.IdxX];
        int odd = Group.BarrierPopCount((value & 1) != 0);
        bool all = Group.BarrierAnd(value > 10);
        bool any = Group.BarrierOr(value > 90);
        int third = Group.Broadcast(value, 3);
        if (Group.IsFirstThread)
            result[Grid.IdxX] = odd + (all ? 1000 : 0) + (any ? 2000 : 0) + 10000 * third;
    }

    [Kernel]
    public static void Dynamic(ArrayView<int> data)
    {
        var shared = SharedMemory.GetDynamic<int>();
        ref int total = ref SharedMemory.Allocate<int>();
        int i = Group.IdxX;
        if (i == 0)
            total = 0;
        Group.Barrier();
        shared[i] = data[Grid.IdxX * Group.DimX + i];
        Atomic.Add(ref total, shared[i]);
        MemoryFence.GroupLevel();
        Group.Barrier();
        data[Grid.IdxX * Group.DimX + i] = shared[shared.IntLength - 1 - i] + total;
    }

    private static void Accumulate(ref float target, ArrayView<float> tile, int at) => target += tile[at];
}
