using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace KernelRD.Cli.Files;

/// <summary>Writes PNG pictures of one byte or three bytes a pixel, and binds finished pictures into an animation.</summary>
internal static class Png
{
    // The kinds of pixels, by the numbers that a header has for them.
    private const byte Grey = 0;
    private const byte Colors = 2;
    private const byte Indexed = 3;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Writes one picture, its first row on top.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="pixels">Height × width bytes, row after row: grey levels, or entries of the palette.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="palette">Up to 256 colours of three bytes (red, green, blue); empty for grey.</param>
    /// <param name="scale">Each pixel becomes a square with this side.</param>
    public static void Write(Stream stream, ReadOnlySpan<byte> pixels, int width, ReadOnlySpan<byte> palette, int scale = 1)
    {
        WriteStart(stream, width * (long)scale, pixels.Length / width * (long)scale, palette.IsEmpty ? Grey : Indexed);
        if (!palette.IsEmpty)
            WriteChunk(stream, "PLTE"u8, palette);
        WriteRows(stream, pixels, width, bytes: 1, scale);
        WriteChunk(stream, "IEND"u8, []);
    }

    /// <summary>Writes one picture of three bytes a pixel (red, green, blue), its first row on top.</summary>
    public static void WriteColors(Stream stream, ReadOnlySpan<byte> pixels, int width)
    {
        WriteStart(stream, width, pixels.Length / 3 / width, Colors);
        WriteRows(stream, pixels, width, bytes: 3, scale: 1);
        WriteChunk(stream, "IEND"u8, []);
    }

    /// <summary>Writes an animated PNG that plays forever: the pictures' own compressed pixels, bound anew.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="pictures">Files that <see cref="Write"/> wrote, all of one size and palette; at least one.</param>
    /// <param name="framesPerSecond">How fast it plays; the last picture stays for a second.</param>
    public static void WriteAnimation(Stream stream, IReadOnlyList<string> pictures, int framesPerSecond)
    {
        Span<byte> animation = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(animation, pictures.Count);
        animation[4..].Clear();

        // Number in the sequence, size, offset, delay in seconds as a fraction, and two zeros: leave the canvas as it is, overwrite it.
        Span<byte> frame = stackalloc byte[26];
        frame.Clear();
        BinaryPrimitives.WriteInt16BigEndian(frame[22..], (short)framesPerSecond);
        int sequence = 0;

        stream.Write(Signature);
        for (int i = 0; i < pictures.Count; i++)
        {
            foreach (var (type, data) in ReadChunks(pictures[i]))
            {
                switch (type)
                {
                    case "IHDR" when i == 0:
                        data.AsSpan(0, 8).CopyTo(frame[4..]);
                        WriteChunk(stream, "IHDR"u8, data);
                        WriteChunk(stream, "acTL"u8, animation);
                        break;
                    case "PLTE" when i == 0:
                        WriteChunk(stream, "PLTE"u8, data);
                        break;
                    case "IDAT":
                        BinaryPrimitives.WriteInt32BigEndian(frame, sequence++);
                        BinaryPrimitives.WriteInt16BigEndian(frame[20..], (short)(i == pictures.Count - 1 ? framesPerSecond : 1));
                        WriteChunk(stream, "fcTL"u8, frame);
                        if (i == 0)
                        {
                            WriteChunk(stream, "IDAT"u8, data);
                        }
                        else
                        {
                            BinaryPrimitives.WriteInt32BigEndian(animation, sequence++);
                            WriteChunk(stream, "fdAT"u8, animation[..4], data);
                        }

                        break;
                }
            }
        }

        WriteChunk(stream, "IEND"u8, []);
    }

    private static void WriteStart(Stream stream, long width, long height, byte kind)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, checked((int)width));
        BinaryPrimitives.WriteInt32BigEndian(header[4..], checked((int)height));
        header[8] = 8;
        header[9] = kind;
        header[10..].Clear();
        stream.Write(Signature);
        WriteChunk(stream, "IHDR"u8, header);
    }

    private static void WriteRows(Stream stream, ReadOnlySpan<byte> pixels, int width, int bytes, int scale)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            // The byte before every row names its filter: 0, none, for flat colours have no gradients to predict.
            var row = new byte[1 + width * scale * bytes];
            for (int start = 0; start < pixels.Length; start += width * bytes)
            {
                for (int i = 0; i < width * scale; i++)
                    pixels.Slice(start + i / scale * bytes, bytes).CopyTo(row.AsSpan(1 + i * bytes));
                for (int copy = 0; copy < scale; copy++)
                    zlib.Write(row);
            }
        }

        WriteChunk(stream, "IDAT"u8, compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> start, ReadOnlySpan<byte> rest = default)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, start.Length + rest.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(start);
        stream.Write(rest);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Compute(type, start, rest));
        stream.Write(number);
    }

    private static IEnumerable<(string Type, byte[] Data)> ReadChunks(string path)
    {
        using var file = File.OpenRead(path);
        file.Position = Signature.Length;
        var head = new byte[8];
        while (file.Position < file.Length)
        {
            file.ReadExactly(head);
            var data = new byte[BinaryPrimitives.ReadInt32BigEndian(head)];
            file.ReadExactly(data);
            file.Position += 4;
            yield return (Encoding.ASCII.GetString(head, 4, 4), data);
        }
    }
}
