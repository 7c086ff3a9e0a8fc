using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace KernelRD.Tests.Cli;

/// <summary>A PNG decoder for 8-bit grey, palette and colour pictures, written from the specification; it checks every CRC.</summary>
internal sealed class DecodedPng
{
    /// <summary>Bytes in a pixel.</summary>
    private int _bytes;

    private DecodedPng()
    {
    }

    public int Width { get; private set; }

    public int Height { get; private set; }

    public byte[] Palette { get; private set; } = [];

    public List<string> Chunks { get; } = [];

    /// <summary>The bytes of the pixels of each picture, one or three a pixel: one picture, or all of an animation.</summary>
    public List<byte[]> Frames { get; } = [];

    /// <summary>How long each picture of an animation stays, in seconds.</summary>
    public List<double> Delays { get; } = [];

    /// <summary>How often an animation plays; 0: forever.</summary>
    public int? Plays { get; private set; }

    public static DecodedPng Read(byte[] file)
    {
        Assert.That(file[..8], Is.EqualTo(new byte[] { 137, 80, 78, 71, 13, 10, 26, 10 }));
        var png = new DecodedPng();
        List<List<byte>> streams = [];
        int position = 8, sequence = 0, announced = 1;
        while (position < file.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(position));
            string type = Encoding.ASCII.GetString(file, position + 4, 4);
            var data = file.AsSpan(position + 8, length);
            uint crc = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position + 8 + length));
            Assert.That(Crc(file.AsSpan(position + 4, length + 4)), Is.EqualTo(crc), type);
            png.Chunks.Add(type);
            switch (type)
            {
                case "IHDR":
                    png.Width = BinaryPrimitives.ReadInt32BigEndian(data);
                    png.Height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                    Assert.That(data[8..].ToArray(), Is.AnyOf(new byte[] { 8, 0, 0, 0, 0 }, new byte[] { 8, 2, 0, 0, 0 }, new byte[] { 8, 3, 0, 0, 0 }));
                    png._bytes = data[9] == 2 ? 3 : 1;
                    break;
                case "PLTE":
                    png.Palette = data.ToArray();
                    break;
                case "acTL":
                    announced = BinaryPrimitives.ReadInt32BigEndian(data);
                    png.Plays = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                    break;
                case "fcTL":
                    Assert.That(BinaryPrimitives.ReadInt32BigEndian(data), Is.EqualTo(sequence++));
                    Assert.That(BinaryPrimitives.ReadInt32BigEndian(data[4..]), Is.EqualTo(png.Width));
                    Assert.That(BinaryPrimitives.ReadInt32BigEndian(data[8..]), Is.EqualTo(png.Height));
                    double numerator = BinaryPrimitives.ReadInt16BigEndian(data[20..]);
                    png.Delays.Add(numerator / BinaryPrimitives.ReadInt16BigEndian(data[22..]));
                    streams.Add([]);
                    break;
                case "IDAT":
                    if (streams.Count == 0)
                        streams.Add([]);
                    streams[0].AddRange(data);
                    break;
                case "fdAT":
                    Assert.That(BinaryPrimitives.ReadInt32BigEndian(data), Is.EqualTo(sequence++));
                    streams[^1].AddRange(data[4..]);
                    break;
            }

            position += 12 + length;
        }

        Assert.That(png.Chunks[^1], Is.EqualTo("IEND"));
        Assert.That(streams, Has.Count.EqualTo(announced));
        foreach (var stream in streams)
            png.Frames.Add(png.Inflate([.. stream]));
        return png;
    }

    /// <summary>Bit by bit, as the standard defines it.</summary>
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }

        return ~crc;
    }

    private byte[] Inflate(byte[] compressed)
    {
        using var zlib = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        var bytes = raw.ToArray();
        int row = Width * _bytes;
        Assert.That(bytes, Has.Length.EqualTo(Height * (row + 1)));
        var pixels = new byte[Height * row];
        for (int y = 0; y < Height; y++)
        {
            Assert.That(bytes[y * (row + 1)], Is.Zero, "filter");
            bytes.AsSpan(y * (row + 1) + 1, row).CopyTo(pixels.AsSpan(y * row));
        }

        return pixels;
    }
}
