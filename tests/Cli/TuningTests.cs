using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using KernelRD.Cli;
using KernelRD.Cli.Benchmarks;
using KernelRD.Cli.Tunings;
using KernelRD.Kernels;

namespace KernelRD.Tests.Cli;

/// <summary>What a device's times choose, where that is kept, and the command that asks for it.</summary>
public sealed class TuningTests
{
    private static readonly TuningParameter s_parameter = TuningParameter.All.Single(parameter => parameter.Name == "large-grid-steps");

    private static Device Cpu => Context.Create(builder => builder.CPU()).Devices[0];

    [TestCase(1.0, 0.0, 0.90, 0.0, ExpectedResult = 6, Description = "a tenth less")]
    [TestCase(1.0, 0.0, 0.951, 0.0, ExpectedResult = 4, Description = "less than 5 %")]
    [TestCase(1.0, 0.0, 1.2, 0.0, ExpectedResult = 4, Description = "slower")]
    [TestCase(1.0, 0.06, 0.90, 0.05, ExpectedResult = 4, Description = "a tenth, in so much noise")]
    [TestCase(1.0, 0.06, 0.85, 0.05, ExpectedResult = 6, Description = "more than the noise of both")]
    public int AChoiceMustBeFasterThanTheDefaultByMoreThanTheNoise(double ordinary, double ordinaryNoise, double other, double otherNoise) =>
        TuningRow.Choose([(3, new(5, 0, 9)), (4, new(ordinary, ordinaryNoise, 9)), (6, new(other, otherNoise, 9))], 4);

    [Test]
    public void TheFastestIsChosen() =>
        Assert.That(TuningRow.Choose([(2, new(0.6, 0, 9)), (4, new(1, 0, 9)), (6, new(0.5, 0, 9)), (8, new(0.7, 0, 9))], 4), Is.EqualTo(6));

    [Test]
    public void AChoiceMustBeFasterTwice()
    {
        var row = Row((4, 1.0), (6, 0.5));
        Assert.That(row.Choice, Is.EqualTo(4), "once");
        Assert.That((row with { Again = Times((4, 1.0), (6, 0.98)) }).Choice, Is.EqualTo(4), "once");
        var twice = row with { Again = Times((4, 2.0), (6, 1.5)) };
        Assert.That(twice.Choice, Is.EqualTo(6));
        Assert.That(twice.ToText(), Does.EndWith("4: 1.00  6: 0.75" + new string(' ', 38) + "6 instead of 4: 25 % less time"));
        Assert.That(row.ToText(), Does.EndWith("4, the default: too noisy for more"));
        Assert.That(Row((4, 1.0), (6, 0.97)).ToText(), Does.EndWith("4, the default"));
    }

    [Test]
    public void EveryParameterChangesWhatItNames()
    {
        foreach (var parameter in TuningParameter.All)
        {
            Assert.That(parameter.Choices, Is.Ordered.And.Unique, parameter.Name);
            Assert.That(parameter.Choices, Does.Contain(parameter.Get(Tuning.Default)), parameter.Name);
            foreach (int choice in parameter.Choices)
            {
                var tuning = parameter.With(Tuning.Default, choice);
                Assert.That(TuningParameter.All.Where(other => other.Get(tuning) != other.Get(Tuning.Default)),
                    Is.EqualTo(choice == parameter.Get(Tuning.Default) ? [] : new[] { parameter }));
                Assert.That(parameter.Get(tuning), Is.EqualTo(choice));
            }
        }
    }

    [Test]
    public void AFileGivesBackWhatWasKept()
    {
        using var folder = new TemporaryFolder();
        var file = File(folder, "driver 1 + \"2\"");
        Assert.That(file.Load(Assert.Fail), Is.Null);
        Assert.That(file.Delete(), Is.False);
        file.Save([Chosen(s_parameter, 6), Chosen(TuningParameter.All[0], 128)]);
        Assert.That(file.Load(Assert.Fail), Is.EqualTo(new Tuning { LargeGridSteps = 6, NarrowProductTile = 128 }));
        file.Save([Chosen(s_parameter, 2)]);
        Assert.That(file.Load(Assert.Fail), Is.EqualTo(new Tuning { LargeGridSteps = 2 }));
        Assert.That(Directory.GetFiles(folder.Root), Is.EqualTo(new[] { file.Path }), "and nothing beside it");
        Assert.That(file.Delete());
        Assert.That(file.Load(Assert.Fail), Is.Null);
    }

