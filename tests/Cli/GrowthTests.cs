using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using KernelRD.Cli.Benchmarks;
using KernelRD.Cli.Commands;
using KernelRD.Kernels.ReactionDiffusion;

namespace KernelRD.Tests.Cli;

/// <summary><c>kernelrd bench --growth</c>; no time is looked at.</summary>
public sealed class GrowthTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void TheTableHasEverySizeAndTheJsonTheSame()
    {
        var run = CommandLine.Run("bench", "--growth", _folder["new/growth"], "--quick", "--json", "--device", "cpu");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Is.Empty);
        using var document = JsonDocument.Parse(run.Output);
        Assert.That(document.RootElement.GetProperty("complete").GetBoolean());
        var rows = document.RootElement.GetProperty("rows").EnumerateArray().ToArray();
        var expected = Sizes("gray-scott", 32, 1024).Concat(Sizes("prd", 8, 2048)).Concat(Sizes("prd-adversarial", 8, 2048)).ToArray();
        Assert.That(rows.Select(Size), Is.EqualTo(expected));
        foreach (var row in rows)
        {
            string unit = row.GetProperty("model").GetString() == "gray-scott" ? "cell" : "neuron";
            int size = Size(row).Size;
            double units = unit == "cell" ? (double)size * size : size;
            Assert.That(row.GetProperty("seconds").GetDouble(), Is.Positive);
            Assert.That(row.GetProperty($"seconds_per_{unit}").GetDouble(), Is.EqualTo(row.GetProperty("seconds").GetDouble() / units));
            Assert.That(row.GetProperty($"bytes_per_{unit}").GetDouble(), Is.EqualTo(row.GetProperty("bytes").GetDouble() / units));
        }

        string[][] table = [.. File.ReadAllLines(_folder["new/growth/growth.csv"]).Select(line => line.Split(','))];
        Assert.That(string.Join(',', table[0]), Is.EqualTo(GrowthRow.Header));
        Assert.That(table.Skip(1).Select(cells => (cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture))), Is.EqualTo(expected));
        Assert.That(
            table.Skip(1).Select(cells => (Number(cells[4]), Number(cells[8]))),
            Is.EqualTo(rows.Select(row => (row.GetProperty("seconds").GetDouble(), row.GetProperty("bytes").GetDouble()))));
        AssertFigure(_folder["new/growth/growth"], panels: 4);

        static (string Model, int Size) Size(JsonElement row) => (
            row.GetProperty("model").GetString()!,
            row.GetProperty(row.GetProperty("model").GetString() == "gray-scott" ? "n" : "m").GetInt32());

        static IEnumerable<(string Model, int Size)> Sizes(string model, int least, int most)
        {
            for (int size = least; size <= most; size *= 2)
                yield return (model, size);
        }

        static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
    }

    /// <summary>What a simulation holds is known: two pairs of fields with a ring of ghost cells, and little else.</summary>
    [Test]
    public void MemoryIsThatOfTheBuffers()
    {
        using var open = new DeviceChoice(AcceleratorType.CPU, 0).Open(_ => { }, Assert.Fail);
        var work = GrowthWork.All.Single(work => work.Name == "gray-scott");
        var (run, isFinite, owned) = work.Load(open.Accelerator, 256, 16);
        run();
        Assert.That(isFinite());
        Assert.That(open.Accelerator.AllocatedBytes, Is.EqualTo(4 * sizeof(float) * Fields.Length(new(256, 256))).Within(1).Percent);
        owned.Dispose();
        Assert.That(open.Accelerator.AllocatedBytes, Is.Zero);
    }

    [Test]
    public void WhatWasMeasuredIsKeptWhenItIsStopped()
    {
        using var stop = new CancellationTokenSource();
        string table = _folder["growth.csv"];
        var stopper = Task.Run(() =>
        {
            while (!File.Exists(table))
                Thread.Sleep(1);
            stop.Cancel();
        });
        var run = CommandLine.Run(stop.Token, "bench", "--growth", _folder.Root, "--quick", "--device", "cpu");
        stopper.Wait();
        Assert.That(run.ExitCode, Is.EqualTo(130), run.Error);
        int rows = File.ReadAllLines(table).Length - 1;
        Assert.That(rows, Is.InRange(1, 23));
        Assert.That(run.Output.Split('\n').Count(line => line.StartsWith("gray-scott ") || line.StartsWith("prd")), Is.EqualTo(rows));
        AssertFigure(_folder["growth"], panels: 2);
    }

    [Test]
    public void StoppedAtOnceItWritesNothing()
    {
        var run = CommandLine.Run(new CancellationToken(canceled: true), "bench", "--growth", _folder.Root, "--device", "cpu");
        Assert.That(run.ExitCode, Is.EqualTo(130));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Root), Is.Empty);
    }

    [Test]
    public void AFilterIsRefused() =>
        CommandLine.Run("bench", "product", "--growth").AssertBadInput("bench --growth measures whole simulations and trainings, not 'product'");

    [Test]
    public void AFolderThatCannotBeIsRefused()
    {
        File.WriteAllText(_folder["file"], "");
        CommandLine.Run("bench", "--growth", _folder["file"]).AssertBadInput("cannot write to .*file");
    }

    private static void AssertFigure(string path, int panels)
    {
        var texts = XDocument.Load(path + ".svg").Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToArray();
        Assert.That(texts.Count(text => text.StartsWith("Time of ") || text.StartsWith("Memory of ")), Is.EqualTo(panels));
        Assert.That(DecodedPng.Read(File.ReadAllBytes(path + ".png")).Frames[0].Distinct().Count(), Is.GreaterThan(20));
    }
}
