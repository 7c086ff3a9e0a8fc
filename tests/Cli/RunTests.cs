using System.Diagnostics;
using System.Text.Json;
using KernelRD.Cli.Files;

namespace KernelRD.Tests.Cli;

public sealed class RunTests
{
    private static readonly string[] s_small =
        ["run", "gray-scott", "--device", "cpu", "--size", "21x13", "--steps", "60", "--frames", "7", "--scale", "2"];

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void LeavesTheFilesOfARun()
    {
        var result = CommandLine.Run([.. s_small, "--out", _folder["run"]]);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(result.Output, Does.Contain("State of rest").And.Contain("8 pictures"));
        Assert.That(TemporaryFolder.Contents(_folder["run"]).Keys.Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            "animation.png", "checkpoint/devices.txt", "checkpoint/growth.csv", "checkpoint/state.json", "checkpoint/step-60.npy", "config.json",
            "frames/000000.png", "frames/000001.png", "frames/000002.png", "frames/000003.png",
            "frames/000004.png", "frames/000005.png", "frames/000006.png", "frames/000007.png",
            "metrics.csv", "report.html", "u.npy", "v.npy",
        }));

        float[] u = new float[21 * 13], v = new float[21 * 13];
        using (var file = File.OpenRead(_folder["run/u.npy"]))
            NpyFile.Read(file, [13, 21], u);
        using (var file = File.OpenRead(_folder["run/v.npy"]))
            NpyFile.Read(file, [13, 21], v);
        var metrics = File.ReadAllLines(_folder["run/metrics.csv"]);
        Assert.That(metrics, Has.Length.EqualTo(9));
        Assert.That(metrics[^1], Does.StartWith("7,60,60," + FormattableString.Invariant($"{u.Min()},{u.Max()},")));

        var animation = DecodedPng.Read(File.ReadAllBytes(_folder["run/animation.png"]));
        Assert.That((animation.Width, animation.Height, animation.Frames.Count), Is.EqualTo((42, 26, 8)));
        for (int i = 0; i < 8; i++)
            Assert.That(animation.Frames[i], Is.EqualTo(DecodedPng.Read(File.ReadAllBytes(_folder[$"run/frames/00000{i}.png"])).Frames[0]));
    }

    [Test]
    public void APictureShowsTheFieldWithRowZeroOnTop()
    {
        CommandLine.Run([.. s_small, "--out", _folder["run"], "--range", "-0.25,0.75", "--colormap", "grey", "--field", "u"]);
        var u = new float[21 * 13];
        using (var file = File.OpenRead(_folder["run/u.npy"]))
            NpyFile.Read(file, [13, 21], u);
        var picture = DecodedPng.Read(File.ReadAllBytes(_folder["run/frames/000007.png"])).Frames[0];
        var expected = new byte[42 * 26];
        for (int y = 0; y < 26; y++)
        {
            for (int x = 0; x < 42; x++)
                expected[y * 42 + x] = (byte)Math.Clamp(Math.Floor((u[y / 2 * 21 + x / 2] + 0.25) * 256), 0, 255);
        }

        Assert.That(picture, Is.EqualTo(expected));
    }

    [Test]
    public void TheFittedRangeUsesAllColours()
    {
        CommandLine.Run("run", "turing", "--c", "2", "--size", "32", "--device", "cpu", "--time", "10", "--out", _folder["run"]);
        var last = DecodedPng.Read(File.ReadAllBytes(_folder["run/frames/000100.png"])).Frames[0];
        Assert.That(last.Min(), Is.LessThan(10));
        Assert.That(last.Max(), Is.GreaterThan(245));
    }

    [Test]
    public void TheConfigurationRunsAgainToTheSameFiles()
    {
        string[] arguments = [.. s_small[..^4], "--every", "9", "--feed", "0.03", "--boundary", "dirichlet", "--colormap", "magma"];
        Assert.That(CommandLine.Run([.. arguments, "--out", _folder["first"]]).ExitCode, Is.Zero);
        var again = CommandLine.Run("run", _folder["first/config.json"], "--device", "cpu", "--out", _folder["second"]);
        Assert.That(again.ExitCode, Is.Zero, again.Error);
        TemporaryFolder.AssertSame(_folder["second"], _folder["first"]);

        var changed = CommandLine.Run(
            "run", _folder["first/config.json"], "--device", "cpu", "--out", _folder["third"], "--boundary", "periodic");
        Assert.That(changed.ExitCode, Is.Zero, changed.Error);
        Assert.That(File.ReadAllText(_folder["third/config.json"]), Does.Contain("\"periodic\"").And.Contain("\"magma\""));
    }

    [Test]
    public void EveryModelGivesTheSameFilesOnEveryDevice(
        [ValueSource(nameof(ModelNames))] string model,
        [Values("periodic", "neumann", "dirichlet")] string boundary,
        [ValueSource(nameof(OtherDevices))] TestDevice device)
    {
        _ = device.Accelerator;
        foreach (string name in new[] { "cpu", device.ToString() })
        {
            string[] arguments =
                ["--device", name, "--size", "23x17", "--steps", "50", "--frames", "5", "--seed", "3", "--boundary", boundary];
            var result = CommandLine.Run(["run", model, .. arguments, "--out", _folder[name]]);
            Assert.That(result.ExitCode, Is.Zero, result.Error);
        }

        TemporaryFolder.AssertSame(_folder[device.ToString()], _folder["cpu"]);
    }

    [Test]
    public void TheNumberOfThreadsDoesNotShow([Values("periodic", "neumann", "dirichlet")] string boundary)
    {
        foreach (string threads in new[] { "1", "2" })
        {
            string[] arguments = ["--device", "cpu", "--size", "397x261", "--steps", "20", "--frames", "2", "--boundary", boundary];
            using var process = Start(threads, ["run", "turing", .. arguments, "--out", _folder[threads]]);
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero);
        }

        TemporaryFolder.AssertSame(_folder["2"], _folder["1"]);
    }

    [Test]
    public void AStoppedRunGoesOnToTheSameFiles([Values("fit", "0.9,1.1")] string range, [Range(0, 4)] int attempt)
    {
        string[] arguments =
        [
            "run", "turing", "--c", "2", "--device", "cpu", "--size", "64", "--steps", "900", "--every", "90", "--scale", "1",
            .. range == "fit" ? Array.Empty<string>() : ["--range", range],
        ];
        var watch = Stopwatch.StartNew();
        var whole = CommandLine.Run([.. arguments, "--out", _folder["whole"]]);
        Assert.That(whole.ExitCode, Is.Zero, whole.Error);
        var time = watch.Elapsed;

        var random = new Random(attempt);
        int stops = 0;
        var result = Interrupted([.. arguments, "--out", _folder["stopped"]]);
        while (result.ExitCode == 130)
        {
            Assert.That(result.Output, Does.Contain($"kernelrd run --resume {_folder["stopped"]}"));
            Assert.That(Directory.GetFiles(_folder["stopped"], "*partial", SearchOption.AllDirectories), Is.Empty);
            result = ++stops < 6 ? Interrupted("run", "--resume", _folder["stopped"], "--device", "cpu")
                : CommandLine.Run("run", "--resume", _folder["stopped"], "--device", "cpu");
        }

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        TemporaryFolder.AssertSame(_folder["stopped"], _folder["whole"]);
        Assert.That(Measured(result), Is.EqualTo(Measured(whole)).And.Not.Empty, "growth rate and wavelength");

        static IEnumerable<string> Measured(CommandLine result) => result.Output.Split('\n').Where(line => line.Contains("measured"));

        CommandLine Interrupted(params string[] arguments)
        {
            using var stop = new CancellationTokenSource(time * random.NextDouble() * 0.8);
            return CommandLine.Run(stop.Token, arguments);
        }
    }

    [Test]
    public void ARunStoppedBeforeItsFirstStepGoesOn()
    {
        CommandLine.Run([.. s_small, "--out", _folder["whole"]]);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(CommandLine.Run(stop.Token, [.. s_small, "--out", _folder["stopped"]]).ExitCode, Is.EqualTo(130));
        Assert.That(File.Exists(_folder["stopped/u.npy"]), Is.False);
        Assert.That(CommandLine.Run("run", "--resume", _folder["stopped"], "--device", "cpu").ExitCode, Is.Zero);
        TemporaryFolder.AssertSame(_folder["stopped"], _folder["whole"]);
    }

    [Test]
    public void AFinishedRunResumesToNothing()
    {
        CommandLine.Run([.. s_small, "--out", _folder["run"]]);
        var before = TemporaryFolder.Contents(_folder["run"]);
        var result = CommandLine.Run("run", "--resume", _folder["run"], "--device", "cpu");
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(TemporaryFolder.Contents(_folder["run"]), Is.EqualTo(before));
    }

    [Test]
    public void AResumedRunKeepsItsSettings()
    {
        CommandLine.Run([.. s_small, "--out", _folder["run"]]);
        string[] resume = ["run", "gray-scott", "--device", "cpu", "--resume", _folder["run"]];
        CommandLine.Run([.. resume, "--steps", "5"]).AssertBadInput("has \"steps\": 60, and a resumed run keeps");
        CommandLine.Run([.. resume, "--feed", "0.03"]).AssertBadInput("has \"feed\": 0.025, and a resumed run keeps");
        CommandLine.Run("run", "turing", "--resume", _folder["run"]).AssertBadInput("is a run of gray-scott, not of turing");
        Assert.That(CommandLine.Run([.. resume, "--feed", "0.025"]).ExitCode, Is.Zero);
    }

    [TestCase("config.json", "{", "config.json: not valid JSON")]
    [TestCase("checkpoint/state.json", "{ \"step\": 61, \"done\": false }", "state.json: step: expected a whole number from 0 to 60")]
    [TestCase("checkpoint/state.json", "{ \"step\": 60 }", "state.json: the key 'done' is missing")]
    [TestCase("checkpoint/step-60.npy", "no array", "step-60.npy: this is no NumPy file")]
    [TestCase("checkpoint/growth.csv", "0;1", "growth.csv: ")]
    [TestCase("metrics.csv", "frame\n0", "metrics.csv: this is no row of metrics: 0")]
    [TestCase("metrics.csv", "frame\n", "metrics.csv: 0 rows where the checkpoint needs 8")]
    public void ADamagedRunIsNotResumed(string file, string text, string error)
    {
        CommandLine.Run([.. s_small, "--out", _folder["run"]]);
        File.WriteAllText(_folder[$"run/{file}"], text);
        var result = CommandLine.Run("run", "--resume", _folder["run"], "--device", "cpu");
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Match(error));
    }

    [Test]
    public void AFrameThatIsLostWhileItWaitedIsOneLine()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(CommandLine.Run(stop.Token, [.. s_small, "--out", _folder["run"]]).ExitCode, Is.EqualTo(130));
        File.WriteAllText(_folder["run/checkpoint/frames.f32"], "cut off");
        var result = CommandLine.Run("run", "--resume", _folder["run"], "--device", "cpu");
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Match(@"^kernelrd: [^\n]*frames.f32: 0 frames where the checkpoint needs 1\n$"));
    }

    [Test]
    public void AnOverflowFoundAfterAStopIsTheSame()
    {
        string[] arguments =
            ["run", "gray-scott", "--device", "cpu", "--size", "20", "--dt", "40", "--du", "0.001", "--force", "--steps", "99"];
        Assert.That(CommandLine.Run([.. arguments, "--out", _folder["whole"]]).ExitCode, Is.EqualTo(3));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(CommandLine.Run(stop.Token, [.. arguments, "--out", _folder["stopped"]]).ExitCode, Is.EqualTo(130));
        Assert.That(CommandLine.Run("run", "--resume", _folder["stopped"], "--device", "cpu").ExitCode, Is.EqualTo(3));
        TemporaryFolder.AssertSame(_folder["stopped"], _folder["whole"]);
    }

    [Test]
    public void NothingIsOverwrittenUnasked()
    {
        CommandLine.Run([.. s_small, "--out", _folder["run"]]);
        File.WriteAllText(_folder["run/notes.txt"], "mine");
        var before = TemporaryFolder.Contents(_folder["run"]);
        CommandLine.Run([.. s_small, "--out", _folder["run"]]).AssertBadInput("holds a run; give --out another.*--resume.*--overwrite");
        Assert.That(TemporaryFolder.Contents(_folder["run"]), Is.EqualTo(before));

        Assert.That(CommandLine.Run([.. s_small, "--out", _folder["run"], "--feed", "0.03", "--overwrite"]).ExitCode, Is.Zero);
        Assert.That(File.ReadAllText(_folder["run/config.json"]), Does.Contain("0.03"));
        Assert.That(File.ReadAllText(_folder["run/notes.txt"]), Is.EqualTo("mine"));

        Directory.CreateDirectory(_folder["other"]);
        File.WriteAllText(_folder["other/thesis.txt"], "mine");
        CommandLine.Run([.. s_small, "--out", _folder["other"], "--overwrite"]).AssertBadInput("holds files that are no run's");
    }

    [Test]
    public void TwoAtATimeDoNotShareADirectory()
    {
        CommandLine.Run([.. s_small, "--out", _folder["run"]]);
        using var first = KernelRD.Cli.Runs.RunDirectory.Open(_folder["run"]);
        CommandLine.Run("run", "--resume", _folder["run"]).AssertBadInput("another kernelrd is at work");
    }

    [Test]
    public void OverflowKeepsTheLastGoodFrame([Values("fit", "0,1")] string range)
    {
        string[] arguments =
        [
            "run", "gray-scott", "--device", "cpu", "--size", "20", "--dt", "40", "--du", "0.001", "--force",
            .. range == "fit" ? Array.Empty<string>() : ["--range", range],
        ];
        var result = CommandLine.Run([.. arguments, "--steps", "500", "--every", "3", "--out", _folder["run"]]);
        Assert.That(result.ExitCode, Is.EqualTo(3));
        var message = System.Text.RegularExpressions.Regex.Match(
            result.Error,
            @"^kernelrd: the fields overflowed at t = (\d+) \(step (\d+)\); the files are those of the last good frame, (\d+) at t = ");
        Assert.That(message.Success, result.Error);
        int step = int.Parse(message.Groups[2].Value), frame = int.Parse(message.Groups[3].Value);
        Assert.That(int.Parse(message.Groups[1].Value), Is.EqualTo(40 * step));
        Assert.That(step, Is.InRange(3 * frame + 1, 3 * frame + 3));
        Assert.That(Directory.GetFiles(_folder["run/frames"]), Has.Length.EqualTo(frame + 1));
        Assert.That(File.ReadAllLines(_folder["run/metrics.csv"]), Has.Length.EqualTo(frame + 2));
        AssertFinite(_folder["run/u.npy"]);
        AssertFinite(_folder["run/v.npy"]);

        // Exactly there: a run of one step less is still fine, one to that step is not.
        arguments = [.. arguments, "--frames", "1"];
        Assert.That(CommandLine.Run([.. arguments, "--steps", $"{step - 1}", "--out", _folder["before"]]).ExitCode, Is.Zero);
        Assert.That(CommandLine.Run([.. arguments, "--steps", $"{step}", "--out", _folder["at"]]).ExitCode, Is.EqualTo(3));

        var before = TemporaryFolder.Contents(_folder["run"]);
        Assert.That(CommandLine.Run("run", "--resume", _folder["run"], "--device", "cpu").ExitCode, Is.EqualTo(3));
        Assert.That(TemporaryFolder.Contents(_folder["run"]), Is.EqualTo(before));

        static void AssertFinite(string path)
        {
            var values = new float[400];
            using var file = File.OpenRead(path);
            NpyFile.Read(file, [20, 20], values);
            Assert.That(values.All(float.IsFinite), Is.True);
        }
    }

    [Test]
    public void JsonTellsEverythingOnStandardError()
    {
        var result = CommandLine.Run([.. s_small, "--out", _folder["run"], "--json", "--seed", "5"]);
        Assert.That((result.ExitCode, result.Output), Is.EqualTo((0, "")));
        var lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var events = lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.That(
            events.Select(json => json.GetProperty("event").GetString()).Where(name => name != "progress"),
            Is.EqualTo((string[])["warning", "start", .. Enumerable.Repeat("frame", 8), "done"]));
        Assert.That(events[1].GetProperty("device").GetString(), Is.Not.Empty);
        Assert.That(events[^1].GetProperty("outcome").GetString(), Is.EqualTo("finished"));
        Assert.That(events[^1].GetProperty("step").GetInt64(), Is.EqualTo(60));
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    public void ASignalStopsCleanlyAndEvenAKillIsResumed(string signal)
    {
        // Seconds of work, so that a child on a busy machine is still at it when the signal comes.
        string[] arguments =
            ["run", "gray-scott", "--device", "cpu", "--size", "48", "--steps", "1500000", "--frames", "60", "--scale", "1"];
        Assert.That(CommandLine.Run([.. arguments, "--out", _folder["whole"]]).ExitCode, Is.Zero);

        using (var stopped = Start(null, [.. arguments, "--out", _folder["stopped"]]))
        {
            WaitFor(stopped, _folder["stopped/checkpoint/state.json"]);
            Kill(stopped, signal);
            Kill(stopped, signal);
            stopped.WaitForExit();
            Assert.That(stopped.ExitCode, Is.EqualTo(130));
        }

        Assert.That(File.Exists(_folder["stopped/u.npy"]), Is.False);
        using (var killed = Start(null, "run", "--resume", _folder["stopped"], "--device", "cpu"))
        {
            Thread.Sleep(400);
            Kill(killed, "KILL");
            killed.WaitForExit();
        }

        Assert.That(CommandLine.Run("run", "--resume", _folder["stopped"], "--device", "cpu").ExitCode, Is.Zero);
        TemporaryFolder.AssertSame(_folder["stopped"], _folder["whole"]);

        static void WaitFor(Process process, string file)
        {
            for (int i = 0; i < 1000 && !File.Exists(file); i++)
            {
                Assert.That(process.HasExited, Is.False);
                Thread.Sleep(10);
            }
        }

        static void Kill(Process process, string signal) => Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExit();
    }

    private static IEnumerable<string> ModelNames => KernelRD.Simulation.Models.All.Select(model => model.Name);

    // Those that --device can name; CudaRunTests runs the program on the stand-in.
    private static IEnumerable<TestDevice> OtherDevices => TestDevice.All.Where(device => device != TestDevice.Cpu && !device.IsStandIn);

    private static Process Start(string? threads, params string[] arguments)
    {
        string program = Path.Combine(TestContext.CurrentContext.TestDirectory, "kernelrd.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KERNELRD_THREADS"] = threads;
        return Process.Start(start)!;
    }
}
