namespace KernelRD.Cli.Files;

/// <summary>Files that appear whole or not at all, whatever ends the process.</summary>
internal static class AtomicFile
{
    /// <summary>What the temporary name adds to the final one.</summary>
    public const string PartialSuffix = ".kernelrd-partial";

    /// <summary>Writes beside the final name and then renames, over a file that may be there.</summary>
    /// <param name="path">The final name.</param>
    /// <param name="write">Writes the contents.</param>
    /// <param name="isDurable">Whether to wait for the disk, so that the bytes survive a power cut too; it takes milliseconds.</param>
    public static void Write(string path, Action<Stream> write, bool isDurable = true)
    {
        string partial = path + PartialSuffix;
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(isDurable);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>Writes a text, durably.</summary>
    public static void Write(string path, string text) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        writer.Write(text);
    });
}
