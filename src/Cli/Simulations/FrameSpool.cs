using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KernelRD.Cli.Simulations;

/// <summary>
/// The values of all frames, one after the other in one file, until their common range is known. One file, so that one flush makes all of
/// them durable; several threads may read at once.
/// </summary>
internal sealed class FrameSpool : IDisposable
{
    private readonly string _path;
    private readonly long _frameBytes;
    private readonly SafeFileHandle _file;

    /// <param name="path">Where; a file that is there is gone on with.</param>
    /// <param name="cells">The values of a frame.</param>
    /// <param name="frames">How many frames it must hold already; what is beyond them is dropped.</param>
    /// <exception cref="UserError">It holds fewer.</exception>
    public FrameSpool(string path, int cells, int frames)
    {
        _path = path;
        _frameBytes = (long)cells * sizeof(float);
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        long length = RandomAccess.GetLength(_file);
        if (length < frames * _frameBytes)
        {
            _file.Dispose();
            throw new UserError(string.Create(
                CultureInfo.InvariantCulture, $"{path}: {length / _frameBytes} frames where the checkpoint needs {frames}"));
        }

        RandomAccess.SetLength(_file, frames * _frameBytes);
    }

    public void Write(long frame, float[] values) => RandomAccess.Write(_file, MemoryMarshal.AsBytes(values.AsSpan()), frame * _frameBytes);

    public void Read(long frame, float[] values)
    {
        var rest = MemoryMarshal.AsBytes(values.AsSpan());
        for (long offset = frame * _frameBytes; !rest.IsEmpty;)
        {
            int count = RandomAccess.Read(_file, rest, offset);
            if (count == 0)
                throw new EndOfStreamException($"{_path} was cut off");
            rest = rest[count..];
            offset += count;
        }
    }

    /// <summary>Forces what was written to the disk.</summary>
    public void Flush() => RandomAccess.FlushToDisk(_file);

    public void Dispose() => _file.Dispose();
}
