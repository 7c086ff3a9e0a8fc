using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace KernelRD.Training.Data;

/// <summary>
/// A file of data, plain or gzip, read from front to back. Offsets count bytes of the content, after decompression. Whatever is not as it
/// should be is a <see cref="DataSetException"/> that names file, offset, what was expected and what was found.
/// </summary>
internal sealed class DataFile : IDisposable
{
    private readonly SteppingFile _file;
    private readonly GZipStream? _gzip;
    private long _offset;

    private DataFile(string path)
    {
        Path = path;
        _file = new SteppingFile(path);
        try
        {
            IsGzip = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
            Length = IsGzip ? ReadGzipEnds() : _file.Length;
            _gzip = IsGzip ? new GZipStream(_file, CompressionMode.Decompress) : null;
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public string Path { get; }

    public bool IsGzip { get; }

    /// <summary>Bytes of content; of a gzip file, as its last four bytes tell it.</summary>
    public long Length { get; }

    /// <summary>Opens a file, lets the caller read it, and makes sure that there is nothing after what was read.</summary>
    /// <exception cref="DataSetException">It cannot be read, or is not what the caller reads.</exception>
    public static T Read<T>(string path, Func<DataFile, T> read)
    {
        try
        {
            using var file = new DataFile(path);
            var result = read(file);
            file.CheckEnd();
            return result;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException($"{path}: {exception.Message}");
        }
    }

    /// <summary>The next bytes.</summary>
    /// <param name="count">How many.</param>
    /// <param name="what">What they are, for the error where there are fewer.</param>
    public byte[] Take(long count, string what)
    {
        if (_offset + count > Length)
            throw Error(_offset, Invariant($"{count} bytes of {what}"), Invariant($"the end of the file {Length - _offset} bytes on"));
        var bytes = new byte[count];
        int read;
        try
        {
            read = (_gzip ?? (Stream)_file).ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            throw Error(_offset, Invariant($"{count} bytes of {what}"), "damaged gzip data");
        }

        if (read < count)
            throw Error(_offset + read, Invariant($"{count - read} more bytes of {what}"), "the end of the gzip data");
        _offset += count;
        return bytes;
    }

    /// <summary>The next four bytes as a number, the most significant one first.</summary>
    public uint TakeUInt32(string what) => BinaryPrimitives.ReadUInt32BigEndian(Take(4, what));

    /// <summary>Makes sure that the whole file is as long as its start says.</summary>
    public void ExpectLength(long length)
    {
        if (Length != length)
            throw Error(Math.Min(Length, length), Invariant($"{length} bytes in all"), Invariant($"{Length}"));
    }

    public DataSetException Error(long offset, string expected, string found) =>
        new(Invariant($"{Path}: at byte {offset}{(IsGzip ? " after decompression" : "")}: expected {expected}, found {found}"));

    public void Dispose()
    {
        _gzip?.Dispose();
        _file.Dispose();
    }

    /// <summary>Looks at the first two bytes, and reads the number in the last four.</summary>
    private long ReadGzipEnds()
    {
        const int smallest = 18;
        if (_file.Length < smallest)
            throw new DataSetException(Invariant($"{Path}: at byte 0: expected a gzip file of at least {smallest} bytes, found {_file.Length}"));
        Span<byte> bytes = stackalloc byte[4];
        _file.ReadExactly(bytes);
        if (bytes is not [0x1f, 0x8b, ..])
            throw new DataSetException($"{Path}: at byte 0: expected gzip's 1f 8b, found {bytes[0]:x2} {bytes[1]:x2}");
        _file.Position = _file.Length - 4;
        for (int i = 0; i < 4; i++)
            bytes[i] = (byte)_file.ReadByte();
        _file.Position = 0;
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    private void CheckEnd()
    {
        try
        {
            if (_offset == Length && (_gzip ?? (Stream)_file).ReadByte() < 0 && _file.Position == _file.Length)
                return;
        }
        catch (InvalidDataException)
        {
            throw Error(_offset, "the end of the gzip data with their checksum", "another checksum, or damage");
        }

        throw Error(_offset, "the end of the file", "more");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// A file that gives its last bytes one at a time. .NET's gzip reader takes whatever comes after its data, or nothing at all in the
    /// place of their checksum; so it has read the file to the end only if its data reach there.
    /// </summary>
    private sealed class SteppingFile(string path) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16)
    {
        private const int Tail = 64;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Limit(count));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Limit(buffer.Length)]);

        private int Limit(int count) => (int)Math.Min(count, Math.Max(1, Length - Tail - Position));
    }
}
