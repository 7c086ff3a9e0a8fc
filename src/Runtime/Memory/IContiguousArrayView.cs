namespace KernelRD.Runtime;

/// <summary>A view or buffer whose elements lie one behind the other.</summary>
public interface IContiguousArrayView<T>
    where T : unmanaged
{
    /// <summary>All elements in memory order.</summary>
    ArrayView<T> BaseView { get; }
}
