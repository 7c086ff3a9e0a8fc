using System.Security.Cryptography;
using System.Text;

namespace KernelRD.Runtime;

/// <summary>
/// Compiled programs on disk, one file each. A file carries its own key and a checksum: one that is damaged, or of another source, option,
/// device or driver, counts as missing. Whatever goes wrong with the disk, programs are just compiled again.
/// </summary>
/// <param name="folder">Where the files lie; null where nothing is kept.</param>
internal sealed class ProgramCache(string? folder)
{
    // Counts the changes of the file's layout.
    private const int FormatVersion = 2;

    private const int HashBytes = SHA256.HashSizeInBytes;

    /// <summary>The user's, in <see cref="CacheFolder"/>.</summary>
    public static ProgramCache Default => new(CacheFolder.Path);

    /// <summary>The program of that key, or null.</summary>
    public byte[]? Load(Key key)
    {
        try
        {
            if (PathOf(key) is not { } path || !File.Exists(path))
                return null;
            byte[] file = File.ReadAllBytes(path);
            return file.Length >= 2 * HashBytes
                && file.AsSpan(0, HashBytes).SequenceEqual(key.Hash)
                && file.AsSpan(HashBytes, HashBytes).SequenceEqual(SHA256.HashData(file.AsSpan(2 * HashBytes)))
                    ? file[(2 * HashBytes)..]
                    : null;
        }
        catch (Exception exception) when (IsOfTheDisk(exception))
        {
            return null;
        }
    }

    /// <summary>Writes or replaces the program of that key, as a whole: a reader meets the old file or the new one.</summary>
    public void Store(Key key, byte[] program)
    {
        try
        {
            if (PathOf(key) is not { } path)
                return;
            CreateFolder(Path.GetDirectoryName(path)!);
            string temporary = $"{path}.{Guid.NewGuid():N}";
            try
            {
                File.WriteAllBytes(temporary, [.. key.Hash, .. SHA256.HashData(program), .. program]);
                File.Move(temporary, path, overwrite: true);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception exception) when (IsOfTheDisk(exception))
        {
            // Not kept, so compiled again next time.
        }
    }

    private string? PathOf(Key key) => folder is null ? null : Path.Combine(folder, key.Kind, Convert.ToHexStringLower(key.Hash));

    // For the user alone: what lies here is run.
    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static bool IsOfTheDisk(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    /// <summary>What a program depends on.</summary>
    internal sealed class Key
    {
        /// <param name="kind">The back end, which is also the name of its folder.</param>
        /// <param name="parts">The source, the options, the device and whatever else makes a difference.</param>
        public Key(string kind, params ReadOnlySpan<string> parts)
        {
            Kind = kind;
            using var text = new MemoryStream();
            using (var writer = new BinaryWriter(text, Encoding.UTF8))
            {
                writer.Write(FormatVersion);
                // With their lengths, so that no two sets of texts are the same bytes.
                foreach (string part in parts)
                    writer.Write(part);
            }

            Hash = SHA256.HashData(text.ToArray());
        }

        public string Kind { get; }

        public byte[] Hash { get; }
    }
}
