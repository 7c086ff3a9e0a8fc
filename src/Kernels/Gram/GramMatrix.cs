using System.Numerics;
using KernelRD.Kernels.Linear;
using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Gram;

/// <summary>
/// The Gram matrix of the hidden layer, eq. (20): H_ij = x_iᵀx_j · (1/m) #{r : u_rᵀx_i ≥ 0 and u_rᵀx_j ≥ 0}, n × n. The neurons that two samples
/// share are counted by AND and population count of their <see cref="NeuronMasks"/>, 32 or 64 at a time, and the count is multiplied into
/// the inner product in the same pass. Counts are exact, so H has the bits of x_iᵀx_j · (count / m): one division, one product.
/// </summary>
public sealed class GramMatrix : IDisposable
{
    private readonly int _n;
    private readonly int _m;
    private readonly MatrixProduct _inner;
    private readonly MatrixProduct _preActivations;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _z;
    private readonly MemoryBuffer1D<uint, Stride1D.Dense> _words;
    private readonly Action<ArrayView<float>, ArrayView<uint>, int, int> _pack;
    private readonly Action<ArrayView<uint>, ArrayView<float>> _weigh;

    /// <param name="accelerator">Where it runs.</param>
    /// <param name="n">The samples.</param>
    /// <param name="features">d_in.</param>
    /// <param name="m">The neurons.</param>
    public GramMatrix(Accelerator accelerator, int n, int features, int m)
    {
        (_n, _m) = (n, m);
        _inner = new MatrixProduct(accelerator, ProductForm.NT, n, n, features);
        _preActivations = new MatrixProduct(accelerator, ProductForm.NT, m, n, features);
        _z = accelerator.Allocate1D<float>((long)m * n);
        _words = accelerator.Allocate1D<uint>((long)NeuronMasks.Words(m) * n);
        _pack = NeuronMasks.Load(accelerator);
        _weigh = accelerator.AcceleratorType == AcceleratorType.CPU ? new HostRows(accelerator, n, m).Run : LoadWeigh(accelerator, n, m);
    }

    /// <summary>The pre-activations U Xᵀ of the last <see cref="Run"/>, m × n.</summary>
    public ArrayView<float> PreActivations => _z.View;

    /// <summary>One element: counts the neurons that two samples share, and multiplies. At (j, i).</summary>
    [Kernel]
    public static void Weigh(Index2D item, ArrayView<uint> words, ArrayView<float> h, int n, int count, float neurons)
    {
        int shared = 0;
        for (int word = 0; word < count; word++)
            shared += BitOperations.PopCount(words[word * n + item.X] & words[word * n + item.Y]);
        h[item.Y * n + item.X] *= shared / neurons;
    }

    /// <summary>The same for the 16 samples of strip X, whose counts lie side by side in registers.</summary>
    [Kernel]
    public static void WeighStrip(Index2D item, ArrayView<uint> words, ArrayView<float> h, int n, int count, float neurons)
    {
        int first = item.X * Strip.Length;
        var shared = new int[Strip.Length];
        for (int word = 0; word < count; word++)
        {
            uint other = words[word * n + item.Y];
            var row = words.SubView(word * n + first, Strip.Length);
            for (int lane = 0; lane < Strip.Length; lane++)
                shared[lane] += BitOperations.PopCount(row[lane] & other);
        }

        for (int lane = 0; lane < Strip.Length; lane++)
            h[item.Y * n + first + lane] *= shared[lane] / neurons;
    }

    /// <summary>Queues H of the weights U, m × d_in, and the samples X, n × d_in.</summary>
    public void Run(ArrayView<float> u, ArrayView<float> x, ArrayView<float> h)
    {
        _preActivations.Run(u, x, _z.View);
        RunFromPreActivations(_z.View, x, h);
    }

    /// <summary>Queues H of pre-activations Z = U Xᵀ that are there already, m × n.</summary>
    public void RunFromPreActivations(ArrayView<float> z, ArrayView<float> x, ArrayView<float> h)
    {
        _pack(z, _words.View, _n, _m);
        _inner.Run(x, x, h);
        _weigh(_words.View, h);
    }

    public void Dispose()
    {
        _inner.Dispose();
        _preActivations.Dispose();
        _z.Dispose();
        _words.Dispose();
    }

