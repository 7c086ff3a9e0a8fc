using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Files;
using KernelRD.Tests.Training.Data;

namespace KernelRD.Tests.Cli;

/// <summary>kernelrd run prd: the files it leaves, however often it is stopped.</summary>
public sealed class TrainingRunTests
{
    private static readonly string[] s_small = ["run", "prd", "--device", "cpu", "--hidden", "12", "--iterations", "9", "--log-every", "4"];

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void LeavesTheFilesOfARun([Values] bool isAdversarial)
    {
        string[] adversarial = isAdversarial ? ["--adversarial"] : [];
        var result = CommandLine.Run([.. s_small, .. adversarial, "--out", _folder["run"]]);
        AssertGood(result);
        Assert.That(result.Output, Does.Contain("Training 784 -> 12 -> 10 on synthetic").And.Contain("4 rows of metrics.csv"));
        Assert.That(TemporaryFolder.Contents(_folder["run"]).Keys.Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            "U.npy", "U0.npy", "V.npy", "V0.npy", "W.npy", "W0.npy", "a.npy", "a0.npy", "checkpoint/devices.txt",
            "checkpoint/state.json", "config.json",
            "distances.png", "distances.svg", "errors.png", "errors.svg", "metrics.csv", "report.html",
        }));

        var rows = File.ReadAllLines(_folder["run/metrics.csv"]).Select(row => row.Split(',')).ToArray();
        Assert.That(rows[0], Is.EqualTo(
            ("iteration,epoch,loss,critic_loss,penalty,train_mse,test_mse,train_error,test_error,distance_u,distance_v,max_distance_uj,"
            + "mean_distance_uj,reaction_u,diffusion_u,reaction_v,diffusion_v").Split(',')));
        Assert.That(rows.Select(row => row[0]), Is.EqualTo(new[] { "iteration", "0", "4", "8", "9" }));
        string[] empty = isAdversarial ? [] : ["critic_loss", "penalty", "diffusion_u", "diffusion_v"];
        foreach (var row in rows[2..])
            Assert.That(rows[0].Where((_, column) => row[column] == ""), Is.EqualTo(empty));

        // What the rows say of the weights is true of the files.
        double distance = Math.Sqrt(Read("U", 12, 784).Zip(Read("U0", 12, 784), (end, start) => Math.Pow(end - (double)start, 2)).Sum());
        Assert.That(Number(rows[^1], "distance_u"), Is.EqualTo(distance).Within(0.01).Percent);
        distance = Math.Sqrt(Read("V", 10, 12).Zip(Read("V0", 10, 12), (end, start) => Math.Pow(end - (double)start, 2)).Sum());
        Assert.That(Number(rows[^1], "distance_v"), Is.EqualTo(distance).Within(0.01).Percent);
        Assert.That(Read("W", 12, 10).SequenceEqual(Read("W0", 12, 10)), Is.Not.EqualTo(isAdversarial));
        Assert.That(Read("a0", 12), Is.All.EqualTo(1).Or.All.EqualTo(-1).Or.Some.EqualTo(1));

        double Number(string[] row, string column) => double.Parse(row[Array.IndexOf(rows[0], column)], CultureInfo.InvariantCulture);
        float[] Read(string name, params int[] shape)
        {
            var values = new float[shape.Aggregate(1, (product, extent) => product * extent)];
            using var file = File.OpenRead(_folder[$"run/{name}.npy"]);
            NpyFile.Read(file, shape, values);
            return values;
        }
    }

    [Test]
    public void TheConfigurationTrainsAgainToTheSameFiles()
    {
        string[] arguments = [.. s_small, "--adversarial", "--seed", "7", "--constraint", "clip", "--reduction", "mean", "--learning-rate", "0.02"];
        Assert.That(CommandLine.Run([.. arguments, "--out", _folder["first"]]).ExitCode, Is.Zero);
        var again = CommandLine.Run("run", _folder["first/config.json"], "--device", "cpu", "--out", _folder["second"]);
        Assert.That(again.ExitCode, Is.Zero, again.Error);
        TemporaryFolder.AssertSame(_folder["second"], _folder["first"]);

        var changed = CommandLine.Run(
            "run", "prd", _folder["first/config.json"], "--device", "cpu", "--out", _folder["third"], "--constraint", "none", "--epochs", "1");
        Assert.That(changed.ExitCode, Is.Zero, changed.Error);
        Assert.That(
            File.ReadAllText(_folder["third/config.json"]),
            Does.Contain("\"constraint\": \"none\"").And.Contain("\"seed\": 7").And.Contain("\"iterations\": 23"));
    }

    [Test]
    public void EveryDeviceGivesTheSameFiles([ValueSource(nameof(OtherDevices))] TestDevice device, [Values] bool isAdversarial)
    {
        _ = device.Accelerator;
        foreach (string name in new[] { "cpu", device.ToString() })
        {
            string[] arguments = ["--device", name, "--hidden", "33", "--iterations", "12", "--batch", "61", "--log-every", "5"];
            var result = CommandLine.Run(["run", "prd", .. arguments, .. isAdversarial ? ["--adversarial"] : Array.Empty<string>(), "--out", _folder[name]]);
            Assert.That(result.ExitCode, Is.Zero, result.Error);
        }

        TemporaryFolder.AssertSame(_folder[device.ToString()], _folder["cpu"]);
    }

    [Test]
    public void LearnsFromFilesOfEveryFormat([Values("mnist", "fashion-mnist", "cifar10")] string name)
    {
        if (name == "cifar10")
            DataFolder.WriteCifar10(_folder["data"], 6);
        else
            DataFolder.WriteIdx(_folder["data"], 30, 6, "-idxN-ubyte.gz");
        string[] arguments = ["run", "prd", "--data", name, "--data-dir", _folder["data"], "--batch", "8", "--epochs", "2", "--hidden", "5", "--device", "cpu"];
        var result = CommandLine.Run([.. arguments, "--out", _folder["run"]]);
        AssertGood(result);
        Assert.That(result.Output, Does.Contain("30 samples and 6 to test; 6 iterations of 8 samples (2 epochs)"));
        Assert.That(File.ReadAllText(_folder["run/config.json"]), Does.Contain($"\"data_dir\": \"{_folder["data"]}\""));
        Assert.That(CommandLine.Run("run", _folder["run/config.json"], "--device", "cpu", "--out", _folder["again"]).ExitCode, Is.Zero);
        TemporaryFolder.AssertSame(_folder["again"], _folder["run"]);
    }

    [Test]
    public void ADamagedDataFileIsOneLine()
    {
        DataFolder.WriteIdx(_folder["data"], 30, 6);
        File.WriteAllBytes(_folder["data/train-labels-idx1-ubyte"], [0, 0, 8, 1, 0, 0, 0, 30, 10]);
        string[] arguments = ["run", "prd", "--data", "mnist", "--data-dir", _folder["data"], "--batch", "8", "--out", _folder["run"]];
        CommandLine.Run(arguments).AssertBadInput("train-labels-idx1-ubyte: at byte 9: expected 38 bytes in all, found 9");
        Assert.That(Directory.Exists(_folder["run"]), Is.False);
    }

    [Test]
    public void StopsWhereThePaperDoesUnlessToldWhen()
    {
        // Pictures that are all the same, and all of one class, are learnt at once.
        Directory.CreateDirectory(_folder["data"]);
        foreach (string part in new[] { "train", "t10k" })
        {
            byte[] images = DataFolder.Images(12, new Random(1));
            images.AsSpan(16).Fill(128);
            File.WriteAllBytes(_folder[$"data/{part}-images-idx3-ubyte"], images);
            byte[] labels = DataFolder.Labels(12, new Random(1));
            labels.AsSpan(8).Fill(3);
            File.WriteAllBytes(_folder[$"data/{part}-labels-idx1-ubyte"], labels);
        }

        string[] arguments = ["run", "prd", "--data", "mnist", "--data-dir", _folder["data"], "--batch", "4", "--hidden", "64", "--device", "cpu"];
        Assert.That(CommandLine.Run([.. arguments, "--log-every", "50", "--out", _folder["paper"]]).ExitCode, Is.Zero);
        var rows = File.ReadAllLines(_folder["paper/metrics.csv"])[1..].Select(row => row.Split(',')).ToArray();
        Assert.That(rows[..^1].Select(row => double.Parse(row[5], CultureInfo.InvariantCulture)), Is.All.GreaterThan(0.001));
        Assert.That(double.Parse(rows[^1][5], CultureInfo.InvariantCulture), Is.LessThanOrEqualTo(0.001));
        Assert.That(int.Parse(rows[^1][0], CultureInfo.InvariantCulture), Is.InRange(50, 2950), "3000 is the last");

        Assert.That(CommandLine.Run([.. arguments, "--epochs", "1000", "--log-every", "3000", "--out", _folder["told"]]).ExitCode, Is.Zero);
        Assert.That(File.ReadAllLines(_folder["told/metrics.csv"])[^1], Does.StartWith("3000,1000,"));
    }

    [Test]
    public void AStoppedTrainingGoesOnToTheSameFiles([Range(0, 3)] int attempt)
    {
        string[] arguments =
            ["run", "prd", "--adversarial", "--device", "cpu", "--hidden", "48", "--iterations", "120", "--log-every", "7", "--batch", "97"];
        var watch = Stopwatch.StartNew();
        var whole = CommandLine.Run([.. arguments, "--out", _folder["whole"]]);
        Assert.That(whole.ExitCode, Is.Zero, whole.Error);
        var time = watch.Elapsed;

        var random = new Random(attempt);
        string[] checkpoints = attempt % 2 == 0 ? [] : ["--checkpoint-every", "11"];
        int stops = 0;
        var result = Interrupted([.. arguments, .. checkpoints, "--out", _folder["stopped"]]);
        while (result.ExitCode == 130)
        {
            Assert.That(result.Output, Does.Contain($"kernelrd run --resume {_folder["stopped"]}"));
            Assert.That(Directory.GetFiles(_folder["stopped"], "*partial", SearchOption.AllDirectories), Is.Empty);
            string[] resume = ["run", "prd", "--resume", _folder["stopped"], "--device", "cpu", .. checkpoints];
            result = ++stops < 6 ? Interrupted(resume) : CommandLine.Run(resume);
        }

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        TemporaryFolder.AssertSame(_folder["stopped"], _folder["whole"]);

        CommandLine Interrupted(params string[] arguments)
        {
            using var stop = new CancellationTokenSource(time * random.NextDouble() * 0.8);
            return CommandLine.Run(stop.Token, arguments);
        }
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    public void ASignalStopsCleanlyAndEvenAKillIsResumed(string signal)
    {
        // Seconds of work, so that a child on a busy machine is still at it when the signal comes.
        string[] arguments = ["run", "prd", "--adversarial", "--device", "cpu", "--hidden", "128", "--iterations", "250", "--log-every", "50"];
        Assert.That(CommandLine.Run([.. arguments, "--out", _folder["whole"]]).ExitCode, Is.Zero);

        using (var stopped = TestProgram.Start([.. arguments, "--out", _folder["stopped"]]))
        {
            TestProgram.WaitFor(stopped, _folder["stopped/checkpoint/state.json"]);
            TestProgram.Kill(stopped, signal);
            stopped.WaitForExit();
            Assert.That(stopped.ExitCode, Is.EqualTo(130));
        }

        Assert.That(File.Exists(_folder["stopped/U.npy"]), Is.False);
        using (var killed = TestProgram.Start("run", "--resume", _folder["stopped"], "--device", "cpu"))
        {
            Thread.Sleep(900);
            TestProgram.Kill(killed, "KILL");
            killed.WaitForExit();
        }

        var result = CommandLine.Run("run", "--resume", _folder["stopped"], "--device", "cpu");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        TemporaryFolder.AssertSame(_folder["stopped"], _folder["whole"]);
    }

    [Test]
    public void AKillAtAnyMomentLosesNoMoreThanTheWorkSinceTheLastCheckpoint()
    {
        string[] arguments =
            ["run", "prd", "--device", "cpu", "--hidden", "64", "--iterations", "60", "--log-every", "1", "--batch", "64"];
        Assert.That(CommandLine.Run([.. arguments, "--out", _folder["whole"]]).ExitCode, Is.Zero);
        using (var first = TestProgram.Start([.. arguments, "--checkpoint-every", "1", "--out", _folder["killed"]]))
        {
            TestProgram.WaitFor(first, _folder["killed/checkpoint/state.json"]);
            TestProgram.Kill(first, "KILL");
            first.WaitForExit();
        }

        // With a checkpoint after each iteration a kill falls into the writing of one, sooner or later.
        long step = StepOf();
        for (int kill = 0; kill < 5; kill++)
        {
            using var process = TestProgram.Start("run", "prd", "--resume", _folder["killed"], "--device", "cpu", "--checkpoint-every", "1");
            Thread.Sleep(600 + 130 * kill);
            TestProgram.Kill(process, "KILL");
            process.WaitForExit();
            Assert.That(StepOf(), Is.GreaterThanOrEqualTo(step));
            step = StepOf();
        }

        var result = CommandLine.Run("run", "--resume", _folder["killed"], "--device", "cpu");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        TemporaryFolder.AssertSame(_folder["killed"], _folder["whole"]);

        long StepOf() => JsonDocument.Parse(File.ReadAllText(_folder["killed/checkpoint/state.json"])).RootElement.GetProperty("step").GetInt64();
    }

    [Test]
    public void ATrainingStoppedBeforeItsFirstIterationGoesOn()
    {
        CommandLine.Run([.. s_small, "--out", _folder["whole"]]);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(CommandLine.Run(stop.Token, [.. s_small, "--out", _folder["stopped"]]).ExitCode, Is.EqualTo(130));
        Assert.That(File.Exists(_folder["stopped/U.npy"]), Is.False);
        Assert.That(CommandLine.Run("run", "--resume", _folder["stopped"], "--device", "cpu").ExitCode, Is.Zero);
        TemporaryFolder.AssertSame(_folder["stopped"], _folder["whole"]);
    }

    [Test]
    public void AFinishedTrainingResumesToNothing()
    {
        CommandLine.Run([.. s_small, "--out", _folder["run"]]);
        var before = TemporaryFolder.Contents(_folder["run"]);
        var result = CommandLine.Run("run", "--resume", _folder["run"], "--device", "cpu");
        AssertGood(result);
        Assert.That(TemporaryFolder.Contents(_folder["run"]), Is.EqualTo(before));
    }

    [Test]
    public void AResumedTrainingKeepsItsSettings()
    {
        CommandLine.Run([.. s_small, "--out", _folder["run"]]);
        string[] resume = ["run", "prd", "--device", "cpu", "--resume", _folder["run"]];
        CommandLine.Run([.. resume, "--hidden", "5"]).AssertBadInput("has \"hidden\": 12, and a resumed run keeps");
        CommandLine.Run([.. resume, "--epochs", "5"]).AssertBadInput("has \"iterations\": 9, and a resumed run keeps");
        CommandLine.Run([.. resume, "--data", "synthetic-1024"]).AssertBadInput("has \"data\": \"synthetic\", and a resumed run keeps");
        CommandLine.Run("run", "turing", "--resume", _folder["run"]).AssertBadInput("config.json: ");
        CommandLine.Run("run", "--resume", _folder["run"], "--size", "5").AssertBadInput("of a training, which takes its options so: .* --size");
        Assert.That(CommandLine.Run([.. resume, "--hidden", "12", "--iterations", "9"]).ExitCode, Is.Zero);
    }

    [TestCase("config.json", "{", "config.json: not valid JSON")]
    [TestCase("checkpoint/state.json", "{ \"step\": 10, \"done\": false }", "state.json: step: expected a whole number from 0 to 9")]
    [TestCase("checkpoint/state.json", "{ \"step\": 9, \"done\": false }", "U-9.npy: ")]
    [TestCase("metrics.csv", "iteration\n0", "metrics.csv: this is no row of metrics: 0")]
    [TestCase("metrics.csv", "iteration\n", "metrics.csv: 0 rows where the checkpoint needs 1")]
    public void ADamagedTrainingIsNotResumed(string file, string text, string error)
    {
        CommandLine.Run([.. s_small, "--out", _folder["run"]]);
        File.WriteAllText(_folder[$"run/{file}"], text);
        var result = CommandLine.Run("run", "prd", "--resume", _folder["run"], "--device", "cpu");
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Match(error));
    }

    [Test]
    public void NothingIsOverwrittenUnasked()
    {
        CommandLine.Run([.. s_small, "--compare", "--out", _folder["run"]]);
        File.WriteAllText(_folder["run/notes.txt"], "mine");
        File.WriteAllText(_folder["run/adversarial/notes.txt"], "mine");
        var before = TemporaryFolder.Contents(_folder["run"]);
        CommandLine.Run([.. s_small, "--out", _folder["run"]]).AssertBadInput("holds a run; give --out another.*--resume.*--overwrite");
        Assert.That(TemporaryFolder.Contents(_folder["run"]), Is.EqualTo(before));

        Assert.That(CommandLine.Run([.. s_small, "--out", _folder["run"], "--seed", "3", "--overwrite"]).ExitCode, Is.Zero);
        Assert.That(File.ReadAllText(_folder["run/notes.txt"]), Is.EqualTo("mine"));
        Assert.That(Directory.GetFileSystemEntries(_folder["run/adversarial"]), Is.EqualTo(new[] { _folder["run/adversarial/notes.txt"] }));
        Assert.That(Directory.Exists(_folder["run/supervised"]), Is.False);
        Assert.That(File.Exists(_folder["run/summary.csv"]), Is.False);
    }

    [Test]
    public void AnOverflowKeepsTheLastGoodState()
    {
        // A critic this quick runs away.
        string[] quick = [.. s_small[..^4], "--log-every", "10", "--adversarial", "--critic-learning-rate", "0.1"];
        string[] arguments = [.. quick, "--iterations", "200"];
        var result = CommandLine.Run([.. arguments, "--out", _folder["run"]]);
        Assert.That(result.ExitCode, Is.EqualTo(3));
        var message = System.Text.RegularExpressions.Regex.Match(
            result.Error,
            @"kernelrd: the weights are no longer finite after iteration (\d+); U.npy and the others are those of iteration (\d+)\n");
        Assert.That(message.Success, result.Error);
        int bad = int.Parse(message.Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.That(bad, Is.GreaterThan(11), "after a row or two");
        Assert.That(int.Parse(message.Groups[2].Value, CultureInfo.InvariantCulture), Is.EqualTo(bad - 1));
        Assert.That(File.ReadAllLines(_folder["run/metrics.csv"]), Has.Length.EqualTo(2 + (bad - 1) / 10));

        // The same training to the last good iteration leaves the same weights; one iteration more does not end.
        string[] exact = [.. quick, "--iterations"];
        Assert.That(CommandLine.Run([.. exact, $"{bad - 1}", "--out", _folder["good"]]).ExitCode, Is.Zero);
        Assert.That(CommandLine.Run([.. exact, $"{bad}", "--out", _folder["bad"]]).ExitCode, Is.EqualTo(3));
        foreach (string name in new[] { "U", "V", "W", "a" })
        {
            Assert.That(File.ReadAllBytes(_folder[$"run/{name}.npy"]), Is.EqualTo(File.ReadAllBytes(_folder[$"good/{name}.npy"])), name);
            Assert.That(File.ReadAllBytes(_folder[$"bad/{name}.npy"]), Is.EqualTo(File.ReadAllBytes(_folder[$"good/{name}.npy"])), name);
        }

        // However it is stopped.
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(CommandLine.Run(stop.Token, [.. arguments, "--out", _folder["stopped"]]).ExitCode, Is.EqualTo(130));
        Assert.That(CommandLine.Run("run", "--resume", _folder["stopped"], "--device", "cpu", "--json").ExitCode, Is.EqualTo(3));
        TemporaryFolder.AssertSame(_folder["stopped"], _folder["run"]);
        Assert.That(CommandLine.Run("run", "--resume", _folder["run"], "--device", "cpu").ExitCode, Is.EqualTo(3), "again");
    }

    [Test]
    public void AComparisonHoldsBothRunsAndTheSpreadOverSeeds()
    {
        string[] both = [.. s_small, "--compare", "--runs", "2", "--seed", "4", "--out", _folder["both"]];
        var result = CommandLine.Run(both);
        AssertGood(result);
        string[] members = ["seed-4-supervised", "seed-4-adversarial", "seed-5-supervised", "seed-5-adversarial"];
        Assert.That(members.Where(member => result.Output.Contains($"\n  {member} ")), Is.EqualTo(members));

        // A run of a comparison is the run alone, to the byte.
        Assert.That(CommandLine.Run([.. s_small, "--seed", "5", "--adversarial", "--out", _folder["one"]]).ExitCode, Is.Zero);
        TemporaryFolder.AssertSame(_folder["both/seed-5-adversarial"], _folder["one"]);
        foreach (string name in new[] { "U0", "V0", "W0", "a0" })
            Assert.That(File.ReadAllBytes(_folder[$"both/seed-4-supervised/{name}.npy"]), Is.EqualTo(File.ReadAllBytes(_folder[$"both/seed-4-adversarial/{name}.npy"])));

        var summary = File.ReadAllLines(_folder["both/summary.csv"]);
        Assert.That(summary[1..].Select(line => line.Split(',')[0]), Is.EqualTo(members));
        var spread = File.ReadAllLines(_folder["both/spread.csv"]).Select(line => line.Split(',')).ToArray();
        Assert.That(spread[1..].Select(row => (row[0], row[1], row[2])), Is.EqualTo(
            new[] { "0", "1" }.SelectMany(arm => new[] { "0", "4", "8", "9" }.Select(iteration => (arm, iteration, "2")))));
        double[] distances = [.. members.Where(member => member.EndsWith("adversarial")).Select(member =>
            double.Parse(File.ReadAllLines(_folder[$"both/{member}/metrics.csv"])[^1].Split(',')[9], CultureInfo.InvariantCulture))];
        double[] cells = [.. spread[^1][3..7].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        Assert.That(cells[0], Is.EqualTo(distances.Average()).Within(1e-12));
        Assert.That(cells[1], Is.EqualTo(Math.Abs(distances[0] - distances[1]) / Math.Sqrt(2)).Within(1e-12));
        Assert.That(cells[2..], Is.EqualTo(new[] { distances.Min(), distances.Max() }));

        // What is done is kept, and the rest is made again.
        var before = TemporaryFolder.Contents(_folder["both"]);
        Directory.Delete(_folder["both/seed-5-supervised"], recursive: true);
        File.Delete(_folder["both/summary.csv"]);
        var written = File.GetLastWriteTimeUtc(_folder["both/seed-4-adversarial/U.npy"]);
        Assert.That(CommandLine.Run("run", "--resume", _folder["both"], "--device", "cpu").ExitCode, Is.Zero);
        Assert.That(TemporaryFolder.Contents(_folder["both"]), Is.EqualTo(before));
        Assert.That(File.GetLastWriteTimeUtc(_folder["both/seed-4-adversarial/U.npy"]), Is.EqualTo(written));
    }

    [Test]
    public void AStoppedComparisonGoesOn()
    {
        string[] arguments = [.. s_small, "--compare"];
        Assert.That(CommandLine.Run([.. arguments, "--out", _folder["whole"]]).ExitCode, Is.Zero);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var result = CommandLine.Run(stop.Token, [.. arguments, "--out", _folder["stopped"]]);
        Assert.That(result.ExitCode, Is.EqualTo(130));
        Assert.That(result.Output, Does.Contain($"go on with: kernelrd run --resume {_folder["stopped"]}\n"));
        Assert.That(File.Exists(_folder["stopped/summary.csv"]), Is.False);
        Assert.That(CommandLine.Run("run", "prd", "--resume", _folder["stopped"], "--device", "cpu").ExitCode, Is.Zero);
        TemporaryFolder.AssertSame(_folder["stopped"], _folder["whole"]);
    }

    [Test]
    public void JsonTellsEverythingOnStandardError()
    {
        var result = CommandLine.Run([.. s_small, "--compare", "--out", _folder["run"], "--json"]);
        Assert.That((result.ExitCode, result.Output), Is.EqualTo((0, "")), result.Error);
        var events = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        string[] one = ["start", "row", "row", "row", "row", "done"];
        Assert.That(
            events.Select(json => json.GetProperty("event").GetString()).Where(name => name != "progress"),
            Is.EqualTo((string[])[.. one, .. one, "series"]));
        Assert.That(events[^2].GetProperty("outcome").GetString(), Is.EqualTo("finished"));
        Assert.That(events[^2].GetProperty("last").GetProperty("iteration").GetInt64(), Is.EqualTo(9));
        Assert.That(events[^1].GetProperty("runs").GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public void AFullDiskIsOneLineAndLeavesWhatWasFinished()
    {
        string[] arguments = ["run", "prd", "--device", "cpu", "--hidden", "200", "--iterations", "3", "--out", _folder["run"]];
        Assert.That(CommandLine.Run(arguments).ExitCode, Is.Zero);
        string config = File.ReadAllText(_folder["run/config.json"]);
        Directory.Delete(_folder["run"], recursive: true);

        // No file may grow past 100 KiB, which stops the first checkpoint of a U of 613 KiB: writing fails as on a full disk.
        string program = Path.Combine(TestContext.CurrentContext.TestDirectory, "kernelrd.dll");
        var start = new ProcessStartInfo("bash", ["-c", "trap '' XFSZ; ulimit -f 100; exec dotnet \"$@\"", "bash", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Match(@"^kernelrd: [^\n]*\n$"));
        Assert.That(File.ReadAllText(_folder["run/config.json"]), Is.EqualTo(config));
        Assert.That(TemporaryFolder.Contents(_folder["run"]).Keys, Is.EquivalentTo(new[] { "config.json", "checkpoint/devices.txt" }));

        Assert.That(CommandLine.Run("run", "--resume", _folder["run"], "--device", "cpu").ExitCode, Is.Zero, "once there is room again");
    }

    /// <summary>It ended well, and had nothing to say but how far it was.</summary>
    private static void AssertGood(CommandLine result)
    {
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.All.StartsWith("iteration "));
    }

    // Those that --device can name; CudaRunTests runs the program on the stand-in.
    private static IEnumerable<TestDevice> OtherDevices => TestDevice.All.Where(device => device != TestDevice.Cpu && !device.IsStandIn);
}
