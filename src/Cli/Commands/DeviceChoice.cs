using System.Globalization;
using KernelRD.Cli.Tunings;

namespace KernelRD.Cli.Commands;

/// <summary>The device that was asked for.</summary>
/// <param name="Kind">Its kind; null for whichever is best.</param>
/// <param name="Index">Which of that kind.</param>
internal readonly record struct DeviceChoice(AcceleratorType? Kind, int Index)
{
    /// <summary>auto, cpu, opencl, cuda, opencl:I or cuda:I.</summary>
    public static bool TryParse(string text, out DeviceChoice choice)
    {
        choice = default;
        var parts = text.ToLowerInvariant().Split(':');
        if (parts is ["auto"] or ["cpu"])
        {
            choice = new(parts[0] == "cpu" ? AcceleratorType.CPU : null, 0);
            return true;
        }

        int index = 0;
        if (parts[0] is not ("opencl" or "cuda") || parts.Length > 2
            || parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index))
            return false;
        choice = new(parts[0] == "cuda" ? AcceleratorType.Cuda : AcceleratorType.OpenCL, index);
        return true;
    }

    /// <summary>Opens the device; looks only where it has to, for finding out what a machine has takes time.</summary>
    /// <param name="tryOut">Loads what is to run; where nobody named a device, one that cannot load it is passed over.</param>
    /// <param name="warn">Hears of devices that were passed over, and of a tuning that does not count.</param>
    /// <exception cref="UserError">There is no such device.</exception>
    public OpenDevice Open(Action<Accelerator> tryOut, Action<string> warn)
    {
        var context = Engine.CreateContext(Kind);
        try
        {
            var accelerator = Kind is { } kind ? TuningFile.Open(Named(context, kind), context, warn) : Best(context, tryOut, warn);
            return new OpenDevice(context, accelerator);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>The name that options use.</summary>
    public static string Name(AcceleratorType kind) => kind.ToString().ToLowerInvariant();

    private Device Named(Context context, AcceleratorType kind)
    {
        var candidates = context.Devices.Where(candidate => candidate.AcceleratorType == kind).ToArray();
        if (candidates.Length == 0)
        {
            var problems = Engine.Diagnose().Single(found => found.Kind == kind).Problems;
            throw new UserError($"--device {Name(kind)}: {string.Join(' ', problems)}");
        }

        if (Index >= candidates.Length)
        {
            string last = $"{Name(kind)}:{candidates.Length - 1}";
            throw new UserError($"--device {Name(kind)}:{Index}: the last one is {last}; kernelrd devices lists them");
        }

        return candidates[Index];
    }

    /// <summary>CUDA, else a GPU through OpenCL, else the processor.</summary>
    private static Accelerator Best(Context context, Action<Accelerator> tryOut, Action<string> warn)
    {
        var gpus = context.Devices.Where(device => device.AcceleratorType == AcceleratorType.Cuda || Engine.IsGpu(device))
            .OrderBy(device => device.AcceleratorType == AcceleratorType.Cuda ? 0 : 1);
        foreach (var gpu in gpus)
        {
            Accelerator? accelerator = null;
            try
            {
                accelerator = TuningFile.Open(gpu, context, warn);
                tryOut(accelerator);
                return accelerator;
            }
            catch (AcceleratorException exception)
            {
                accelerator?.Dispose();
                warn($"{gpu.Name} is not used through {Name(gpu.AcceleratorType)}: {exception.Message.ReplaceLineEndings(" ")}");
            }
        }

        return TuningFile.Open(context.Devices.First(device => device.AcceleratorType == AcceleratorType.CPU), context, warn);
    }
}

/// <summary>A device in use, with the context it is from.</summary>
internal sealed record OpenDevice(Context Context, Accelerator Accelerator) : IDisposable
{
    public void Dispose()
    {
        Accelerator.Dispose();
        Context.Dispose();
    }
}
