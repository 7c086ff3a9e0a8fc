namespace KernelRD.Cases;

/// <summary>The fields of an operation on the host: (W + 2) × (H + 2) values each, row-major, the outermost of them the ghost ring.</summary>
public sealed class HostFields
{
    /// <summary>Values in [0, 1), ring included, of a fixed stream.</summary>
    public HostFields(Index2D extent)
        : this(extent, Random(extent))
    {
    }

    /// <summary>The fields in these arrays: u, v, and both one step later.</summary>
    public HostFields(Index2D extent, float[][] fields)
    {
        (Extent, Stride) = (extent, extent.X + 2);
        (U, V, UNext, VNext) = (fields[0], fields[1], fields[2], fields[3]);
    }

    /// <summary>The interior: W columns and H rows.</summary>
    public Index2D Extent { get; }

    public int Stride { get; }

    public float[] U { get; }

    public float[] V { get; }

    public float[] UNext { get; }

    public float[] VNext { get; }

    public float[][] All => [U, V, UNext, VNext];

    /// <summary>Where column x and row y of the interior lies, both from 0; −1, W and H are the ring.</summary>
    public int At(int x, int y) => (y + 1) * Stride + x + 1;

    /// <summary>The arrays of <see cref="HostFields(Index2D)"/>.</summary>
    internal static float[][] Random(Index2D extent) =>
        [.. Enumerable.Range(0, 4).Select(field => Values.Positive(extent.X * 65537 + extent.Y + field, (extent.X + 2) * (extent.Y + 2)))];
}
