using KernelRD.Kernels.Random;

namespace KernelRD.Simulation;

/// <summary>The states that runs start from.</summary>
internal static class Starts
{
    /// <summary>
    /// The homogeneous state and on every cell a number between −0.03 and 0.03 from <c>RandomState(seed)</c>: all of u row by row, then all
    /// of v. Sums are in double and rounded once.
    /// </summary>
    public static void Noise(SimulationSettings settings, float[] u, float[] v)
    {
        var (uRest, vRest) = settings.Model.HomogeneousState(settings.Values)!.Value;
        var random = new RandomState(settings.Seed);
        for (int i = 0; i < u.Length; i++)
            u[i] = (float)(uRest + random.Uniform(-0.03, 0.03));
        for (int i = 0; i < v.Length; i++)
            v[i] = (float)(vRest + random.Uniform(-0.03, 0.03));
    }

    /// <summary>
    /// u = 1, v = 0, and the other way round in the 5 × 5 cells around row H / 2 and column W / 2, as far as they are in the grid.
    /// </summary>
    public static void Patch(SimulationSettings settings, float[] u, float[] v)
    {
        Array.Fill(u, 1f);
        Array.Clear(v);
        int column = settings.Width / 2;
        int row = settings.Height / 2;
        for (int y = Math.Max(0, row - 2); y <= Math.Min(settings.Height - 1, row + 2); y++)
        {
            for (int x = Math.Max(0, column - 2); x <= Math.Min(settings.Width - 1, column + 2); x++)
            {
                u[y * settings.Width + x] = 0f;
                v[y * settings.Width + x] = 1f;
            }
        }
    }
}
