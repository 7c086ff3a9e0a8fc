using KernelRD.Kernels.Random;

namespace KernelRD.Tests.Training;

/// <summary>Points that tests/reference/embeddings.py draws too.</summary>
internal sealed record SharedPoints(uint Seed, int N, int D, int Centres, double Spread)
{
    /// <summary>n × d: centres of normals times the spread, then normals around them; point i belongs to centre i mod centres.</summary>
    public float[] Draw()
    {
        var random = new RandomState(Seed);
        var middle = new double[Centres * D];
        for (int i = 0; i < middle.Length; i++)
            middle[i] = random.StandardNormal() * Spread;
        var values = new float[N * D];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(middle[i / D % Centres * D + i % D] + random.StandardNormal());
        return values;
    }
}
