namespace KernelRD.Runtime;

/// <summary>
/// Loads a kernel for an accelerator and returns the delegate that launches it. The kernel is a static method marked [Kernel];
/// what it becomes on the device was generated while its assembly compiled. A launch queues work on a stream and does not wait.
/// </summary>
public static class KernelLoaders
{
    public static Action<TIndex, T1> LoadAutoGroupedStreamKernel<TIndex, T1>(
        this Accelerator accelerator, Action<TIndex, T1> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<ValueTuple<T1>>(kernel);
        return (extent, a1) => loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), new ValueTuple<T1>(a1));
    }

    public static Action<AcceleratorStream, TIndex, T1> LoadAutoGroupedKernel<TIndex, T1>(
        this Accelerator accelerator, Action<TIndex, T1> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<ValueTuple<T1>>(kernel);
        return (stream, extent, a1) => loaded.Launch(stream, LaunchShape.Of(extent), new ValueTuple<T1>(a1));
    }

    public static Action<KernelConfig, T1> LoadStreamKernel<T1>(
        this Accelerator accelerator, Action<T1> kernel)
    {
        var loaded = accelerator.Load<ValueTuple<T1>>(kernel);
        return (config, a1) => loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), new ValueTuple<T1>(a1));
    }

    public static Action<AcceleratorStream, KernelConfig, T1> LoadKernel<T1>(
        this Accelerator accelerator, Action<T1> kernel)
    {
        var loaded = accelerator.Load<ValueTuple<T1>>(kernel);
        return (stream, config, a1) => loaded.Launch(stream, LaunchShape.Of(config), new ValueTuple<T1>(a1));
    }

    public static Action<TIndex, T1, T2> LoadAutoGroupedStreamKernel<TIndex, T1, T2>(
        this Accelerator accelerator, Action<TIndex, T1, T2> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2)>(kernel);
        return (extent, a1, a2) => loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2> LoadAutoGroupedKernel<TIndex, T1, T2>(
        this Accelerator accelerator, Action<TIndex, T1, T2> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2)>(kernel);
        return (stream, extent, a1, a2) => loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2));
    }

    public static Action<KernelConfig, T1, T2> LoadStreamKernel<T1, T2>(
        this Accelerator accelerator, Action<T1, T2> kernel)
    {
        var loaded = accelerator.Load<(T1, T2)>(kernel);
        return (config, a1, a2) => loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2> LoadKernel<T1, T2>(
        this Accelerator accelerator, Action<T1, T2> kernel)
    {
        var loaded = accelerator.Load<(T1, T2)>(kernel);
        return (stream, config, a1, a2) => loaded.Launch(stream, LaunchShape.Of(config), (a1, a2));
    }

    public static Action<TIndex, T1, T2, T3> LoadAutoGroupedStreamKernel<TIndex, T1, T2, T3>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3)>(kernel);
        return (extent, a1, a2, a3) => loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2, a3));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3> LoadAutoGroupedKernel<TIndex, T1, T2, T3>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3)>(kernel);
        return (stream, extent, a1, a2, a3) => loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2, a3));
    }

    public static Action<KernelConfig, T1, T2, T3> LoadStreamKernel<T1, T2, T3>(
        this Accelerator accelerator, Action<T1, T2, T3> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3)>(kernel);
        return (config, a1, a2, a3) => loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2, a3));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3> LoadKernel<T1, T2, T3>(
        this Accelerator accelerator, Action<T1, T2, T3> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3)>(kernel);
        return (stream, config, a1, a2, a3) => loaded.Launch(stream, LaunchShape.Of(config), (a1, a2, a3));
    }

    public static Action<TIndex, T1, T2, T3, T4> LoadAutoGroupedStreamKernel<TIndex, T1, T2, T3, T4>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4)>(kernel);
        return (extent, a1, a2, a3, a4) => loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2, a3, a4));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4)>(kernel);
        return (stream, extent, a1, a2, a3, a4) => loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2, a3, a4));
    }

    public static Action<KernelConfig, T1, T2, T3, T4> LoadStreamKernel<T1, T2, T3, T4>(
        this Accelerator accelerator, Action<T1, T2, T3, T4> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4)>(kernel);
        return (config, a1, a2, a3, a4) => loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2, a3, a4));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4> LoadKernel<T1, T2, T3, T4>(
        this Accelerator accelerator, Action<T1, T2, T3, T4> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4)>(kernel);
        return (stream, config, a1, a2, a3, a4) => loaded.Launch(stream, LaunchShape.Of(config), (a1, a2, a3, a4));
    }

    public static Action<TIndex, T1, T2, T3, T4, T5> LoadAutoGroupedStreamKernel<TIndex, T1, T2, T3, T4, T5>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5)>(kernel);
        return (extent, a1, a2, a3, a4, a5) => loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5)>(kernel);
        return (stream, extent, a1, a2, a3, a4, a5) => loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5> LoadStreamKernel<T1, T2, T3, T4, T5>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5)>(kernel);
        return (config, a1, a2, a3, a4, a5) => loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2, a3, a4, a5));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5> LoadKernel<T1, T2, T3, T4, T5>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5)>(kernel);
        return (stream, config, a1, a2, a3, a4, a5) => loaded.Launch(stream, LaunchShape.Of(config), (a1, a2, a3, a4, a5));
    }

    public static Action<TIndex, T1, T2, T3, T4, T5, T6> LoadAutoGroupedStreamKernel<TIndex, T1, T2, T3, T4, T5, T6>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6)>(kernel);
        return (extent, a1, a2, a3, a4, a5, a6) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6)>(kernel);
        return (stream, extent, a1, a2, a3, a4, a5, a6) => loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6> LoadStreamKernel<T1, T2, T3, T4, T5, T6>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6)>(kernel);
        return (config, a1, a2, a3, a4, a5, a6) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6> LoadKernel<T1, T2, T3, T4, T5, T6>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6)>(kernel);
        return (stream, config, a1, a2, a3, a4, a5, a6) => loaded.Launch(stream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6));
    }

    public static Action<TIndex, T1, T2, T3, T4, T5, T6, T7> LoadAutoGroupedStreamKernel<TIndex, T1, T2, T3, T4, T5, T6, T7>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7)>(kernel);
        return (extent, a1, a2, a3, a4, a5, a6, a7) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7)>(kernel);
        return (stream, extent, a1, a2, a3, a4, a5, a6, a7) => loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7)>(kernel);
        return (config, a1, a2, a3, a4, a5, a6, a7) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7> LoadKernel<T1, T2, T3, T4, T5, T6, T7>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7)>(kernel);
        return (stream, config, a1, a2, a3, a4, a5, a6, a7) => loaded.Launch(stream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7));
    }

    public static Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8> LoadAutoGroupedStreamKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8)>(kernel);
        return (extent, a1, a2, a3, a4, a5, a6, a7, a8) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8>
        LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8)>(kernel);
        return (stream, extent, a1, a2, a3, a4, a5, a6, a7, a8) =>
            loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8)>(kernel);
        return (config, a1, a2, a3, a4, a5, a6, a7, a8) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8)>(kernel);
        return (stream, config, a1, a2, a3, a4, a5, a6, a7, a8) =>
            loaded.Launch(stream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8));
    }

    public static Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9>
        LoadAutoGroupedStreamKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9)>(kernel);
        return (extent, a1, a2, a3, a4, a5, a6, a7, a8, a9) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8, a9));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9>
        LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9)>(kernel);
        return (stream, extent, a1, a2, a3, a4, a5, a6, a7, a8, a9) =>
            loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8, a9));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9)>(kernel);
        return (config, a1, a2, a3, a4, a5, a6, a7, a8, a9) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8, a9));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9>
        LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9)>(kernel);
        return (stream, config, a1, a2, a3, a4, a5, a6, a7, a8, a9) =>
            loaded.Launch(stream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8, a9));
    }

    public static Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>
        LoadAutoGroupedStreamKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)>(kernel);
        return (extent, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>
        LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)>(kernel);
        return (stream, extent, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10) =>
            loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)>(kernel);
        return (config, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>
        LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)>(kernel);
        return (stream, config, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10) =>
            loaded.Launch(stream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10));
    }

    public static Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>
        LoadAutoGroupedStreamKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)>(kernel);
        return (extent, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>
        LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)>(kernel);
        return (stream, extent, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11) =>
            loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>
        LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)>(kernel);
        return (config, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>
        LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)>(kernel);
        return (stream, config, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11) =>
            loaded.Launch(stream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11));
    }

    public static Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>
        LoadAutoGroupedStreamKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)>(kernel);
        return (extent, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>
        LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)>(kernel);
        return (stream, extent, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12) =>
            loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>
        LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)>(kernel);
        return (config, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>
        LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)>(kernel);
        return (stream, config, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12) =>
            loaded.Launch(stream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12));
    }

    public static Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>
        LoadAutoGroupedStreamKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)>(kernel);
        return (extent, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>
        LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)>(kernel);
        return (stream, extent, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13) =>
            loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>
        LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)>(kernel);
        return (config, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>
        LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)>(kernel);
        return (stream, config, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13) =>
            loaded.Launch(stream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13));
    }

    public static Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>
        LoadAutoGroupedStreamKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)>(kernel);
        return (extent, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>
        LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> kernel)
        where TIndex : struct
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)>(kernel);
        return (stream, extent, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14) =>
            loaded.Launch(stream, LaunchShape.Of(extent), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>
        LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)>(kernel);
        return (config, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14) =>
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14));
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>
        LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> kernel)
    {
        var loaded = accelerator.Load<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)>(kernel);
        return (stream, config, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14) =>
            loaded.Launch(stream, LaunchShape.Of(config), (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14));
    }
}
