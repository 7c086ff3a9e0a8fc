namespace KernelRD.Training;

/// <summary>An array of weights on a device, the momentum of its descent, and where it started.</summary>
internal sealed class Parameter : IDisposable
{
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _values;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _velocity;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _start;

    public Parameter(Accelerator accelerator, float[] start)
    {
        _values = accelerator.Allocate1D(start);
        _velocity = accelerator.Allocate1D<float>(start.Length);
        _velocity.MemSetToZero();
        _start = accelerator.Allocate1D(start);
    }

    public ArrayView<float> Values => _values.View;

    public ArrayView<float> Velocity => _velocity.View;

    public ArrayView<float> Start => _start.View;

    /// <summary>Makes the present weights the start.</summary>
    public void StartHere() => _values.View.BaseView.CopyTo(_start.View.BaseView);

    public void Dispose()
    {
        _values.Dispose();
        _velocity.Dispose();
        _start.Dispose();
    }
}
