using System.Runtime.CompilerServices;

namespace KernelRD.Kernels.Linear;

/// <summary>The memory of a view on a CPU accelerator, for routines of the host.</summary>
internal static unsafe class HostMemory
{
    /// <summary>The view's first element.</summary>
    public static T* Of<T>(ArrayView<T> view)
        where T : unmanaged => view.Length == 0 ? null : (T*)Unsafe.AsPointer(ref view[0]);
}
