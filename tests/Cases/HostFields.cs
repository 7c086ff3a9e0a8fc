namespace KernelRD.Cases;

/// <summary>The fields of an operation on the host: (W + 2) × (H + 2) values each, row-major, the outermost of them the ghost ring.</summary>
public sealed class HostFields
{
    /// <summary>Values in [0, 1), ring included, of a fixed stream.</summary>
    public HostFields(Index2D extent)
    {
        Extent = extent;
        Stride = extent.X + 2;
        var random = new Random(extent.X * 65537 + extent.Y);
        U = Field(random);
        V = Field(random);
        UNext = Field(random);
        VNext = Field(random);
    }

    /// <summary>The interior: W columns and H rows.</summary>
    public Index2D Extent { get; }

    public int Stride { get; }

    public float[] U { get; }

    public float[] V { get; }

    public float[] UNext { get; }

    public float[] VNext { get; }

    public IEnumerable<float[]> All => [U, V, UNext, VNext];

    /// <summary>Where column x and row y of the interior lies, both from 0; −1, W and H are the ring.</summary>
    public int At(int x, int y) => (y + 1) * Stride + x + 1;

    private float[] Field(Random random)
    {
        var field = new float[Stride * (Extent.Y + 2)];
        for (int i = 0; i < field.Length; i++)
            field[i] = random.NextSingle();
        return field;
    }
}
