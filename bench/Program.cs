using System.Globalization;
using BenchmarkDotNet.Running;
using KernelRD.Bench;

// gray-scott SIZE STEPS cpu|opencl    the seconds that so many steps take, for bench/peers/gray-scott
// gray-scott-batch COUNT SIZE STEPS cpu|opencl    the same of so many simulations as one batch
// launch                              the cost of one launch on the CPU engine
// anything else                       BenchmarkDotNet's own arguments, such as --filter '*'
switch (args)
{
    case ["gray-scott", var size, var steps, var device]:
        double seconds = Timings.GrayScottSeconds(int.Parse(size, CultureInfo.InvariantCulture), int.Parse(steps, CultureInfo.InvariantCulture), device);
        Console.WriteLine(seconds.ToString("F6", CultureInfo.InvariantCulture));
        break;
    case ["gray-scott-batch", var count, var size, var steps, var device]:
        double batchSeconds = Timings.GrayScottBatchSeconds(
            int.Parse(count, CultureInfo.InvariantCulture), int.Parse(size, CultureInfo.InvariantCulture),
            int.Parse(steps, CultureInfo.InvariantCulture), device);
        Console.WriteLine(batchSeconds.ToString("F6", CultureInfo.InvariantCulture));
        break;
    case ["launch"]:
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Timings.LaunchSeconds() * 1e6:F2} µs"));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, BenchmarkSettings.Create());
        break;
}
