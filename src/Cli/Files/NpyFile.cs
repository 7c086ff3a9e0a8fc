using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace KernelRD.Cli.Files;

/// <summary>NumPy's file format 1.0, for little-endian arrays of float32 or float64 in C order.</summary>
internal static partial class NpyFile
{
    /// <summary>Values to write or read at a time: a span of bytes counts them by an int.</summary>
    private const int Piece = 1 << 24;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <summary>Writes the same bytes as <c>numpy.save</c>.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="shape">The extent of each axis; their product is the number of values.</param>
    /// <param name="parts">The values in C order, in as many pieces as they come.</param>
    public static void Write<T>(Stream stream, ReadOnlySpan<int> shape, params ReadOnlySpan<T[]> parts)
        where T : unmanaged, IFloatingPoint<T>
    {
        string extents = string.Join(", ", shape.ToArray()) + (shape.Length == 1 ? "," : "");
        string header = $"{{'descr': '{TypeOf<T>()}', 'fortran_order': False, 'shape': ({extents}), }}";
        int length = (Magic.Length + 2 + header.Length + 1 + 63) / 64 * 64 - Magic.Length - 2;
        stream.Write(Magic);
        stream.Write([(byte)length, (byte)(length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(header.PadRight(length - 1) + "\n"));
        foreach (var part in parts)
        {
            for (int start = 0; start < part.Length; start += Piece)
                stream.Write(MemoryMarshal.AsBytes(part.AsSpan(start, Math.Min(Piece, part.Length - start))));
        }
    }

    /// <summary>Reads a file of one shape into arrays that together are as large.</summary>
    /// <exception cref="InvalidDataException">The file is something else; the message says what, without the file's name.</exception>
    public static void Read<T>(Stream stream, ReadOnlySpan<int> shape, params ReadOnlySpan<T[]> parts)
        where T : unmanaged, IFloatingPoint<T>
    {
        var found = ReadShape<T>(stream);
        if (!shape.SequenceEqual(found))
            throw new InvalidDataException($"expected an array of shape ({string.Join(", ", shape.ToArray())}), but this one has ({string.Join(", ", found)})");
        ReadValues(stream, parts);
    }

    /// <summary>Reads float32 of any shape.</summary>
    /// <exception cref="InvalidDataException">The file is something else; the message says what, without the file's name.</exception>
    public static (int[] Shape, float[] Values) Read(Stream stream)
    {
        var shape = ReadShape<float>(stream);
        Int128 length = shape.Aggregate((Int128)1, (product, extent) => Int128.Min(product * extent, long.MaxValue));
        if (length > Array.MaxLength)
            throw TooLarge(shape);
        var values = new float[(int)length];
        ReadValues(stream, values);
        return (shape, values);
    }

    /// <summary>As NumPy names it.</summary>
    private static string TypeOf<T>() => typeof(T) == typeof(float) ? "<f4" : "<f8";

    private static int[] ReadShape<T>(Stream stream)
    {
        var prefix = new byte[Magic.Length + 2];
        if (stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length || !prefix.AsSpan(0, 8).SequenceEqual(Magic))
            throw new InvalidDataException("this is no NumPy file of format 1.0");
        var text = new byte[prefix[8] | prefix[9] << 8];
        if (stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) < text.Length)
            throw new InvalidDataException("the file ends within its header");

        string header = Encoding.ASCII.GetString(text);
        var match = Header().Match(header);
        if (match.Groups[1].Value != TypeOf<T>())
            throw new InvalidDataException($"expected little-endian {(typeof(T) == typeof(float) ? "float32" : "float64")} in C order, but the header is {header.Trim()}");
        var extents = match.Groups[2].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return extents.All(extent => int.TryParse(extent, CultureInfo.InvariantCulture, out _))
            ? [.. extents.Select(extent => int.Parse(extent, CultureInfo.InvariantCulture))]
            : throw TooLarge(extents);
    }

    private static InvalidDataException TooLarge<T>(IEnumerable<T> shape) => new($"an array of shape ({string.Join(", ", shape)}) is too large");

    private static void ReadValues<T>(Stream stream, params ReadOnlySpan<T[]> parts)
        where T : unmanaged
    {
        foreach (var part in parts)
        {
            for (int start = 0; start < part.Length; start += Piece)
            {
                var bytes = MemoryMarshal.AsBytes(part.AsSpan(start, Math.Min(Piece, part.Length - start)));
                if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                    throw new InvalidDataException("the file ends before its last value");
            }
        }

        if (stream.ReadByte() >= 0)
            throw new InvalidDataException("the file goes on after its last value");
    }

    [GeneratedRegex(@"^\{'descr': '(<f[48])', 'fortran_order': False, 'shape': \(([0-9, ]*)\), \} *\n$")]
    private static partial Regex Header();
}
