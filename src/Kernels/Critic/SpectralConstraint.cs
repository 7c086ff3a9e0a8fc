using System.Runtime.CompilerServices;
using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Critic;

/// <summary>Scales W, kept d_out × m, down to a spectral norm of at most L: W ← W · min(1, L/σ).</summary>
/// <remarks>
/// σ² is the largest eigenvalue of the Gram matrix M = W Wᵀ, whose entries are products' sums over m. M is squared <see cref="Squarings"/>
/// times, divided by its trace each time, so that power iteration's 2¹⁶ steps cost 16; its column with the largest diagonal is then x, and
/// σ² = xᵀMx / xᵀx, which is off by the square of x's error.
/// </remarks>
public sealed class SpectralConstraint : IDisposable
{
    private const int Squarings = 16;
    private const int MatrixLength = OutputLayer.MaxOutputs * OutputLayer.MaxOutputs;

    private readonly int _hidden;
    private readonly int _outputs;
    private readonly float _limit;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _gram;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _factor;
    private readonly Action<Index2D, ArrayView<float>, ArrayView<float>, int, int> _makeGram;
    private readonly Action<Index1D, ArrayView<float>, ArrayView<float>, float, int> _makeFactor;
    private readonly Action<Index1D, ArrayView<float>, ArrayView<float>> _scale;

    /// <param name="accelerator">Where it runs.</param>
    /// <param name="hidden">m.</param>
    /// <param name="outputs">d_out, at most <see cref="OutputLayer.MaxOutputs"/>.</param>
    /// <param name="limit">L.</param>
    public SpectralConstraint(Accelerator accelerator, int hidden, int outputs, double limit)
    {
        (_hidden, _outputs, _limit) = (hidden, outputs, (float)limit);
        _gram = accelerator.Allocate1D<float>(outputs * outputs);
        _factor = accelerator.Allocate1D<float>(1);
        _makeGram = accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<float>, ArrayView<float>, int, int>(Gram);
        _makeFactor = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>, float, int>(Factor);
        _scale = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>>(Scale);
    }

    public void Apply(ArrayView<float> w)
    {
        _makeGram(new Index2D(_outputs, _outputs), w, _gram.View, _hidden, _outputs);
        _makeFactor(1, _gram.View, _factor.View, _limit, _outputs);
        _scale(w.IntExtent, w, _factor.View);
    }

    public void Dispose()
    {
        _gram.Dispose();
        _factor.Dispose();
    }

    /// <summary>M[Y, X].</summary>
    [Kernel]
    public static void Gram(Index2D at, ArrayView<float> w, ArrayView<float> gram, int hidden, int outputs)
    {
        float total = 0f;
        for (int start = 0; start < hidden; start += HiddenLayer.Chunk)
        {
            int end = start + HiddenLayer.Chunk < hidden ? start + HiddenLayer.Chunk : hidden;
            float sum = 0f;
            for (int r = start; r < end; r++)
                sum = MathF.FusedMultiplyAdd(w[at.X * hidden + r], w[at.Y * hidden + r], sum);
            total += sum;
        }

        gram[at.Y * outputs + at.X] = total;
    }

    /// <summary>min(1, L/σ), by one work-item.</summary>
    [Kernel]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Its many steps are over before a tenth call could have it optimised.
    public static void Factor(Index1D _, ArrayView<float> gram, ArrayView<float> factor, float limit, int outputs)
    {
        var power = LocalMemory.Allocate<float>(MatrixLength);
        var square = LocalMemory.Allocate<float>(MatrixLength);
        for (int i = 0; i < outputs * outputs; i++)
            power[i] = gram[i];
        for (int step = 0; step < Squarings; step++)
        {
            float trace = 0f;
            for (int i = 0; i < outputs; i++)
                trace += power[i * outputs + i];
            for (int i = 0; i < outputs * outputs; i++)
                power[i] = trace > 0f ? power[i] / trace : 0f;
            for (int row = 0; row < outputs; row++)
            {
                for (int column = 0; column < outputs; column++)
                {
                    float sum = 0f;
                    for (int k = 0; k < outputs; k++)
                        sum = MathF.FusedMultiplyAdd(power[row * outputs + k], power[k * outputs + column], sum);
                    square[row * outputs + column] = sum;
                }
            }

            for (int i = 0; i < outputs * outputs; i++)
                power[i] = square[i];
        }

        int best = 0;
        for (int i = 1; i < outputs; i++)
            best = power[i * outputs + i] > power[best * outputs + best] ? i : best;
        float above = 0f;
        float below = 0f;
        for (int row = 0; row < outputs; row++)
        {
            float product = 0f;
            for (int column = 0; column < outputs; column++)
                product = MathF.FusedMultiplyAdd(gram[row * outputs + column], power[column * outputs + best], product);
            above = MathF.FusedMultiplyAdd(power[row * outputs + best], product, above);
            below = MathF.FusedMultiplyAdd(power[row * outputs + best], power[row * outputs + best], below);
        }

        float norm = MathF.Sqrt(above / below);
        factor[0] = norm > limit ? limit / norm : 1f;
    }

    /// <summary>One weight times the factor.</summary>
    [Kernel]
    public static void Scale(Index1D i, ArrayView<float> w, ArrayView<float> factor) => w[i] *= factor[0];
}
