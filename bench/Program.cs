using System.Globalization;
using BenchmarkDotNet.Running;
using KernelRD.Bench;
using KernelRD.Kernels.Linear;

// gray-scott SIZE STEPS cpu|opencl    the seconds that so many steps take, for bench/peers/gray-scott
// gray-scott-batch COUNT SIZE STEPS cpu|opencl    the same of so many simulations as one batch
// product FORM M N K cpu|opencl RUNS  the seconds of a matrix product and its processor time, for bench/peers/sgemm
// training-step M FEATURES BATCH ITERATIONS cpu|opencl 0|1    the seconds of an iteration, 1 against the critic, for bench/peers/training-step
// launch                              the cost of one launch on the CPU engine
// embedding WHAT FILE D cpu|opencl ROUNDS OUT    pca, tsne or affinity of the float32 rows of d values in FILE: the least seconds of some rounds and
//                                     a figure of the result, for bench/peers/embedding
// gram N M D cpu|opencl     the seconds of a Gram matrix, from the weights and from pre-activations, for bench/peers/embedding
// spectrum N M D cpu|opencl OUT       the extreme eigenvalues of such a matrix and the seconds they take; OUT gets the matrix, for bench/peers/at-size
// anything else                       BenchmarkDotNet's own arguments, such as --filter '*Operation: momentum*'
switch (args)
{
    case ["gray-scott", var size, var steps, var device]:
        double seconds = Timings.GrayScottSeconds(Int(size), Int(steps), device);
        Console.WriteLine(seconds.ToString("F6", CultureInfo.InvariantCulture));
        break;
    case ["gray-scott-batch", var count, var size, var steps, var device]:
        double batchSeconds = Timings.GrayScottBatchSeconds(Int(count), Int(size), Int(steps), device);
        Console.WriteLine(batchSeconds.ToString("F6", CultureInfo.InvariantCulture));
        break;
    case ["product", var form, var m, var n, var k, var device, var runs]:
        var (clock, processor) = Timings.ProductSeconds(Enum.Parse<ProductForm>(form), Int(m), Int(n), Int(k), device, Int(runs));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock:F6} {processor:F6}"));
        break;
    case ["training-step", var hidden, var features, var batch, var iterations, var device, var adversarial]:
        double step = Timings.TrainingStepSeconds(Int(hidden), Int(features), Int(batch), Int(iterations), device, adversarial == "1");
        Console.WriteLine(step.ToString("F6", CultureInfo.InvariantCulture));
        break;
    case ["launch"]:
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Timings.LaunchSeconds() * 1e6:F2} µs"));
        break;
    case ["embedding", var what, var file, var features, var device, var rounds, var output]:
        EmbeddingTimings.Run(what, file, Int(features), device, Int(rounds), output);
        break;
    case ["gram", var n, var m, var d, var device]:
        EmbeddingTimings.Gram(Int(n), Int(m), Int(d), device);
        break;
    case ["spectrum", var n, var m, var d, var device, var output]:
        EmbeddingTimings.Spectrum(Int(n), Int(m), Int(d), device, output);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, BenchmarkSettings.Create());
        break;
}

static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
