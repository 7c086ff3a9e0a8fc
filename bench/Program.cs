using System.Globalization;
using BenchmarkDotNet.Running;
using KernelRD.Bench;
using KernelRD.Kernels.Linear;

// gray-scott SIZE STEPS cpu|opencl    the seconds that so many steps take, for bench/peers/gray-scott
// product FORM M N K cpu|opencl RUNS  the seconds of a matrix product, for bench/peers/sgemm
// training-step M FEATURES BATCH ITERATIONS cpu|opencl 0|1    the seconds of an iteration, 1 against the critic, for bench/peers/training-step
// launch                              the cost of one launch on the CPU engine
// anything else                       BenchmarkDotNet's own arguments, such as --filter '*'
switch (args)
{
    case ["gray-scott", var size, var steps, var device]:
        double seconds = Timings.GrayScottSeconds(Int(size), Int(steps), device);
        Console.WriteLine(seconds.ToString("F6", CultureInfo.InvariantCulture));
        break;
    case ["product", var form, var m, var n, var k, var device, var runs]:
        double best = Timings.ProductSeconds(Enum.Parse<ProductForm>(form), Int(m), Int(n), Int(k), device, Int(runs));
        Console.WriteLine(best.ToString("F6", CultureInfo.InvariantCulture));
        break;
    case ["training-step", var hidden, var features, var batch, var iterations, var device, var adversarial]:
        double step = Timings.TrainingStepSeconds(Int(hidden), Int(features), Int(batch), Int(iterations), device, adversarial == "1");
        Console.WriteLine(step.ToString("F6", CultureInfo.InvariantCulture));
        break;
    case ["launch"]:
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Timings.LaunchSeconds() * 1e6:F2} µs"));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, BenchmarkSettings.Create());
        break;
}

static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
