using KernelRD.Cli;

namespace KernelRD.Tests.Cli;

public sealed class CommandLineTests
{
    [TestCase("rn", "kernelrd does not take 'rn'; did you mean 'run'\\?")]
    [TestCase("--verson", "did you mean '--version'\\?")]
    [TestCase("run", "run what\\? Give a model \\(turing, gray-scott")]
    [TestCase("run gray-scot", "no model and no file 'gray-scot'; did you mean 'gray-scott'\\?")]
    [TestCase("run GrayScott", "did you mean 'gray-scott'\\?")]
    [TestCase("run zzz", "no model and no file 'zzz'; known are turing, gray-scott")]
    [TestCase("run missing.json", "missing.json: ")]
    [TestCase("run gray-scott --fed 1", "kernelrd run gray-scott does not take '--fed'; did you mean '--feed'\\?")]
    [TestCase("run gray-scott extra", "kernelrd run gray-scott does not take 'extra'; see kernelrd run gray-scott --help")]
    [TestCase("run gray-scott --c 2", "does not take '--c'")]
    [TestCase("run gray-scott --feed", "--feed")]
    [TestCase("run gray-scott --feed x", "--feed takes a finite number, not 'x'")]
    [TestCase("run gray-scott --feed nan", "--feed takes a finite number")]
    [TestCase("run gray-scott --feed 1e400", "--feed takes a finite number")]
    [TestCase("run gray-scott --feed 1e39", "--feed: must be within float32's range")]
    [TestCase("run gray-scott --feed 0,025", "--feed takes a finite number, not '0,025'")]
    [TestCase("run gray-scott --feed 1 --feed 2", "--feed")]
    [TestCase("run gray-scott --du -1", "--du: must not be negative")]
    [TestCase("run turing --a 1 --b 1 --c 1 --d 1 --dt 9", "--dt 9 is past the limit")]
    [TestCase("run gierer-meinhardt --b -1", "^kernelrd: With these parameters gierer-meinhardt has no state of rest")]
    [TestCase("run gray-scott --dt 0", "--dt takes a positive number, not '0'")]
    [TestCase("run gray-scott --dt -1", "--dt takes a positive number")]
    [TestCase("run gray-scott --dt 1.3", "--dt 1.3 is past the limit 1.23\\d* of this grid and model.*--force")]
    [TestCase("run gray-scott --size 0", "--size takes N or WxH")]
    [TestCase("run gray-scott --size 10x", "--size takes N or WxH")]
    [TestCase("run gray-scott --size 1x2x3", "--size takes N or WxH")]
    [TestCase("run gray-scott --size 99999999999", "--size takes N or WxH")]
    [TestCase("run gray-scott --size 1000000 --dt 1e-9", "--size: ")]
    [TestCase("run gray-scott --size 46000 --scale 1 --dt 1e-6", "--(size|scale)")]
    [TestCase("run gray-scott --steps 0", "--steps takes a whole number from 1")]
    [TestCase("run gray-scott --steps 1.5", "--steps takes a whole number")]
    [TestCase("run gray-scott --steps 10 --time 5", "give --steps or --time, not both")]
    [TestCase("run gray-scott --time nan", "--time takes a positive number")]
    [TestCase("run gray-scott --frames 5 --every 5", "give --frames or --every, not both")]
    [TestCase("run gray-scott --frames 11 --steps 10", "--frames: is 11, more than the run has steps \\(10\\)")]
    [TestCase("run gray-scott --every 1 --steps 1e9", "--every: gives 1000000000 pictures")]
    [TestCase("run gray-scott --boundary periodc", "--boundary does not know 'periodc'; did you mean 'periodic'\\?")]
    [TestCase("run gray-scott --boundary 1", "--boundary does not know '1'")]
    [TestCase("run gray-scott --seed -1", "--seed takes a whole number from 0 to 4294967295")]
    [TestCase("run gray-scott --preset leopard", "--preset does not know 'leopard'; known are ")]
    [TestCase("run gray-scott --colormap jet", "--colormap does not know 'jet'; known are viridis, magma, inferno, grey")]
    [TestCase("run gray-scott --field w", "--field does not know 'w'; known are u, v")]
    [TestCase("run gray-scott --range 1", "--range takes two numbers LO,HI")]
    [TestCase("run gray-scott --range 1,0", "--range takes two numbers LO,HI, the first one lower, not '1,0'")]
    [TestCase("run gray-scott --scale 65", "--scale takes a whole number from 1 to 64")]
    [TestCase("run gray-scott --device gpu", "--device takes auto, cpu, opencl, cuda, opencl:I or cuda:I, not 'gpu'")]
    [TestCase("run gray-scott --device opencl:99", "--device opencl")]
    [TestCase("run gray-scott --device cuda:99", "--device cuda")]
    [TestCase("run gray-scott --out /dev/null/x", "cannot write to /dev/null/x: ")]
    [TestCase("run gray-scott --out /dev/null", "/dev/null is a file")]
    [TestCase("run --dt 1 gray-scott", "give --dt after the model: kernelrd run gray-scott --dt")]
    [TestCase("run --resume missing", "missing: no run to resume")]
    [TestCase("run --resume a b.json", "leave out b.json")]
    [TestCase("run --resume a --out b", "leave out --out and --overwrite")]
    [TestCase("kernels nothing.like.it", "there is no kernel 'nothing.like.it'")]
    [TestCase("kernels GrayScot.Step --emit opencl", "did you mean 'GrayScott.Step'\\?")]
    [TestCase("kernels GrayScott.Step", "--emit opencl\\|cuda\\|cpu")]
    [TestCase("kernels --emit opencl", "--emit opencl of which kernel\\?")]
    [TestCase("kernels GrayScott.Step --emit openc", "--emit does not know 'openc'; did you mean 'opencl'\\?")]
    [TestCase("kernels --report sm_91", "--report does not know 'sm_91'; did you mean 'sm_90'\\?")]
    [TestCase("kernels GrayScott.Step --report sm_90", "--report is about all kernels: leave out NAME and --emit")]
    [TestCase("run gray-scott --nvrtc /nowhere/libnvrtc.so", "--nvrtc takes the file of CUDA's compiler; '/nowhere/libnvrtc.so' does not exist")]
    [TestCase("bench product-nm", "no operation.s name contains .product-nm.; did you mean .product-nn.\\?")]
    [TestCase("bench zzzzzz", "no operation.s name contains .zzzzzz.; there are product-nn, .*: kernelrd bench --help lists them")]
    [TestCase("bench --device gpu", "--device takes auto, cpu, opencl, cuda, opencl:I or cuda:I, not .gpu.")]
    [TestCase("bench product-nn product-nt", "kernelrd bench does not take .product-nt.; see kernelrd bench --help")]
    [TestCase("bench --quik", "did you mean .--quick.\\?")]
    [TestCase("run prd --hiden 3", "kernelrd run prd does not take '--hiden'; did you mean '--hidden'\\?")]
    [TestCase("run prd --hiden", "kernelrd run prd does not take '--hiden'; did you mean '--hidden'\\?")]
    [TestCase("run prd --hidden 0", "--hidden takes a whole number from 1 to 16777216, not '0'")]
    [TestCase("run prd --hidden 1e3.5", "--hidden takes a whole number")]
    [TestCase("run prd --hidden 16777216", "16777216 neurons times 784")]
    [TestCase("run prd --batch 6001", "A batch of 6001 is not between 1 and the 6000 training samples")]
    [TestCase("run prd --data minst", "--data does not know 'minst'; did you mean 'mnist'\\?")]
    [TestCase("run prd --data mnist", "mnist: name the folder of its files with --data-dir: train-images-idx3-ubyte, ")]
    [TestCase("run prd --data cifar10 --data-dir /nowhere/at/all", "cifar10: there is no folder /nowhere/at/all")]
    [TestCase("run prd --data cifar10 --data-dir /dev", "/dev: there is no file data_batch_1.bin")]
    [TestCase("run prd --data-dir /dev", "--data-dir: synthetic has no files")]
    [TestCase("run prd --iterations 5 --epochs 5", "give --iterations or --epochs, not both")]
    [TestCase("run prd --iterations 0", "--iterations takes a whole number from 1")]
    [TestCase("run prd --iterations 1e9 --log-every 1", "--log-every: gives 1000000001 rows; the most is 10000000")]
    [TestCase("run prd --compare --adversarial", "--adversarial: compare runs both")]
    [TestCase("run prd --runs 0", "--runs takes a whole number from 1 to 1000")]
    [TestCase("run prd --input units", "--input does not know 'units'; did you mean 'unit'\\?")]
    [TestCase("run prd --reduction max", "--reduction does not know 'max'; known are sum, mean, mse")]
    [TestCase("run prd --constraint clamp", "--constraint does not know 'clamp'; known are none, clip, spectral")]
    [TestCase("run prd --lipschitz -1", "Lipschitz bound is -1; it must be")]
    [TestCase("run prd --momentum 1", "The momentum is 1; it must be below 1")]
    [TestCase("run prd --learning-rate inf", "--learning-rate takes a finite number, not 'inf'")]
    [TestCase("run prd --seed -1", "--seed takes a whole number from 0 to 4294967295")]
    [TestCase("run prd --log-every 0", "--log-every takes a whole number from 1")]
    [TestCase("run prd --checkpoint-every 0", "--checkpoint-every takes a whole number from 1")]
    [TestCase("run prd --device opencl:99", "--device opencl")]
    [TestCase("run prd --out /dev/null", "/dev/null is a file")]
    [TestCase("run prd missing.json", "missing.json: ")]
    [TestCase("run prd --resume missing", "missing: no run to resume")]
    [TestCase("run prd --resume a b.json", "leave out b.json")]
    [TestCase("run prd --resume a --out b", "leave out --out and --overwrite")]
    [TestCase("run --seed 1 prd", "give --seed after the model: kernelrd run prd --seed")]
    [TestCase("run pdr", "no model and no file 'pdr'; did you mean 'prd'\\?")]
    [TestCase("devices all", "kernelrd devices does not take 'all'")]
    public void AMistakeIsOneLineAndExitCode2(string arguments, string error) =>
        CommandLine.Run(arguments.Split(' ')).AssertBadInput(error);

