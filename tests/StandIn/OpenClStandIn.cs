namespace KernelRD.Tests;

/// <summary>A loader that hands on to the real one, on whose first device the back end runs.</summary>
internal sealed class OpenClStandIn() : StandIn("opencl.so")
{
    public CLApi Api() => CLApi.Find(File, out string reason) ?? throw new InvalidOperationException(reason);

    /// <param name="context">The context it is in.</param>
    /// <param name="cache">The folder of compiled programs; null for none.</param>
    /// <param name="runsBlocks">Whether work-items run blocks of cells; null for what suits the device.</param>
    public CLAccelerator CreateAccelerator(Context context, string? cache = null, bool? runsBlocks = null)
    {
        var device = CLDevice.Enumerate(Api()).Devices[0];
        return new CLAccelerator(context, device, new ProgramCache(cache)) { RunsBlocks = runsBlocks ?? device.IsCpu };
    }
}
