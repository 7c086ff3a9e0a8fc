using KernelRD.Kernels;

namespace KernelRD.Tests;

/// <summary>Atomics. What is compared does not depend on the order of the work-items.</summary>
public static class AtomicKernels
{
    [Kernel]
    public static void Integers(Index1D i, ArrayView<int> data, ArrayView<int> result, ArrayView<uint> unsigned)
    {
        int value = data[i];
        Atomic.Add(ref result[0], value);
        Atomic.Max(ref result[1], value);
        Atomic.Min(ref result[2], value);
        Atomic.And(ref result[3], value | 0xFF);
        Atomic.Or(ref result[4], value & 0xF0);
        Atomic.Xor(ref result[5], value);
        int slot = Atomic.Add(ref result[6], 1);
        unsigned[8 + slot] = 1u;
        Atomic.Add(ref unsigned[0], (uint)value);
        Atomic.Max(ref unsigned[1], (uint)value);
        if (Atomic.CompareExchange(ref unsigned[2], 0u, 5u) == 0u)
            Atomic.Exchange(ref unsigned[3], 9u);
    }

    [Kernel]
    public static void LongIntegers(Index1D i, ArrayView<int> data, ArrayView<long> result, ArrayView<ulong> unsigned)
    {
        long value = (long)data[i] << 20;
        Atomic.Add(ref result[0], value);
        Atomic.Max(ref result[1], value);
        Atomic.Min(ref result[2], value);
        Atomic.Xor(ref result[3], value);
        Atomic.Add(ref unsigned[0], (ulong)value);
        Atomic.Or(ref unsigned[1], (ulong)value);
        Atomic.Max(ref unsigned[2], (ulong)value);
        Atomic.CompareExchange(ref unsigned[3], 0UL, 5UL);
    }

    /// <summary>The summands are whole numbers, so that every order gives the same sum.</summary>
    [Kernel]
    public static void Reals(Index1D i, ArrayView<int> data, ArrayView<float> result, ArrayView<double> wide)
    {
        float value = data[i] % 100;
        Atomic.Add(ref result[0], value);
        Atomic.Max(ref result[1], value);
        Atomic.Min(ref result[2], value);
        Atomic.Add(ref wide[0], value);
        Atomic.Exchange(ref wide[1], 3.0);
        Atomic.CompareExchange(ref result[3], 0f, 2f);
    }
}
