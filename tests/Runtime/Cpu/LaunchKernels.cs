using KernelRD.Kernels;

namespace KernelRD.Tests.Cpu;

internal static class LaunchKernels
{
    [Kernel]
    public static void Nothing(Index1D i, int value)
    {
    }

    [Kernel]
    public static void Count(Index3D i, ArrayView<int> visits, int width, int height) =>
        Atomic.Add(ref visits[(i.Z * height + i.Y) * width + i.X], 1);

    [Kernel]
    public static void Collatz(Index1D i, ArrayView<int> steps)
    {
        long number = i + 1;
        int count = 0;
        while (number != 1)
        {
            number = (number & 1) == 0 ? number / 2 : 3 * number + 1;
            count++;
        }

        steps[i] = count;
    }

    [Kernel]
    public static void Divide(Index1D i, ArrayView<int> values, int divisor) => values[i] = (1 << 20) / (i - divisor);

    [Kernel]
    public static void WhereAmI(ArrayView<int> linear, ArrayView<int> visits)
    {
        int global = (int)Grid.GlobalLinearIndex;
        linear[global] = Group.LinearIndex + 1000 * (Grid.IdxX + Grid.DimX * (Grid.IdxY + Grid.DimY * Grid.IdxZ));
        Atomic.Add(ref visits[global], 1);
    }

    [Kernel]
    public static void Atomics(
        Index1D i,
        ArrayView<int> ints,
        ArrayView<uint> uints,
        ArrayView<long> longs,
        ArrayView<ulong> ulongs,
        ArrayView<float> floats,
        ArrayView<double> doubles)
    {
        int value = i + 1;
        Atomic.Add(ref ints[0], value);
        Atomic.Max(ref ints[1], value);
        Atomic.Min(ref ints[2], -value);
        Atomic.Xor(ref ints[3], value);
        Atomic.Or(ref ints[4], 1 << (i & 15));
        Atomic.And(ref ints[5], ~(1 << (i & 15)));
        Atomic.Add(ref uints[0], (uint)value);
        Atomic.Max(ref uints[1], (uint)value);
        Atomic.Add(ref longs[0], (long)value << 20);
        Atomic.Min(ref longs[1], -((long)value << 20));
        Atomic.Add(ref ulongs[0], (ulong)value << 32);
        Atomic.Xor(ref ulongs[1], (ulong)value << 32);
        // Halves of small integers add exactly, in any order.
        Atomic.Add(ref floats[0], (i & 3) * 0.5f);
        Atomic.Max(ref floats[1], (float)value);
        Atomic.Min(ref floats[2], -(float)value);
        Atomic.Add(ref doubles[0], value * 0.5);
        Atomic.Max(ref doubles[1], value);
    }
}