    [Test]
    public void WithoutDtTheGridChoosesATimeStepThatIsAllowed()
    {
        using var folder = new TemporaryFolder();
        string[] fine = ["run", "turing", "--c", "2", "--size", "200", "--device", "cpu", "--time", "0.1", "--frames", "1"];
        var result = CommandLine.Run([.. fine, "--out", folder["run"]]);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(File.ReadAllText(folder["run/config.json"]), Does.Contain("\"dt\": 0.01,").And.Contain("\"steps\": 10,"));
        CommandLine.Run([.. fine, "--dt", "0.02", "--out", folder["other"]]).AssertBadInput("--dt 0.02 is past the limit");
    }

    [Test]
    public void EmptyArgumentsAreMistakesToo([Values("--out", "--resume", "--dt", "--device", "--preset")] string option) =>
        CommandLine.Run("run", "gray-scott", option, "").AssertBadInput(".");

    [Test]
    public void WithJsonTheErrorIsAnEvent()
    {
        var result = CommandLine.Run("run", "gray-scott", "--dt", "x", "--json");
        Assert.That((result.ExitCode, result.Output), Is.EqualTo((2, "")));
        using var json = System.Text.Json.JsonDocument.Parse(result.Error);
        Assert.That(json.RootElement.GetProperty("event").GetString(), Is.EqualTo("error"));
        Assert.That(json.RootElement.GetProperty("exit_code").GetInt32(), Is.EqualTo(2));
        Assert.That(json.RootElement.GetProperty("message").GetString(), Does.StartWith("--dt takes"));
    }

