using System.Numerics;
using KernelRD.Kernels.Linear;
using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Gram;

/// <summary>
/// <see cref="GramMatrix.WeighStrip"/> as a routine of the host, with a sample in each lane of a register, for two samples at once. The words of a strip
/// of samples are copied next to each other first, with zeros up to a multiple of eight.
/// </summary>
internal sealed unsafe class HostPairs
{
    private readonly int _n;
    private readonly int _m;
    private readonly int _wordCount;
    private readonly uint[] _strips;
    private readonly HostTasks _copy;
    private readonly HostTasks _weigh;
    private uint* _words;
    private float* _h;

    public HostPairs(Accelerator accelerator, int n, int m)
    {
        (_n, _m) = (n, m);
        _wordCount = (NeuronMasks.Words(m) + BitCounters.Words - 1) / BitCounters.Words * BitCounters.Words;
        _strips = GC.AllocateArray<uint>(Strips * _wordCount * Strip.Length, pinned: true);
        _copy = new HostTasks(accelerator, Copy);
        _weigh = new HostTasks(accelerator, Weigh);
    }

    private static int Lanes => Vector<uint>.Count;

    private int Strips => (_n + Strip.Length - 1) / Strip.Length;

    public void Run(ArrayView<uint> words, ArrayView<float> h)
    {
        _words = HostMemory.Of(words);
        _h = HostMemory.Of(h);
        _copy.Run(Strips);
        _weigh.Run(Strips);
    }

    private void Copy(int strip)
    {
        int first = strip * Strip.Length;
        int samples = Math.Min(_n - first, Strip.Length);
        for (int word = 0; word < NeuronMasks.Words(_m); word++)
            new ReadOnlySpan<uint>(_words + (long)word * _n + first, samples).CopyTo(_strips.AsSpan((strip * _wordCount + word) * Strip.Length));
    }

    /// <summary>The pairs of a strip's samples with all samples before them.</summary>
    private void Weigh(int strip)
    {
        int end = Math.Min(_n, (strip + 1) * Strip.Length);
        for (int first = 0; first < end; first += Lanes)
        {
            for (int i = strip * Strip.Length; i < end; i += 2)
                WeighTwo(i, first);
        }
    }

    /// <summary>The pairs of samples i and i + 1, of which the second may be beyond the last, with those of a register from <paramref name="first"/> on.</summary>
    private void WeighTwo(int i, int first)
    {
        var (x, y) = (default(BitCounters), default(BitCounters));
        fixed (uint* strips = _strips)
        {
            uint* mine = strips + Start(i);
            uint* row = strips + Start(first);
            for (uint* end = row + _wordCount * Strip.Length; row < end; row += BitCounters.Words * Strip.Length)
            {
                x.Add(row, mine);
                y.Add(row, mine + 1);
                mine += BitCounters.Words * Strip.Length;
            }
        }

        Set(i, first, x.Total);
        if (i + 1 < _n)
            Set(i + 1, first, y.Total);
    }

    private int Start(int sample) => sample / Strip.Length * _wordCount * Strip.Length + sample % Strip.Length;

    // The inner products of both halves have the same bits: multiplication commutes.
    private void Set(int i, int first, Vector<uint> counts)
    {
        int end = Math.Min(first + Lanes, i + 1);
        for (int j = first; j < end; j++)
        {
            float value = _h[(long)i * _n + j] * (counts[j - first] / (float)_m);
            _h[(long)i * _n + j] = value;
            _h[(long)j * _n + i] = value;
        }
    }
}
