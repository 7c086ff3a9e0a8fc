namespace KernelRD.Cli.Files;

/// <summary>Files that appear whole or not at all, whatever ends the process.</summary>
internal static class AtomicFile
{
    /// <summary>What the temporary name adds to the final one.</summary>
    public const string PartialSuffix = ".kernelrd-partial";

    /// <summary>Writes beside the final name, forces the bytes to the disk, and only then renames, over a file that may be there.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string partial = path + PartialSuffix;
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    public static void Write(string path, string text) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        writer.Write(text);
    });
}
