using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Critic;

/// <summary>
/// One step of the critic on a batch of outputs F and targets Y: the slopes at ŷ = ε y + (1 − ε) f, the gradient of its objective in W and
/// a, and the step of both along it. It keeps what its objective was made of, for the metrics.
/// </summary>
public sealed class CriticStep : IDisposable
{
    private readonly int _hidden;
    private readonly int _outputs;
    private readonly int _batch;
    private readonly float _doubledPenalty;
    private readonly float _gradientFactor;
    private readonly MomentumStep _step;
    private readonly CriticSlope _slope;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _mixed;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _pulls;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _penalties;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _gradientW;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _gradientA;
    private readonly Action<Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int> _mix;
    private readonly Action<Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, int, int> _pull;
    private readonly Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, BatchTargets> _gradient;
    private readonly IDisposable? _host;
    private readonly Action<Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, MomentumStep> _descend;

    /// <param name="accelerator">Where it runs.</param>
    /// <param name="slope">Slopes of this critic for batches of B.</param>
    /// <param name="hidden">m.</param>
    /// <param name="outputs">d_out, at most <see cref="OutputLayer.MaxOutputs"/>.</param>
    /// <param name="batch">B.</param>
    /// <param name="penalty">λ.</param>
    /// <param name="step">η and μ.</param>
    public CriticStep(Accelerator accelerator, CriticSlope slope, int hidden, int outputs, int batch, double penalty, MomentumStep step)
    {
        (_hidden, _outputs, _batch, _slope, _step) = (hidden, outputs, batch, slope, step);
        _doubledPenalty = (float)(2 * penalty);
        _gradientFactor = (float)(CriticSlope.Scale(hidden) / batch);
        _mixed = accelerator.Allocate1D<float>((long)outputs * batch);
        _pulls = accelerator.Allocate1D<float>((long)outputs * batch);
        _penalties = accelerator.Allocate1D<float>(batch);
        _gradientW = accelerator.Allocate1D<float>((long)outputs * hidden);
        _gradientA = accelerator.Allocate1D<float>(hidden);
        _mix = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int>(GradientPenalty.Mix);
        _pull = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, int, int>(GradientPenalty.Pull);
        if (accelerator.AcceleratorType == AcceleratorType.CPU && hidden >= HostCriticGradient.Neurons)
        {
            var host = new HostCriticGradient(accelerator, hidden, outputs, batch, _gradientFactor);
            _host = host;
            _gradient = (w, a, values, targets) => host.Run(w, a, values, _mixed.View, _pulls.View, targets, _gradientW.View, _gradientA.View);
        }
        else
        {
            _gradient = LoadGradient(accelerator);
        }

        _descend = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, MomentumStep>(Momentum.Step);
    }

    /// <summary>(‖∇g(ŷ)‖ − 1)² of each sample of the last batch.</summary>
    public ArrayView<float> Penalties => _penalties.View;

    /// <summary>The gradients in W, d_out × m, and in a of the objective for the last batch.</summary>
    public (ArrayView<float> W, ArrayView<float> A) Gradients => (_gradientW.View, _gradientA.View);

    /// <param name="values">F, d_out × B.</param>
    /// <param name="targets">Y, with the samples of each class.</param>
    /// <param name="epsilon">ε of each sample.</param>
    /// <param name="w">W, d_out × m, and its velocity.</param>
    /// <param name="a">a and its velocity.</param>
    public void Run(
        ArrayView<float> values,
        BatchTargets targets,
        ArrayView<float> epsilon,
        (ArrayView<float> Weights, ArrayView<float> Velocity) w,
        (ArrayView<float> Weights, ArrayView<float> Velocity) a)
    {
        _mix(new Index2D(_batch, _outputs), values, targets.Values, epsilon, _mixed.View, _batch);
        _slope.Slopes(w.Weights, a.Weights, _mixed.View, _pulls.View);
        _pull(_batch, _pulls.View, _pulls.View, _penalties.View, _doubledPenalty, _outputs, _batch);
        _gradient(w.Weights, a.Weights, values, targets);
        _descend(w.Weights.IntExtent, w.Weights, w.Velocity, _gradientW.View, _step);
        _descend(a.Weights.IntExtent, a.Weights, a.Velocity, _gradientA.View, _step);
    }

    public void Dispose()
    {
        _host?.Dispose();
        _mixed.Dispose();
        _pulls.Dispose();
        _penalties.Dispose();
        _gradientW.Dispose();
        _gradientA.Dispose();
    }

    private Action<ArrayView<float>, ArrayView<float>, ArrayView<float>, BatchTargets> LoadGradient(Accelerator accelerator)
    {
        bool strips = Strip.Serves(accelerator, _hidden);
        var gradient = accelerator.LoadAutoGroupedStreamKernel<
            Index1D,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            float,
            int,
            int,
            int,
            int>(strips ? CriticGradient.ComputeStrip : CriticGradient.Compute);
        int workItems = strips ? _hidden / Strip.Length : _hidden;
        return (w, a, values, targets) => gradient(
            workItems, w, a, values, _mixed.View, _pulls.View, targets.Table, targets.Counts,
            _gradientW.View, _gradientA.View, _gradientFactor, _hidden, _outputs, targets.Classes, _batch);
    }
}
