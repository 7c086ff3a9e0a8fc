using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using KernelRD.Cli.Reports;

namespace KernelRD.Cli.Benchmarks;

/// <summary>Everything that was measured as one JSON document, as docs/command-line.md lists it.</summary>
internal static class BenchmarkJson
{
    public static string Write(BenchmarkSettings settings, IReadOnlyList<BenchmarkDevice> devices, IReadOnlyList<BenchmarkRow> rows, bool isComplete)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("version", App.Version);
            json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
            json.WriteString("system", RuntimeInformation.OSDescription);
            json.WriteNumber("processors", Environment.ProcessorCount);
            json.WriteBoolean("quick", settings.IsQuick);
            json.WriteBoolean("complete", isComplete);
            json.WriteStartArray("devices");
            foreach (var device in devices)
                Write(json, device);
            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach (var row in rows)
                Write(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, BenchmarkDevice device)
    {
        json.WriteStartObject();
        json.WriteString("device", device.Name);
        json.WriteString("name", device.Accelerator.Name);
        json.WriteString("description", device.Description);
        json.WriteFinite("flops_per_second", device.Ceilings.FlopsPerSecond);
        json.WriteStartArray("copies");
        foreach (var (bytes, rate) in device.Ceilings.Copies)
        {
            json.WriteStartObject();
            json.WriteNumber("bytes", bytes);
            json.WriteFinite("bytes_per_second", rate);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BenchmarkRow row)
    {
        json.WriteStartObject();
        json.WriteString("operation", row.Operation.Name);
        json.WriteStartObject("size");
        foreach (var (axis, length) in row.Operation.Axes.Split(' ').Zip(row.Size))
            json.WriteNumber(axis, length);
        json.WriteEndObject();
        json.WriteString("device", row.Device);
        Write(json, "", row.Time);
        Write(json, "plain_", row.Plain);
        if (row.Simd is { } simd)
            Write(json, "simd_", simd);
        json.WriteFinite("bytes", row.Case.Bytes);
        json.WriteFinite("flops", row.Case.Flops);
        json.WriteString("bound", row.Least.IsMemory ? "memory" : "arithmetic");
        json.WriteFinite("share_of_ceiling", row.Share);
        json.WriteFinite("difference", row.Difference);
        json.WriteFinite("tolerance", row.Case.Tolerance);
        json.WriteBoolean("agrees", row.Agrees);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string prefix, Timing timing)
    {
        json.WriteFinite($"{prefix}seconds", timing.Seconds);
        json.WriteFinite($"{prefix}noise", timing.Noise);
        json.WriteNumber($"{prefix}samples", timing.Samples);
    }
}
