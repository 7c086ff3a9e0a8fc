using KernelRD.Simulation;

namespace KernelRD.Tests.Simulation;

public sealed class ThreadTests
{
    /// <summary>Fields large enough to be shared out among threads, with rows that are no multiple of anything.</summary>
    [Test]
    public void AnyNumberOfThreadsGivesTheSameBits(
        [ValueSource(typeof(Models), nameof(Models.All))] Model model,
        [Values] Boundary boundary)
    {
        var settings = model.Settings() with { Width = 701, Height = 503, Boundary = boundary, TimeStep = 1e-5, Seed = 3 };
        var start = Runs.Noise(settings);
        var one = Run(1);
        Runs.AssertSameBits(Run(2), one, "with 2 threads");
        Runs.AssertSameBits(Run(3), one, "with 3 threads");

        (float[] U, float[] V) Run(int threads)
        {
            using var context = Context.Create(builder => builder.CPU());
            using var accelerator = new CPUDevice(threads).CreateAccelerator(context);
            return Runs.After(accelerator, settings, 5, start);
        }
    }
}
