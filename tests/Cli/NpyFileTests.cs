using System.Text;
using KernelRD.Cli.Files;

namespace KernelRD.Tests.Cli;

public sealed class NpyFileTests
{
    [Test]
    public void WritesTheBytesThatNumPyWrites()
    {
        // np.save of np.array([[0, 1, 2], [3.5, -1, 1e-3]], "<f4").
        byte[] expected =
        [
            0x93, .. "NUMPY"u8, 1, 0, 118, 0,
            .. Encoding.ASCII.GetBytes("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }".PadRight(117)), (byte)'\n',
            .. Convert.FromHexString("000000000000803f0000004000006040000080bf6f12833a"),
        ];
        Assert.That(Write([2, 3], [0, 1, 2], [3.5f, -1, 1e-3f]), Is.EqualTo(expected));
    }

    [Test]
    public void DoublesKeepTheirBits()
    {
        double[] values = [0.1, -0.0, double.Epsilon, double.MaxValue, double.NaN, 1 / 3.0], read = new double[6];
        using var stream = new MemoryStream();
        NpyFile.Write(stream, [2, 3], values);
        Assert.That(System.Text.Encoding.ASCII.GetString(stream.ToArray()), Does.Contain("'descr': '<f8'"));
        stream.Position = 0;
        NpyFile.Read(stream, [2, 3], read);
        Assert.That(read.Select(BitConverter.DoubleToInt64Bits), Is.EqualTo(values.Select(BitConverter.DoubleToInt64Bits)));

        stream.Position = 0;
        Assert.That(() => NpyFile.Read(stream, [2, 3], new float[6]), Throws.TypeOf<InvalidDataException>().With.Message.Contains("float32"));
    }

    [Test]
    public void OneAxisIsATupleToo() =>
        Assert.That(Encoding.ASCII.GetString(Write([2], [1, 2])), Does.Contain("'shape': (2,), }"));

    [Test]
    public void ReadsBackWhatItWrote()
    {
        float[] first = [1, float.NaN, -0f], second = [float.MaxValue, float.Epsilon, 3];
        float[] u = new float[3], v = new float[3];
        NpyFile.Read(new MemoryStream(Write([2, 1, 3], first, second)), [2, 1, 3], u, v);
        Assert.That(u.Select(BitConverter.SingleToInt32Bits), Is.EqualTo(first.Select(BitConverter.SingleToInt32Bits)));
        Assert.That(v, Is.EqualTo(second));
    }

    [TestCase("<f4", "False", "(2, 2)", 16, null)]
    [TestCase("<f4", "False", "(2,2)", 16, null)]
    [TestCase("<f8", "False", "(2, 2)", 32, "little-endian float32")]
    [TestCase(">f4", "False", "(2, 2)", 16, "little-endian float32")]
    [TestCase("<f4", "True", "(2, 2)", 16, "C order")]
    [TestCase("<f4", "False", "(2, 3)", 24, "shape \\(2, 2\\), but this one has \\(2, 3\\)")]
    [TestCase("<f4", "False", "(2, 2)", 15, "ends before its last value")]
    [TestCase("<f4", "False", "(2, 2)", 17, "goes on after its last value")]
    public void IsStrict(string type, string fortran, string shape, int bytes, string? error)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}".PadRight(117) + "\n";
        byte[] file = [0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(header), .. new byte[bytes]];
        void Read() => NpyFile.Read(new MemoryStream(file), [2, 2], new float[2], new float[2]);
        if (error is null)
            Assert.That(Read, Throws.Nothing);
        else
            Assert.That(Read, Throws.TypeOf<InvalidDataException>().With.Message.Match(error));
    }

    [Test]
    public void NoPrefixOfAFileIsAFile()
    {
        var file = Write([2, 2], [1, 2, 3, 4]);
        for (int length = 0; length < file.Length; length++)
        {
            var prefix = new MemoryStream(file[..length]);
            Assert.That(() => NpyFile.Read(prefix, [2, 2], new float[4]), Throws.TypeOf<InvalidDataException>(), $"{length} bytes");
        }
    }

    private static byte[] Write(int[] shape, params float[][] parts)
    {
        using var stream = new MemoryStream();
        NpyFile.Write(stream, shape, parts);
        return stream.ToArray();
    }
}
