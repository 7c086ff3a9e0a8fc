using System.Numerics;
using System.Runtime.CompilerServices;
using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Gram;

/// <summary>
/// Counts the bits of many words, lane by lane. Carry-save adders hold the three lowest binary digits of the count at each place of a word,
/// so that of eight words only one has to be counted.
/// </summary>
internal struct BitCounters
{
    /// <summary>The words that are counted at once.</summary>
    public const int Words = 8;

    private Vector<uint> _ones;
    private Vector<uint> _twos;
    private Vector<uint> _fours;
    private Vector<uint> _eights;

    /// <summary>The bits that were set so far.</summary>
    public readonly Vector<uint> Total => 8 * _eights + 4 * Count(_fours) + 2 * Count(_twos) + Count(_ones);

    /// <summary>Counts the bits that a row of eight words has in common with another; the words lie a strip apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Add(uint* row, uint* other)
    {
        var low = AddFour(row, other);
        var high = AddFour(row + 4 * Strip.Length, other + 4 * Strip.Length);
        _eights += Count(Carry(_fours, low, high));
        _fours ^= low ^ high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe Vector<uint> AddFour(uint* row, uint* other)
    {
        var low = AddTwo(row, other);
        var high = AddTwo(row + 2 * Strip.Length, other + 2 * Strip.Length);
        var carry = Carry(_twos, low, high);
        _twos ^= low ^ high;
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe Vector<uint> AddTwo(uint* row, uint* other)
    {
        var a = Vector.Load(row) & Vector.Create(other[0]);
        var b = Vector.Load(row + Strip.Length) & Vector.Create(other[Strip.Length]);
        var carry = Carry(_ones, a, b);
        _ones ^= a ^ b;
        return carry;
    }

    // The bits that are set in two of the three words, or in all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> Carry(Vector<uint> a, Vector<uint> b, Vector<uint> c) => (a & b) | ((a ^ b) & c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> Count(Vector<uint> x)
    {
        x -= (x >> 1) & Vector.Create(0x55555555u);
        x = (x & Vector.Create(0x33333333u)) + ((x >> 2) & Vector.Create(0x33333333u));
        x = (x + (x >> 4)) & Vector.Create(0x0F0F0F0Fu);
        return (x * Vector.Create(0x01010101u)) >> 24;
    }
}
