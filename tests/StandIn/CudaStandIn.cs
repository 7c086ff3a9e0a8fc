using System.Runtime.InteropServices;
using System.Text;

namespace KernelRD.Tests;

/// <summary>
/// A driver with one GPU that is none, and its NVRTC: the real back end runs on it, and it fails when told to. Each object is a driver
/// of its own, so that the faults of one test meet no other.
/// </summary>
internal sealed unsafe class CudaStandIn : IDisposable
{
    private readonly nint _library;
    private readonly delegate* unmanaged<byte*, int, int, void> _fail;
    private readonly delegate* unmanaged<byte*, long, void> _set;
    private readonly delegate* unmanaged<int> _pending;
    private readonly delegate* unmanaged<int> _living;

    /// <param name="incomplete">Whether it lacks a function.</param>
    public CudaStandIn(bool incomplete = false)
    {
        if (StandInBuild.Folder is null)
            Missing();
        File = Path.Combine(StandInBuild.Folder!, $"{Guid.NewGuid():N}.so");
        System.IO.File.Copy(StandInBuild.Library(incomplete), File);
        _library = NativeLibrary.Load(File);
        _fail = (delegate* unmanaged<byte*, int, int, void>)NativeLibrary.GetExport(_library, "standin_fail");
        _set = (delegate* unmanaged<byte*, long, void>)NativeLibrary.GetExport(_library, "standin_set");
        _pending = (delegate* unmanaged<int>)NativeLibrary.GetExport(_library, "standin_pending");
        _living = (delegate* unmanaged<int>)NativeLibrary.GetExport(_library, "standin_living");
    }

    /// <summary>The library's file, for the driver and for NVRTC.</summary>
    public string File { get; }

    /// <summary>Whether a call that is to fail has not yet come.</summary>
    public bool IsPending => _pending() > 0;

    /// <summary>How many allocations, streams, events, modules, uses of the context and programs of NVRTC live.</summary>
    public int Living => _living();

    /// <summary>Skips the test, or fails it where the environment variable CI is set.</summary>
    public static void Missing()
    {
        if (Environment.GetEnvironmentVariable("CI") is null or "")
            Assert.Ignore(StandInBuild.Reason);
        Assert.Fail(StandInBuild.Reason);
    }

    /// <summary>Lets a call fail, by its name without the version's suffix; <c>kernel</c> is a kernel that crashes while it runs.</summary>
    /// <param name="call">The function.</param>
    /// <param name="code">What it returns.</param>
    /// <param name="after">How many uses work before.</param>
    public void Fail(string call, int code, int after = 0)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(call + '\0'))
            _fail(name, after, code);
    }

    /// <summary>Changes what the driver and the device are: version, devices, capability, memory, shared, compute_mode; refuse is how many modules it refuses.</summary>
    public void Set(string setting, long value)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(setting + '\0'))
            _set(name, value);
    }

    public CudaDriver Driver() => CudaDriver.Find(File, out string reason) ?? throw new InvalidOperationException(reason);

    public CudaDevice Device() => CudaDevice.Enumerate(Driver()).Devices[0];

    /// <param name="context">The context it is in.</param>
    /// <param name="cache">The folder of compiled programs; null for none.</param>
    /// <param name="nvrtc">The compiler's file; null for the stand-in's own, empty for none.</param>
    public CudaAccelerator CreateAccelerator(Context context, string? cache = null, string? nvrtc = null) =>
        new(context, Device(), new ProgramCache(cache), nvrtc ?? File);

    // Drivers are never unloaded, by the back end either: only the file goes.
    public void Dispose() => System.IO.File.Delete(File);
}