    [TestCase("", "kernelrd run gray-scott")]
    [TestCase("--help", "kernelrd run gray-scott")]
    [TestCase("run --help", "gierer-meinhardt")]
    [TestCase("run turing --help", "--c X .*default: 3")]
    [TestCase("run gray-scott --dt nonsense --help", "--feed X .*default: 0.025")]
    [TestCase("run prd --help", "--hidden N .*default: 8192")]
    [TestCase("run --help", "prd  +Pseudo-reaction-diffusion")]
    [TestCase("kernels --help", "--emit opencl\\|cuda\\|cpu")]
    [TestCase("devices --help", "Usage: kernelrd devices")]
    [TestCase("bench --help", "product-nn +m, n, k")]
    [TestCase("bench --help", "gray-scott --json\\r?\\n +for a program")]
    public void HelpGoesToStandardOutput(string arguments, string text)
    {
        var result = CommandLine.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(result.Output, Does.Match(text));
        Assert.That(result.Output.Split('\n'), Has.All.Length.LessThan(121));
    }

    [Test]
    public void EveryOptionOfEveryModelIsExplained()
    {
        foreach (var model in KernelRD.Simulation.Models.All)
        {
            string help = CommandLine.Run("run", model.Name, "--help").Output;
            foreach (var parameter in model.Parameters)
                Assert.That(help, Does.Contain($"--{parameter.Name} X").And.Contain(parameter.Description));
            foreach (var preset in model.Presets)
                Assert.That(help, Does.Contain(preset.Name));
        }
    }

    [Test]
    public void VersionIsThatOfTheConfiguration() => Assert.That(CommandLine.Run("--version").Output.Trim(), Is.EqualTo(App.Version));

    [Test]
    public void DevicesListsTheProcessorAndExplainsWhatIsAbsent()
    {
        var result = CommandLine.Run("devices");
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(result.Output, Does.Match("(?m)^cpu  ").And.Match("(?m)^opencl").And.Match("(?m)^cuda"));
        foreach (string part in result.Output.Split("none").Skip(1))
            Assert.That(part.Trim().Split('\n')[0], Has.Length.GreaterThan(20), "a reason");
    }

    [TestCase("opencl", "__kernel void")]
    [TestCase("cuda", "extern \"C\" __global__ void")]
    [TestCase("cpu", "for \\(")]
    public void KernelsPrintsTheGeneratedText(string target, string text)
    {
        var result = CommandLine.Run("kernels", "grayscott.STEP", "--emit", target);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(result.Output, Does.Match(text));
    }

    [Test]
    public void KernelsListsThemAll()
    {
        var result = CommandLine.Run("kernels");
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output, Does.Contain("GrayScott.Step").And.Contain("Turing.Step").And.Contain("GhostRing.Fill"));
        foreach (string line in result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.That(CommandLine.Run("kernels", line.Split(' ')[0], "--emit", "cuda").ExitCode, Is.Zero, line);
    }
}