    [TestCase("\"driver\": \"1\"", "\"driver\": \"2\"", "driver: measured with 2, and this is 1", TestName = "OfAnotherDriver")]
    [TestCase("\"device\": \"", "\"device\": \"not ", "device: measured with not ", TestName = "OfAnotherDevice")]
    [TestCase("\"version\": \"", "\"version\": \"0.0.0-", "version: measured with 0.0.0-", TestName = "OfAnotherVersion")]
    [TestCase("\"large-grid-steps\": 6", "\"large-grid-steps\": 5", "choices.large-grid-steps: expected one of 1, 2, 3, 4, 6, 8, but it is 5", TestName = "OfAValueThatIsNoChoice")]
    [TestCase("\"large-grid-steps\": 6", "\"large-grid-steps\": 600", "choices.large-grid-steps: expected a whole number", TestName = "OfAValueOutOfBounds")]
    [TestCase("large-grid-steps", "large-steps", "unknown key", TestName = "OfAParameterThatThereIsNot")]
    [TestCase("}", "", "not valid JSON", TestName = "ThatIsCutOff")]
    [TestCase("{", "\0{", "not valid JSON", TestName = "ThatIsDamaged")]
    public void AFileIsIgnoredWithOneLine(string old, string replacement, string warning)
    {
        using var folder = new TemporaryFolder();
        var file = File(folder, "1");
        file.Save([Chosen(s_parameter, 6)]);
        string text = System.IO.File.ReadAllText(file.Path!);
        Assert.That(text, Does.Contain(old));
        System.IO.File.WriteAllText(file.Path!, text.Replace(old, replacement, StringComparison.Ordinal));
        var warnings = new List<string>();
        Assert.That(file.Load(warnings.Add), Is.Null);
        Assert.That(warnings.Single(), Does.StartWith(file.Path!).And.Contain(warning).And.EndWith("kernelrd bench --tune measures anew").And.Not.Contain("\n"));
        Assert.That(file.Delete(), "it can be forgotten");
    }

    [Test]
    public void WhereNothingCanBeKeptThatIsSaid()
    {
        using var folder = new TemporaryFolder();
        string blocked = Path.Combine(folder.Root, "file");
        System.IO.File.WriteAllText(blocked, "");
        Assert.That(() => new TuningFile(blocked, Cpu, "1").Save([Chosen(s_parameter, 6)]), Throws.TypeOf<UserError>().With.Message.StartsWith("cannot keep the tuning: "));
        Assert.That(new TuningFile(null, Cpu, "1").Path, Is.Null);
        Assert.That(new TuningFile(null, Cpu, "1").Load(Assert.Fail), Is.Null);
    }

    [TestCase("product", "bench --tune does not go with 'product'")]
    [TestCase("--growth", "bench --tune does not go with '--growth'")]
    [TestCase("--reset --quick", "bench --tune --reset does not go with '--quick'")]
    public void WhatDoesNotGoWithATuningIsNamed(string arguments, string message) =>
        CommandLine.Run(["bench", "--tune", .. arguments.Split(' ')]).AssertBadInput(message);

    [Test]
    public void ResetAloneIsExplained() => CommandLine.Run("bench", "--reset").AssertBadInput("--reset forgets a tuning: kernelrd bench --tune --reset");