    /// <summary>Loads <see cref="Weigh"/>, by strips where they serve; the delegate takes the words and the inner products, which become H.</summary>
    public static Action<ArrayView<uint>, ArrayView<float>> LoadWeigh(Accelerator accelerator, int n, int m)
    {
        bool byStrip = Strip.Serves(accelerator, n);
        var weigh = accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<uint>, ArrayView<float>, int, int, float>(byStrip ? WeighStrip : Weigh);
        return (words, h) => weigh(new Index2D(byStrip ? n / Strip.Length : n, n), words, h, n, NeuronMasks.Words(m), m);
    }

    /// <summary>
    /// The same on the host, by 64 neurons at a time, each pair once. The words are copied sample by sample first, and pairs go in
    /// squares whose words stay in the nearest cache.
    /// </summary>
    private sealed unsafe class HostRows
    {
        private const int Side = 16;

        private readonly int _n;
        private readonly int _m;
        private readonly int _longs;
        private readonly ulong[] _bits;
        private readonly HostTasks _copy;
        private readonly HostTasks _weigh;
        private uint* _words;
        private float* _h;

        public HostRows(Accelerator accelerator, int n, int m)
        {
            (_n, _m) = (n, m);
            _longs = (m + 63) / 64;
            _bits = new ulong[(long)n * _longs];
            _copy = new HostTasks(accelerator, Copy);
            _weigh = new HostTasks(accelerator, Weigh);
        }

        public void Run(ArrayView<uint> words, ArrayView<float> h)
        {
            _words = HostMemory.Of(words);
            _h = HostMemory.Of(h);
            int sides = (_n + Side - 1) / Side;
            _copy.Run(sides);
            _weigh.Run(sides);
        }

        private void Copy(int side)
        {
            int count = NeuronMasks.Words(_m);
            int first = side * Side;
            int end = Math.Min(first + Side, _n);
            for (int word = 0; word < count; word++)
            {
                for (int i = first; i < end; i++)
                {
                    ulong bits = _words[(long)word * _n + i];
                    ref ulong pair = ref _bits[i * _longs + word / 2];
                    pair = word % 2 == 0 ? bits : pair | (bits << 32);
                }
            }
        }

        private void Weigh(int side)
        {
            int first = side * Side;
            for (int other = 0; other <= first; other += Side)
            {
                for (int i = first; i < Math.Min(first + Side, _n); i++)
                    WeighRow(i, other, Math.Min(other + Side, i + 1));
            }
        }

        private void WeighRow(int i, int from, int to)
        {
            ReadOnlySpan<ulong> mine = _bits.AsSpan(i * _longs, _longs);
            int j = from;
            for (; j <= to - 4; j += 4)
            {
                ReadOnlySpan<ulong> a = _bits.AsSpan(j * _longs, mine.Length);
                ReadOnlySpan<ulong> b = _bits.AsSpan((j + 1) * _longs, mine.Length);
                ReadOnlySpan<ulong> c = _bits.AsSpan((j + 2) * _longs, mine.Length);
                ReadOnlySpan<ulong> d = _bits.AsSpan((j + 3) * _longs, mine.Length);
                int countA = 0, countB = 0, countC = 0, countD = 0;
                for (int k = 0; k < mine.Length; k++)
                {
                    countA += BitOperations.PopCount(mine[k] & a[k]);
                    countB += BitOperations.PopCount(mine[k] & b[k]);
                    countC += BitOperations.PopCount(mine[k] & c[k]);
                    countD += BitOperations.PopCount(mine[k] & d[k]);
                }

                Set(i, j, countA);
                Set(i, j + 1, countB);
                Set(i, j + 2, countC);
                Set(i, j + 3, countD);
            }

            for (; j < to; j++)
            {
                ReadOnlySpan<ulong> other = _bits.AsSpan(j * _longs, mine.Length);
                int count = 0;
                for (int k = 0; k < mine.Length; k++)
                    count += BitOperations.PopCount(mine[k] & other[k]);
                Set(i, j, count);
            }
        }

        // The inner products of both halves have the same bits: multiplication commutes.
        private void Set(int i, int j, int count)
        {
            float value = _h[(long)i * _n + j] * (count / (float)_m);
            _h[(long)i * _n + j] = value;
            _h[(long)j * _n + i] = value;
        }
    }
}
