using KernelRD.Simulation;

namespace KernelRD.Cli.Figures;

/// <summary>One field of a simulation at a few times.</summary>
/// <param name="Times">When.</param>
/// <param name="Fields">The field then, each H × W.</param>
internal sealed record FieldSeries(IReadOnlyList<double> Times, IReadOnlyList<float[]> Fields)
{
    public float[] First => Fields[0];

    public float[] Last => Fields[^1];

    /// <summary>Runs a simulation from its start to the last of some times, each taken to the nearest step.</summary>
    public static FieldSeries Simulate(FigureRun run, SimulationSettings settings, Field field, params IReadOnlyList<double> times)
    {
        const long Chunk = 500;
        using var simulator = new Simulator(run.Accelerator, settings);
        var fields = new List<float[]>();
        foreach (double time in times)
        {
            long target = (long)Math.Round(time / settings.TimeStep);
            while (simulator.Step < target)
            {
                run.ThrowIfStopped();
                simulator.Advance(Math.Min(Chunk, target - simulator.Step));
                simulator.Synchronize();
            }

            var (u, v) = (new float[settings.CellCount], new float[settings.CellCount]);
            simulator.Read(u, v);
            fields.Add(field == Field.U ? u : v);
        }

        return new(times, fields);
    }
}
