using System.Text.Json;
using KernelRD.Cases;
using KernelRD.Cli.Benchmarks;
using KernelRD.Cli.Commands;

namespace KernelRD.Tests.Cli;

/// <summary><c>kernelrd bench</c>; no time is looked at.</summary>
public sealed class BenchTests
{
    [Test]
    public void TheJsonHasEveryOperation()
    {
        var run = CommandLine.Run("bench", "--quick", "--json", "--device", "cpu");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Is.Empty);
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.That(root.GetProperty("complete").GetBoolean());
        Assert.That(root.GetProperty("quick").GetBoolean());
        var device = root.GetProperty("devices").EnumerateArray().Single();
        Assert.That(device.GetProperty("device").GetString(), Is.EqualTo("cpu"));
        Assert.That(device.GetProperty("flops_per_second").GetDouble(), Is.Positive);
        Assert.That(device.GetProperty("copies").GetArrayLength(), Is.Positive);
        Assert.That(device.GetProperty("copies").EnumerateArray().Select(copy => copy.GetProperty("bytes_per_second").GetDouble()), Has.All.Positive);
        var rows = root.GetProperty("rows").EnumerateArray().ToArray();
        Assert.That(rows.Select(row => row.GetProperty("operation").GetString()), Is.EqualTo(Operations.All.Select(operation => operation.Name)));
        foreach (var (row, operation) in rows.Zip(Operations.All))
        {
            var one = operation.At(operation.Sizes.Quick);
            Assert.Multiple(() =>
            {
                Assert.That(
                    row.GetProperty("size").EnumerateObject().Select(axis => (axis.Name, axis.Value.GetInt32())),
                    Is.EqualTo(operation.Axes.Split(' ').Zip(operation.Sizes.Quick)), operation.Name);
                Assert.That(row.GetProperty("agrees").GetBoolean(), operation.Name);
                Assert.That(row.GetProperty("difference").GetDouble(), Is.LessThanOrEqualTo(one.Tolerance), operation.Name);
                Assert.That(row.GetProperty("bytes").GetDouble(), Is.EqualTo(one.Bytes).And.Positive, operation.Name);
                Assert.That(row.GetProperty("flops").GetDouble(), Is.EqualTo(one.Flops), operation.Name);
                Assert.That(row.GetProperty("bound").GetString(), Is.EqualTo("memory").Or.EqualTo("arithmetic"), operation.Name);
                Assert.That(row.GetProperty("share_of_ceiling").GetDouble(), Is.Positive, operation.Name);
                Assert.That(row.GetProperty("seconds").GetDouble(), Is.Positive, operation.Name);
                Assert.That(row.GetProperty("plain_seconds").GetDouble(), Is.Positive, operation.Name);
                Assert.That(row.TryGetProperty("simd_seconds", out _), Is.EqualTo(one.Simd is not null), operation.Name);
            });
        }
    }

    [Test]
    public void LinesTellOfTheOperationsThatTheFilterNames()
    {
        var run = CommandLine.Run("bench", "PRODUCT-n", "--quick", "--device", "cpu");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        string[] lines = run.Output.Split('\n');
        Assert.That(lines.Where(line => line.StartsWith("product-", StringComparison.Ordinal)), Has.Exactly(2).Match(@"^product-n[nt] +192x192x192 +cpu .* same bits$"));
        Assert.That(lines, Has.Exactly(1).StartsWith("cpu: CPU"));
        Assert.That(lines, Has.Exactly(1).Match("^cpu: .* GFLOP/s of fused multiply-adds; copies of 1 MiB at "));
    }

    /// <summary>PoCL, where this machine has it: a device beside the other, each compared with the same plain result.</summary>
    [Test]
    public void WithoutADeviceNamedEveryOneIsMeasured()
    {
        var run = CommandLine.Run("bench", "momentum", "--quick", "--json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        using var document = JsonDocument.Parse(run.Output);
        string?[] rows = [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("device").GetString())];
        Assert.That(rows, Is.EqualTo(document.RootElement.GetProperty("devices").EnumerateArray().Select(device => device.GetProperty("device").GetString())));
        using var context = Context.CreateDefault();
        Assert.That(rows, Has.Length.EqualTo(context.Devices.Count));
    }

    [Test]
    public void AResultThatIsNotPlainCodesIsWrong()
    {
        var wrong = new Operation("wrong", "n", new([4], [4]), _ => OperationCase.Of(
            flops: 4, bytes: 16, data: () => [[1f, 2f, 3f, 4f]], plain: d => d[0][2] = 5f, load: _ => () => { }));
        using var devices = new BenchmarkDevices(new DeviceChoice(AcceleratorType.CPU, 0), BenchmarkSettings.Quick, Assert.Fail);
        var row = new BenchmarkRun(devices.All, BenchmarkSettings.Quick, default).Measure(wrong, Assert.Fail).Single();
        Assert.That(row.Agrees, Is.False);
        Assert.That(row.Difference, Is.EqualTo(0.4));
        Assert.That(BenchmarkText.Cells(row)[^1], Is.EqualTo("WRONG by 4e-1"));
    }

    [TestCase(79)]
    [TestCase(105)]
    [TestCase(106)]
    public void ATerminalGetsTheColumnsThatFit(int width)
    {
        var columns = BenchmarkText.Columns(width);
        // A space between two columns; the last one holds at most "within 9.7e-8".
        int needed = columns.Sum(column => Math.Max(BenchmarkText.Widths[column], BenchmarkText.Titles[column].Length)) + columns.Count - 1 + 13 - "result".Length;
        Assert.That(needed, Is.LessThanOrEqualTo(width));
        Assert.That(columns, Does.Contain(0).And.Contain(3).And.Contain(9));
    }

    [Test]
    public void StoppedBeforeItBeganItSaysSo()
    {
        var run = CommandLine.Run(new CancellationToken(canceled: true), "bench", "--quick", "--json", "--device", "cpu");
        Assert.That(run.ExitCode, Is.EqualTo(130));
        using var document = JsonDocument.Parse(run.Output);
        Assert.That(document.RootElement.GetProperty("complete").GetBoolean(), Is.False);
        Assert.That(document.RootElement.GetProperty("rows").GetArrayLength(), Is.Zero);
    }

    [Test]
    [CancelAfter(120_000)]
    public void CtrlCKeepsWhatWasMeasured(CancellationToken timeout)
    {
        using var program = TestProgram.Start("bench", "step", "--device", "cpu");
        var lines = new List<string>();
        bool isStopped = false;
        while (!timeout.IsCancellationRequested && program.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            if (!isStopped && line.EndsWith("same bits", StringComparison.Ordinal))
            {
                TestProgram.Kill(program, "INT");
                isStopped = true;
            }
        }

        program.WaitForExit();
        Assert.That(program.ExitCode, Is.EqualTo(130), program.StandardError.ReadToEnd());
        int rows = lines.Count(line => line.EndsWith("same bits", StringComparison.Ordinal));
        Assert.That(rows, Is.InRange(1, Operations.All.Count(operation => operation.Name.Contains("step", StringComparison.Ordinal)) - 1));
        Assert.That(lines[^1], Does.StartWith("cpu: ").And.Contain("GFLOP/s"), "what the ceilings were");
    }
}
