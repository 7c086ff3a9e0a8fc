using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Gram;

/// <summary>
/// Which neurons a sample excites, a bit each: word w of sample i holds neurons 32 w … 32 w + 31, the lowest first, a bit set where the
/// pre-activation u_rᵀx_i ≥ 0. Words are ceil(m / 32) × n, word-major; bits beyond m are 0.
/// </summary>
public static class NeuronMasks
{
    /// <summary>The words of m neurons.</summary>
    public static int Words(int m) => (m + 31) / 32;

    /// <summary>One word, at (sample, word). z is m × n, neuron-major.</summary>
    [Kernel]
    public static void Pack(Index2D item, ArrayView<float> z, ArrayView<uint> words, int n, int m)
    {
        int first = item.Y * 32;
        int count = m - first < 32 ? m - first : 32;
        uint word = 0u;
        for (int bit = 0; bit < count; bit++)
            word |= z[(first + bit) * n + item.X] >= 0f ? 1u << bit : 0u;
        words[item.Y * n + item.X] = word;
    }

    /// <summary>The same for the 16 samples of strip X.</summary>
    [Kernel]
    public static void PackStrip(Index2D item, ArrayView<float> z, ArrayView<uint> words, int n, int m)
    {
        int first = item.Y * 32;
        int count = m - first < 32 ? m - first : 32;
        var word = new uint[Strip.Length];
        for (int bit = 0; bit < count; bit++)
        {
            var row = z.SubView((first + bit) * n + item.X * Strip.Length, Strip.Length);
            for (int lane = 0; lane < Strip.Length; lane++)
                word[lane] |= row[lane] >= 0f ? 1u << bit : 0u;
        }

        for (int lane = 0; lane < Strip.Length; lane++)
            words[item.Y * n + item.X * Strip.Length + lane] = word[lane];
    }

    /// <summary>Loads <see cref="Pack"/>, by strips where they serve; the delegate takes z and the words.</summary>
    public static Action<ArrayView<float>, ArrayView<uint>> Load(Accelerator accelerator, int n, int m)
    {
        bool byStrip = Strip.Serves(accelerator, n);
        var pack = accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<float>, ArrayView<uint>, int, int>(byStrip ? PackStrip : Pack);
        return (z, words) => pack(new Index2D(byStrip ? n / Strip.Length : n, Words(m)), z, words, n, m);
    }
}
