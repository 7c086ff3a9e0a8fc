using FsCheck;
using FsCheck.Fluent;
using KernelRD.Cli.Simulations;
using KernelRD.Simulation;

namespace KernelRD.Tests.Cli;

/// <summary>Whatever is typed or stands in a file: a known exit code, one line where it is a mistake, never a stack trace.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FuzzTests
{
    private static readonly string[] s_options =
    [
        .. Models.All.SelectMany(model => model.Parameters).Select(parameter => "--" + parameter.Name).Distinct(),
        "--preset", "--size", "--dt", "--steps", "--time", "--boundary", "--seed", "--frames", "--every", "--field", "--colormap",
        "--range", "--scale", "--force", "--device", "--overwrite", "--json", "--bogus", "-x", "--",
    ];

    private static readonly string[] s_values =
    [
        "0", "1", "2", "3", "7", "-1", "0.5", "1e-3", "1e3", "1e40", "1e400", "-1e400", "nan", "inf", "1,2", "0,1", "2x3", "5X4", "0x0",
        "x", "", "v", "u", "periodic", "neumann", "magma", "grey", "spots", "cpu", "opencl:77", "cuda", "９", "1_000", "true", "\n",
        "\u0001", "%s{0}", "'", "9999999999999999999999", "4294967296", "--", "@file", "[suggest]", "[diagram]", "spots,", "1e6", "0.1",
    ];

    private readonly HashSet<int> _seen = [];

    [Test]
    public void AnyOptions()
    {
        using var folder = new TemporaryFolder();
        int number = 0;
        var arguments =
            from model in Gen.Elements(Models.All.Select(model => model.Name).Append("nothing").ToArray())
            from words in Gen.OneOf(Gen.Elements(s_options), Gen.Elements(s_values)).ArrayOf().Resize(6)
            select (string[])["run", model, .. words];
        Prop.ForAll(arguments.ToArbitrary(), words =>
        {
            // Small enough to run where all is well; an option given twice is a mistake of its own.
            string[] small = ["--device", "cpu", "--size", "4", "--steps", "2", "--frames", "1"];
            for (int i = 0; i < small.Length; i += 2)
            {
                string? instead = small[i] switch { "--steps" => "--time", "--frames" => "--every", _ => null };
                if (!words.Contains(small[i]) && !words.Contains(instead))
                    words = [words[0], words[1], small[i], small[i + 1], .. words[2..]];
            }

            if (IsLong(words))
                return;
            Check([words[0], words[1], "--out", folder[$"{number++}"], .. words[2..]]);
        }).QuickCheckThrowOnFailure();
        Assert.That(_seen, Does.Contain(0).And.Contain(2), "both good and bad ones were tried");
    }

    [Test]
    public void AnyConfiguration()
    {
        using var folder = new TemporaryFolder();
        var small = SimulationConfig.Default(Models.Find("turing")!) with
        {
            Steps = 2,
            Schedule = FrameSchedule.Spread(1),
            Scale = 1,
        };
        string valid = (small with { Settings = small.Settings with { Width = 4, Height = 3, TimeStep = 0.001 } }).ToJson();
        string[] pieces =
            ["{", "}", "[", "]", "\"", ",", ":", "1e999", "-1", "null", "\\u0000", "\0", "é", "1", "\"u\"", "{}", " ", ".5", "/*", "//"];
        var texts =
            from edits in (from at in Gen.Choose(0, valid.Length - 1)
                           from length in Gen.Choose(0, 12)
                           from piece in Gen.Elements(pieces)
                           select (at, length, piece)).ArrayOf().Resize(3)
            select edits.Aggregate(valid, (text, edit) =>
            {
                int at = Math.Min(edit.at, text.Length);
                return text[..at] + edit.piece + text[Math.Min(text.Length, at + edit.length)..];
            });
        int number = 0;
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            // What still is a configuration must be one that ends soon.
            if (System.Text.RegularExpressions.Regex.IsMatch(text, "\"(steps|width|height)\": [0-9]{2}"))
                return;
            File.WriteAllText(folder["config.json"], text);
            Check("run", folder["config.json"], "--device", "cpu", "--out", folder[$"{number++}"]);
        }).QuickCheckThrowOnFailure();
        Assert.That(_seen, Does.Contain(0).And.Contain(2), "both good and bad ones were tried");
    }

    [Test]
    public void AnyTrainingOptions()
    {
        using var folder = new TemporaryFolder();
        string[] options =
        [
            "--data", "--data-dir", "--input", "--hidden", "--batch", "--iterations", "--epochs", "--seed", "--reduction", "--learning-rate",
            "--momentum", "--scalar", "--adversarial", "--adversarial-weight", "--penalty", "--constraint", "--lipschitz",
            "--critic-learning-rate", "--compare", "--runs", "--log-every", "--checkpoint-every", "--json", "--overwrite", "--bogus",
        ];
        string[] values = [.. s_values.Except(["1e3", "1e6"]), "synthetic", "mnist", "unit", "mean", "sum", "clip", "spectral", "none", "/dev"];
        int number = 0;
        var arguments = Gen.OneOf(Gen.Elements(options), Gen.Elements(values)).ArrayOf().Resize(6);
        Prop.ForAll(arguments.ToArbitrary(), words =>
        {
            // Small enough to run where all is well, and no run on all samples.
            foreach (var (option, value) in new[] { ("--device", "cpu"), ("--hidden", "3"), ("--iterations", "2"), ("--batch", "5") })
            {
                if (!words.Contains(option))
                    words = [option, value, .. words];
            }

            for (int i = 0; i + 1 < words.Length; i++)
            {
                if (words[i] is "--hidden" or "--batch" or "--iterations" or "--runs" && words[i + 1].Length > 1)
                    return;
            }

            Check(["run", "prd", "--out", folder[$"{number++}"], .. words]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
        Assert.That(_seen, Does.Contain(0).And.Contain(2), "both good and bad ones were tried");
    }

    [Test]
    public void AnyTrainingConfiguration()
    {
        using var folder = new TemporaryFolder();
        Assert.That(CommandLine.Run("run", "prd", "--device", "cpu", "--hidden", "3", "--batch", "5", "--iterations", "2", "--out", folder["valid"]).ExitCode, Is.Zero);
        string valid = File.ReadAllText(folder["valid/config.json"]);
        string[] pieces = ["{", "}", "\"", ",", ":", "1e999", "-1", "null", "\\u0000", "\0", "é", "1", "true", "{}", " ", ".5", "/*", "2"];
        var texts =
            from edits in (from at in Gen.Choose(0, valid.Length - 1)
                           from length in Gen.Choose(0, 12)
                           from piece in Gen.Elements(pieces)
                           select (at, length, piece)).ArrayOf().Resize(3)
            select edits.Aggregate(valid, (text, edit) =>
            {
                int at = Math.Min(edit.at, text.Length);
                return text[..at] + edit.piece + text[Math.Min(text.Length, at + edit.length)..];
            });
        int number = 0;
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            // What still is a configuration must be one that ends soon.
            if (System.Text.RegularExpressions.Regex.IsMatch(text, "\"(iterations|hidden|batch|runs)\": [0-9]{2}"))
                return;
            File.WriteAllText(folder["config.json"], text);
            Check("run", folder["config.json"], "--device", "cpu", "--out", folder[$"{number++}"]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
        Assert.That(_seen, Does.Contain(2), "bad ones were tried");
    }

    [Test]
    public void AnyWords()
    {
        string[] words =
            ["run", "devices", "kernels", "--emit", "opencl", "--help", "--version", "-h", "GrayScott.Step", "--resume", .. s_values];
        var arguments = Gen.Elements(words).ArrayOf().Resize(4);
        Prop.ForAll(arguments.ToArbitrary(), Check).QuickCheckThrowOnFailure();
    }

    private void Check(params string[] arguments)
    {
        var result = CommandLine.Run(arguments);
        string typed = string.Join(' ', arguments);
        Assert.That(result.ExitCode, Is.AnyOf(0, 2, 3), $"{typed}\n{result.Error}");
        Assert.That(result.Error, Does.Not.Contain("   at "), typed);
        _seen.Add(result.ExitCode);
        if (result.ExitCode == 2)
        {
            var lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            string[] mistakes = [.. lines.Where(line => !line.Contains("warning"))];
            Assert.That(mistakes, Has.Length.EqualTo(1), typed);
            Assert.That(mistakes[0], Does.StartWith("kernelrd: ").Or.StartWith("{\"event\":\"error\""), typed);
        }
    }

    /// <summary>Whether the words, if they are fine, ask for a run that takes more than a moment.</summary>
    private static bool IsLong(string[] words)
    {
        for (int i = 0; i + 1 < words.Length; i++)
        {
            if (words[i] is "--steps" or "--time" or "--size" && words[i + 1] is "1e6" or "1e3" or "1e40" or "4294967296")
                return true;
        }

        return false;
    }
}
