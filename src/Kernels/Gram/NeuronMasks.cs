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

    /// <summary>Loads <see cref="Pack"/>; the delegate takes z, the words, n and m.</summary>
    public static Action<ArrayView<float>, ArrayView<uint>, int, int> Load(Accelerator accelerator)
    {
        var pack = accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<float>, ArrayView<uint>, int, int>(Pack);
        return (z, words, n, m) => pack(new Index2D(n, Words(m)), z, words, n, m);
    }
}
