using System.Numerics;
using KernelRD.Kernels.Linear;
using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Gram;

/// <summary>
/// The Gram matrix of the hidden layer, eq. (20): H_ij = x_iᵀx_j · (1/m) #{r : u_rᵀx_i ≥ 0 and u_rᵀx_j ≥ 0}, n × n. The neurons that two samples
/// share are counted by AND and population count of their <see cref="NeuronMasks"/>, 32 at a time, and the count is multiplied into
/// the inner product in the same pass, for each pair once. Counts are exact, so H has the bits of x_iᵀx_j · (count / m): one division, one product.
/// </summary>
public sealed class GramMatrix : IDisposable
{
    private readonly MatrixProduct _inner;
    private readonly MatrixProduct _preActivations;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _z;
    private readonly MemoryBuffer1D<uint, Stride1D.Dense> _words;
    private readonly Action<ArrayView<float>, ArrayView<uint>> _pack;
    private readonly Action<ArrayView<uint>, ArrayView<float>> _weigh;

    /// <param name="accelerator">Where it runs.</param>
    /// <param name="n">The samples.</param>
    /// <param name="features">d_in.</param>
    /// <param name="m">The neurons.</param>
    public GramMatrix(Accelerator accelerator, int n, int features, int m)
    {
        _inner = new MatrixProduct(accelerator, ProductForm.NT, n, n, features, isLower: true);
        _preActivations = new MatrixProduct(accelerator, ProductForm.NT, m, n, features);
        _z = accelerator.Allocate1D<float>((long)m * n);
        _words = accelerator.Allocate1D<uint>((long)NeuronMasks.Words(m) * n);
        _pack = NeuronMasks.Load(accelerator, n, m);
        _weigh = accelerator.AcceleratorType == AcceleratorType.CPU ? new HostPairs(accelerator, n, m).Run : LoadWeigh(accelerator, n, m);
    }

    /// <summary>The pre-activations U Xᵀ of the last <see cref="Run"/>, m × n.</summary>
    public ArrayView<float> PreActivations => _z.View;

    /// <summary>One pair: counts the neurons that two samples share, and multiplies. At (j, i); h holds the inner products for j ≤ i.</summary>
    [Kernel]
    public static void Weigh(Index2D item, ArrayView<uint> words, ArrayView<float> h, int n, int wordCount, float neurons)
    {
        if (item.X > item.Y)
            return;
        int shared = 0;
        for (int word = 0; word < wordCount; word++)
            shared += BitOperations.PopCount(words[word * n + item.X] & words[word * n + item.Y]);
        Set(h, n, item.Y, item.X, shared / neurons);
    }

    /// <summary>
    /// The same for the 16 samples of strip X, whose counts lie side by side in registers. Carry-save adders hold the three lowest binary
    /// digits of the count at each place of a word, so that of eight words only one has to be counted.
    /// </summary>
    [Kernel]
    public static void WeighStrip(Index2D item, ArrayView<uint> words, ArrayView<float> h, int n, int wordCount, float neurons)
    {
        int first = item.X * Strip.Length;
        if (first > item.Y)
            return;
        var ones = new uint[Strip.Length];
        var twos = new uint[Strip.Length];
        var fours = new uint[Strip.Length];
        var shared = new int[Strip.Length];
        int word = 0;
        for (; word <= wordCount - 8; word += 8)
        {
            var row = words.SubView(word * n + first);
            var other = words.SubView(word * n + item.Y);
            for (int lane = 0; lane < Strip.Length; lane++)
            {
                uint a = row[lane] & other[0];
                uint b = row[n + lane] & other[n];
                uint carry = Carry(ones[lane], a, b);
                ones[lane] ^= a ^ b;
                a = row[2 * n + lane] & other[2 * n];
                b = row[3 * n + lane] & other[3 * n];
                uint carry2 = Carry(ones[lane], a, b);
                ones[lane] ^= a ^ b;
                uint low = Carry(twos[lane], carry, carry2);
                twos[lane] ^= carry ^ carry2;
                a = row[4 * n + lane] & other[4 * n];
                b = row[5 * n + lane] & other[5 * n];
                carry = Carry(ones[lane], a, b);
                ones[lane] ^= a ^ b;
                a = row[6 * n + lane] & other[6 * n];
                b = row[7 * n + lane] & other[7 * n];
                carry2 = Carry(ones[lane], a, b);
                ones[lane] ^= a ^ b;
                uint high = Carry(twos[lane], carry, carry2);
                twos[lane] ^= carry ^ carry2;
                shared[lane] += BitOperations.PopCount(Carry(fours[lane], low, high)) * 8;
                fours[lane] ^= low ^ high;
            }
        }

        for (; word < wordCount; word++)
        {
            uint other = words[word * n + item.Y];
            var row = words.SubView(word * n + first, Strip.Length);
            for (int lane = 0; lane < Strip.Length; lane++)
                shared[lane] += BitOperations.PopCount(row[lane] & other);
        }

        for (int lane = 0; lane < Strip.Length; lane++)
        {
            int all = shared[lane] + 4 * BitOperations.PopCount(fours[lane]) + 2 * BitOperations.PopCount(twos[lane]) + BitOperations.PopCount(ones[lane]);
            if (first + lane <= item.Y)
                Set(h, n, item.Y, first + lane, all / neurons);
        }
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
        _pack(z, _words.View);
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

    // The bits that are set in two of the three words, or in all.
    private static uint Carry(uint a, uint b, uint c) => (a & b) | ((a ^ b) & c);

    // The inner products of both halves have the same bits: multiplication commutes.
    private static void Set(ArrayView<float> h, int n, int i, int j, float share)
    {
        float value = h[i * n + j] * share;
        h[i * n + j] = value;
        h[j * n + i] = value;
    }

    /// <summary>Loads <see cref="Weigh"/>, by strips where they serve; the delegate takes the words and the inner products, which become H.</summary>
    public static Action<ArrayView<uint>, ArrayView<float>> LoadWeigh(Accelerator accelerator, int n, int m)
    {
        bool byStrip = Strip.Serves(accelerator, n);
        var weigh = accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<uint>, ArrayView<float>, int, int, float>(byStrip ? WeighStrip : Weigh);
        return (words, h) => weigh(new Index2D(byStrip ? n / Strip.Length : n, n), words, h, n, NeuronMasks.Words(m), m);
    }
}
