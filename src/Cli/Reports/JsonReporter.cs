using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace KernelRD.Cli.Reports;

/// <summary>One JSON object a line on standard error, as docs/command-line.md lists them; nothing on standard output.</summary>
internal sealed class JsonReporter(TextWriter error) : IReporter
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.5);

    private long _lastProgress = Stopwatch.GetTimestamp();

    /// <summary>The event of a program that ends by an error.</summary>
    public static void Error(TextWriter error, string message, int exitCode) => Write(error, "error", json =>
    {
        json.WriteString("message", message);
        json.WriteNumber("exit_code", exitCode);
    });

    public void Tell(IRunEvent news) => Write(error, news.Name, news.WriteJson);

    public void Track(Action work) => work();

    public void Progress(RunProgress progress)
    {
        if (Stopwatch.GetElapsedTime(_lastProgress) < s_interval)
            return;
        _lastProgress = Stopwatch.GetTimestamp();
        Tell(progress);
    }

    public void Warn(string message) => Write(error, "warning", json => json.WriteString("message", message));

    private static void Write(TextWriter error, string name, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("event", name);
            write(json);
            json.WriteEndObject();
        }

        error.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        error.Flush();
    }
}
