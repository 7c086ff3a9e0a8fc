using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using KernelRD.Cases;
using KernelRD.Cli.Reports;
using KernelRD.Cli.Tunings;

namespace KernelRD.Cli.Benchmarks;

/// <summary>Everything that was measured as one JSON document, as docs/command-line.md lists it.</summary>
internal static class BenchmarkJson
{
    public static string Write(BenchmarkSettings settings, IReadOnlyList<BenchmarkDevice> devices, IReadOnlyList<BenchmarkRow> rows, bool isComplete) =>
        Write(settings, devices, isComplete, (json, device) => WriteCeilings(json, device.Ceilings), rows, Write);

    public static string Write(BenchmarkSettings settings, IReadOnlyList<BenchmarkDevice> devices, IReadOnlyList<GrowthRow> rows, bool isComplete) =>
        Write(settings, devices, isComplete, (_, _) => { }, rows, Write);

    public static string Write(BenchmarkSettings settings, IReadOnlyList<BenchmarkDevice> devices, IReadOnlyList<TuningRow> rows, bool isComplete) =>
        Write(settings, devices, isComplete, (json, device) => json.WriteString("file", TuningFile.Of(device.Device).Path), rows, Write);

    private static string Write<TRow>(
        BenchmarkSettings settings,
        IReadOnlyList<BenchmarkDevice> devices,
        bool isComplete,
        Action<Utf8JsonWriter, BenchmarkDevice> writeMore,
        IReadOnlyList<TRow> rows,
        Action<Utf8JsonWriter, TRow> writeRow)
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
            {
                json.WriteStartObject();
                json.WriteString("device", device.Name);
                json.WriteString("name", device.Accelerator.Name);
                json.WriteString("description", device.Description);
                writeMore(json, device);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach (var row in rows)
            {
                json.WriteStartObject();
                writeRow(json, row);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteCeilings(Utf8JsonWriter json, Ceilings ceilings)
    {
        json.WriteFinite("flops_per_second", ceilings.FlopsPerSecond);
        json.WriteStartArray("copies");
        foreach (var (bytes, rate) in ceilings.Copies)
        {
            json.WriteStartObject();
            json.WriteNumber("bytes", bytes);
            json.WriteFinite("bytes_per_second", rate);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, BenchmarkRow row)
    {
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
    }

    private static void Write(Utf8JsonWriter json, GrowthRow row)
    {
        json.WriteString("model", row.Work.Name);
        json.WriteNumber(row.Work.Axis, row.Size);
        json.WriteString("device", row.Device);
        Write(json, "", row.Time);
        json.WriteFinite($"seconds_per_{row.Work.Unit}", row.SecondsPerUnit);
        json.WriteFinite("bytes", row.Bytes);
        json.WriteFinite($"bytes_per_{row.Work.Unit}", row.BytesPerUnit);
    }

    private static void Write(Utf8JsonWriter json, TuningRow row)
    {
        json.WriteString("device", row.Device);
        json.WriteString("parameter", row.Parameter.Name);
        json.WriteString("operation", row.Parameter.Operation);
        json.WriteString("size", string.Join('x', row.Size));
        json.WriteNumber("default", row.Default);
        json.WriteNumber("choice", row.Choice);
        json.WriteStartArray("times");
        foreach (var (choice, time) in row.Times)
        {
            json.WriteStartObject();
            json.WriteNumber("choice", choice);
            Write(json, "", time);
            json.WriteFinite("relative", row.Relative(choice));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string prefix, Timing timing)
    {
        json.WriteFinite($"{prefix}seconds", timing.Seconds);
        json.WriteFinite($"{prefix}noise", timing.Noise);
        json.WriteNumber($"{prefix}samples", timing.Samples);
    }
}