    /// <summary>The whole of it: what was asked is told, kept, listed, used by a run to the same bytes, replaced only as a whole, and forgotten.</summary>
    [Test]
    public void ADeviceIsTunedOnceForEveryLaterRun()
    {
        using var folder = new TemporaryFolder();
        var (code, output, error) = Run(folder, "bench", "--tune", "--quick", "--device", "cpu", "--json");
        Assert.That((code, error), Is.EqualTo((0, "")));
        using var document = JsonDocument.Parse(output);
        string file = document.RootElement.GetProperty("devices")[0].GetProperty("file").GetString()!;
        var rows = document.RootElement.GetProperty("rows").EnumerateArray().ToArray();
        var expected = TuningParameter.Of(TestDevice.Cpu.Accelerator).ToArray();
        Assert.That(rows.Select(row => row.GetProperty("parameter").GetString()), Is.EqualTo(expected.Select(parameter => parameter.Name)).And.Not.Empty);
        using var kept = JsonDocument.Parse(System.IO.File.ReadAllText(file));
        foreach (var (row, parameter) in rows.Zip(expected))
        {
            var times = row.GetProperty("times").EnumerateArray().ToArray();
            Assert.That(times.Select(time => time.GetProperty("choice").GetInt32()), Is.EqualTo(parameter.Choices));
            Assert.That(times.Select(time => time.GetProperty("seconds").GetDouble()), Has.All.Positive);
            Assert.That(kept.RootElement.GetProperty("choices").GetProperty(parameter.Name).GetInt32(), Is.EqualTo(row.GetProperty("choice").GetInt32()));
        }

        Assert.That(Run(folder, "devices").Output, Does.Contain($"tuned by {file}"));
        string before = System.IO.File.ReadAllText(file);
        var damaged = before.Replace("\"version\": \"", "\"version\": \"0.0.0-", StringComparison.Ordinal);
        System.IO.File.WriteAllText(file, damaged);
        string[] run = ["run", "gray-scott", "--size", "64", "--steps", "50", "--frames", "1", "--device", "cpu", "--out"];
        var (foreign, _, warning) = Run(folder, [.. run, Path.Combine(folder.Root, "one")]);
        Assert.That(foreign, Is.Zero);
        Assert.That(warning, Does.Contain($"{file}: version: measured with 0.0.0-"));
        System.IO.File.WriteAllText(file, Regex.Replace(before, "(\"sweep-kilobytes\": )[0-9]+", "${1}128"));
        Assert.That(Run(folder, [.. run, Path.Combine(folder.Root, "two")]).Code, Is.Zero);
        Assert.That(
            System.IO.File.ReadAllBytes(Path.Combine(folder.Root, "two", "u.npy")), Is.EqualTo(System.IO.File.ReadAllBytes(Path.Combine(folder.Root, "one", "u.npy"))));
        Assert.That(Run(folder, "bench", "--tune", "--reset", "--device", "cpu").Output, Is.EqualTo("cpu: forgotten\n"));
        Assert.That(System.IO.File.Exists(file), Is.False);
        Assert.That(Run(folder, "bench", "--tune", "--reset", "--device", "cpu").Output, Is.EqualTo("cpu: was not tuned\n"));
        Assert.That(Run(folder, "devices").Output, Does.Contain("not tuned: kernelrd bench --tune --device cpu"));
    }

    [Test]
    public void InterruptedItKeepsWhatThereWas()
    {
        using var folder = new TemporaryFolder();
        Assert.That(Run(folder, "bench", "--tune", "--quick", "--device", "cpu").Code, Is.Zero);
        string file = Directory.GetFiles(Path.Combine(folder.Root, "tuning")).Single();
        byte[] before = System.IO.File.ReadAllBytes(file);
        var time = System.IO.File.GetLastWriteTimeUtc(file);
        using var program = Start(folder, "bench", "--tune", "--device", "cpu");
        for (string? line = ""; line is not null && !line.StartsWith("parameter", StringComparison.Ordinal); line = program.StandardOutput.ReadLine())
        {
        }

        TestProgram.Kill(program, "INT");
        string rest = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        Assert.That(program.ExitCode, Is.EqualTo(130), program.StandardError.ReadToEnd());
        Assert.That(rest, Does.Not.Contain("kept"));
        Assert.That(Directory.GetFiles(Path.Combine(folder.Root, "tuning")), Is.EqualTo(new[] { file }));
        Assert.That((System.IO.File.ReadAllBytes(file), System.IO.File.GetLastWriteTimeUtc(file)), Is.EqualTo((before, time)));
    }

    private static TuningRow Row(params (int Choice, double Seconds)[] times) => new("cpu", s_parameter, [64, 64, 8], 4, Times(times));

    private static (int Choice, Timing Time)[] Times(params (int Choice, double Seconds)[] times) =>
        [.. times.Select(time => (time.Choice, new Timing(time.Seconds, 0, 9)))];

    /// <summary>A row that chooses this.</summary>
    private static TuningRow Chosen(TuningParameter parameter, int choice)
    {
        int ordinary = parameter.Get(Tuning.Default);
        var times = Times((ordinary, 1), (choice, 0.5));
        return new("cpu", parameter, [1], ordinary, times) { Again = times };
    }

    private static TuningFile File(TemporaryFolder folder, string driver) => new(folder.Root, Cpu, driver);

    private static (int Code, string Output, string Error) Run(TemporaryFolder cache, params string[] arguments)
    {
        using var program = Start(cache, arguments);
        var error = program.StandardError.ReadToEndAsync();
        string output = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        return (program.ExitCode, output, error.Result);
    }

    private static Process Start(TemporaryFolder cache, params string[] arguments)
    {
        string program = Path.Combine(TestContext.CurrentContext.TestDirectory, "kernelrd.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["KERNELRD_CACHE"] = cache.Root },
        })!;
    }
}
