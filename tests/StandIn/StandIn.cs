using System.Runtime.InteropServices;
using System.Text;

namespace KernelRD.Tests;

/// <summary>
/// A library that takes the place of a driver and fails when told to. Each object is a library of its own, so that the faults of one test
/// meet no other.
/// </summary>
internal abstract unsafe class StandIn : IDisposable
{
    private readonly nint _library;
    private readonly delegate* unmanaged<byte*, int, int, void> _fail;
    private readonly delegate* unmanaged<byte*, long, void> _set;
    private readonly delegate* unmanaged<int> _pending;
    private readonly delegate* unmanaged<int> _living;

    /// <param name="library">The name that it was built under.</param>
    protected StandIn(string library)
    {
        if (StandInBuild.Folder is null)
            Missing();
        File = Path.Combine(StandInBuild.Folder!, $"{Guid.NewGuid():N}.so");
        System.IO.File.Copy(Path.Combine(StandInBuild.Folder!, library), File);
        _library = NativeLibrary.Load(File);
        _fail = (delegate* unmanaged<byte*, int, int, void>)NativeLibrary.GetExport(_library, "standin_fail");
        _set = (delegate* unmanaged<byte*, long, void>)NativeLibrary.GetExport(_library, "standin_set");
        _pending = (delegate* unmanaged<int>)NativeLibrary.GetExport(_library, "standin_pending");
        _living = (delegate* unmanaged<int>)NativeLibrary.GetExport(_library, "standin_living");
    }

    /// <summary>The library's file.</summary>
    public string File { get; }

    /// <summary>Whether a call that is to fail has not yet come.</summary>
    public bool IsPending => _pending() > 0;

    /// <summary>How many of the objects that the library made live.</summary>
    public int Living => _living();

    /// <summary>Lets a call fail, by its name without the version's suffix.</summary>
    /// <param name="call">The function.</param>
    /// <param name="code">What it returns.</param>
    /// <param name="after">How many uses work before.</param>
    public void Fail(string call, int code, int after = 0)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(call + '\0'))
            _fail(name, after, code);
    }

    /// <summary>Changes what the driver and the device are; the names are those of its source.</summary>
    public void Set(string setting, long value)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(setting + '\0'))
            _set(name, value);
    }

    // Drivers are never unloaded, by the back end either: only the file goes.
    public void Dispose() => System.IO.File.Delete(File);

    // Skips the test, or fails it where the environment variable CI is set.
    private static void Missing()
    {
        if (Environment.GetEnvironmentVariable("CI") is null or "")
            Assert.Ignore(StandInBuild.Reason);
        Assert.Fail(StandInBuild.Reason);
    }
}
