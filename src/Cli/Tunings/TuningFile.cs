using System.Text.Encodings.Web;
using System.Text.Json;
using KernelRD.Cli.Commands;
using KernelRD.Cli.Files;
using KernelRD.Kernels;

namespace KernelRD.Cli.Tunings;

/// <summary>
/// A device's tuning on disk, beside its compiled programs. It counts for the device, the driver and the version of the program that it was measured
/// with; any other is as good as none, and the user hears of it.
/// </summary>
/// <param name="folder">Where tunings lie; null where nothing is kept.</param>
/// <param name="device">The device.</param>
/// <param name="driver">What runs kernels on it, with its version.</param>
internal sealed class TuningFile(string? folder, Device device, string driver)
{
    /// <summary>That of a device where the user's are.</summary>
    public static TuningFile Of(Device device) =>
        new(Engine.CachePath is { } cache ? System.IO.Path.Combine(cache, "tuning") : null, device, Engine.DriverOf(device));

    /// <summary>The file; null where nothing is kept.</summary>
    public string? Path { get; } = folder is null ? null : System.IO.Path.Combine(folder, $"{Kind(device)}-{InWords(device.Name)}.json");

    /// <summary>Opens a device with what was measured on it.</summary>
    /// <param name="device">The device.</param>
    /// <param name="context">Its context.</param>
    /// <param name="warn">Hears of a file that does not count.</param>
    public static Accelerator Open(Device device, Context context, Action<string> warn)
    {
        var tuning = Of(device).Load(warn);
        var accelerator = device.CreateAccelerator(context);
        tuning?.AttachTo(accelerator);
        return accelerator;
    }

    /// <summary>What was measured; null where there is nothing, or what does not count.</summary>
    public Tuning? Load(Action<string> warn)
    {
        if (!File.Exists(Path))
            return null;
        try
        {
            return StrictJson.Read(Path, Read);
        }
        catch (UserError error)
        {
            warn($"{error.Message}; it is not used, and kernelrd bench --tune measures anew");
            return null;
        }
    }

    /// <summary>Writes or replaces it, as a whole.</summary>
    /// <exception cref="UserError">It cannot be written.</exception>
    public void Save(IReadOnlyList<TuningRow> rows)
    {
        try
        {
            Directory.CreateDirectory(folder!);
            AtomicFile.Write(Path!, stream =>
            {
                using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                json.WriteStartObject();
                json.WriteString("device", device.Name);
                json.WriteString("driver", driver);
                json.WriteString("version", App.Version);
                json.WriteStartObject("choices");
                foreach (var row in rows)
                    json.WriteNumber(row.Parameter.Name, row.Choice);
                json.WriteEndObject();
                json.WriteEndObject();
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot keep the tuning: {exception.Message}");
        }
    }

    /// <summary>Whether there was one to delete.</summary>
    public bool Delete()
    {
        bool exists = File.Exists(Path);
        if (exists)
            File.Delete(Path!);
        return exists;
    }

    private static string Kind(Device device) => DeviceChoice.Name(device.AcceleratorType);

    private static string InWords(string name) =>
        string.Join('-', new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private Tuning Read(StrictJson json)
    {
        Require("device", device.Name);
        Require("driver", driver);
        Require("version", App.Version);
        return json.Object("choices", choices => TuningParameter.All.Aggregate(Tuning.Default, (tuning, parameter) =>
            !choices.Has(parameter.Name) ? tuning : parameter.With(tuning, OneOf(choices, parameter))));

        void Require(string key, string expected)
        {
            string actual = json.Text(key);
            if (actual != expected)
                throw json.Error(key, $"measured with {actual}, and this is {expected}");
        }
    }

    private static int OneOf(StrictJson choices, TuningParameter parameter)
    {
        int choice = (int)choices.Whole(parameter.Name, parameter.Choices[0], parameter.Choices[^1]);
        return parameter.Choices.Contains(choice)
            ? choice
            : throw choices.Error(parameter.Name, $"expected one of {string.Join(", ", parameter.Choices)}, but it is {choice}");
    }
}
