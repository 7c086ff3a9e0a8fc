using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KernelRD.Training.Data;

namespace KernelRD.Tests.Training.Data;

/// <summary>The blobs against those that scikit-learn drew (reference/make_blobs.py), bit for bit.</summary>
public sealed class BlobsTests
{
    private static IEnumerable<string> Lines => Repository.Read("tests/Training/Data/make_blobs.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [TestCaseSource(nameof(Lines))]
    public void DrawsWhatScikitLearnDraws(string line)
    {
        string[][] parts = [.. line.Split(" : ").Select(part => part.Split(' '))];
        int[] call = [.. parts[0][..3].Select(int.Parse)];
        var (points, labels) = Blobs.Draw(call[0], call[1], call[2], uint.Parse(parts[0][3], CultureInfo.InvariantCulture));
        Assert.Multiple(() =>
        {
            Assert.That(Row(0), Is.EqualTo(parts[2]), "the first point");
            Assert.That(Row(call[0] - 1), Is.EqualTo(parts[3]), "the last point");
            Assert.That(Hash(MemoryMarshal.AsBytes(points.AsSpan())), Is.EqualTo(parts[1][0]), "all points");
            Assert.That(Hash(labels), Is.EqualTo(parts[1][1]), "all labels");
        });

        string[] Row(int sample) =>
        [
            .. points[(sample * call[2])..((sample + 1) * call[2])].Select(value => Convert.ToHexStringLower(BitConverter.GetBytes(value))),
            labels[sample].ToString(CultureInfo.InvariantCulture),
        ];
        static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    [TestCase("synthetic", 784)]
    [TestCase("synthetic-1024", 1024)]
    public void TheSyntheticSetIsBlobsAndOnes(string name, int features)
    {
        var data = DataSource.All.Single(source => source.Name == name).Load(null);
        var (points, labels) = Blobs.Draw(7000, 10, 2, 1);
        Assert.That((data.Name, data.Features, data.Classes, data.Train.Count, data.Test.Count), Is.EqualTo((name, features, 10, 6000, 1000)));
        foreach (var (samples, start) in new[] { (data.Train, 0), (data.Test, 6000) })
        {
            Assert.That(samples.Labels, Is.EqualTo(labels[start..(start + samples.Count)]));
            for (int i = 0; i < samples.Count; i++)
            {
                var row = samples.Values.AsSpan(i * features, features);
                if (row[0] != (float)points[2 * (start + i)] || row[1] != (float)points[2 * (start + i) + 1] || row[2..].ContainsAnyExcept(1f))
                    Assert.Fail($"sample {i} after {start}");
            }
        }
    }
}
