using KernelRD.Cli.Simulations;
using KernelRD.Simulation;
using KernelRD.Training;
using KernelRD.Training.Data;

namespace KernelRD.Cli.Benchmarks;

/// <summary>A model that is run ever larger, to see how its cost grows.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Axis">What its size is called.</param>
/// <param name="Unit">What there is more of with the size.</param>
/// <param name="Step">What its time goes in.</param>
/// <param name="Sizes">The least one, and the largest ones in full and quick.</param>
internal sealed record GrowthWork(string Name, string Axis, string Unit, string Step, (int Least, int Full, int Quick) Sizes)
{
    private const string Data = "synthetic";

    private static readonly Lazy<DataSet> s_data = new(() => DataSource.All.Single(source => source.Name == Data).Load(null));

    /// <summary>A simulation, and a training without and with the adversary.</summary>
    public static IReadOnlyList<GrowthWork> All { get; } =
    [
        new("gray-scott", "n", "cell", "step", (32, 4096, 1024))
        {
            Units = n => (long)n * n,
            // As many as keep a small grid busy for some milliseconds: the program too takes many at once.
            Steps = n => Math.Max(16, (1 << 22) / (n * n)),
            Load = (accelerator, n, steps) =>
            {
                var settings = Models.All.Single(model => model.Name == "gray-scott").Settings() with { Width = n, Height = n };
                var simulator = new Simulator(accelerator, settings with { TimeStep = SimulationConfig.AllowedTimeStep(settings) });
                return (() => simulator.Advance(steps), simulator.IsFinite, simulator);
            },
        },
        Training("prd", adversarial: false),
        Training("prd-adversarial", adversarial: true),
    ];

    /// <summary>How many units there are at a size.</summary>
    public required Func<int, long> Units { get; init; }

    /// <summary>The steps of a run.</summary>
    public required Func<int, int> Steps { get; init; }

    /// <summary>Readies a size on a device for runs of so many steps.</summary>
    public required Func<Accelerator, int, int, (Action Run, Func<bool> IsFinite, IDisposable Owned)> Load { get; init; }

    /// <summary>Powers of two.</summary>
    public IEnumerable<int> SizesOf(bool isQuick)
    {
        for (int size = Sizes.Least; size <= (isQuick ? Sizes.Quick : Sizes.Full); size *= 2)
            yield return size;
    }

    private static GrowthWork Training(string name, bool adversarial) => new(name, "m", "neuron", "iteration", (1 << 3, 1 << 15, 1 << 11))
    {
        Units = m => m,
        Steps = _ => 1,
        Load = (accelerator, m, steps) =>
        {
            var trainer = new Trainer(accelerator, s_data.Value, Figures.Trainings.SettingsOf(Data, m, adversarial));
            return (() => trainer.Advance(steps), trainer.IsFinite, trainer);
        },
    };
}
