namespace KernelRD.Runtime;

/// <summary>What a card can do at best, from its maker's data sheet.</summary>
/// <param name="Name">The card, in short.</param>
/// <param name="Model">The exact model.</param>
/// <param name="Bandwidth">Bytes a second between memory and chip.</param>
/// <param name="SingleRate">
/// Instructions of float arithmetic a second. Data sheets count a fused multiply-add, which these kernels use only where the source says
/// so, as two: their figures are twice these.
/// </param>
/// <param name="DoubleRate">The same of double.</param>
public sealed record GpuCard(string Name, string Model, double Bandwidth, double SingleRate, double DoubleRate)
{
    public static IReadOnlyList<GpuCard> All { get; } =
    [
        new("V100", "V100 SXM2", Bandwidth: 900e9, SingleRate: 15.7e12 / 2, DoubleRate: 7.8e12 / 2),
        new("A100", "A100 SXM4 80 GB", Bandwidth: 2039e9, SingleRate: 19.5e12 / 2, DoubleRate: 9.7e12 / 2),
        new("H100", "H100 SXM5", Bandwidth: 3350e9, SingleRate: 67e12 / 2, DoubleRate: 34e12 / 2),
        new("RTX 4090", "RTX 4090", Bandwidth: 1008e9, SingleRate: 82.6e12 / 2, DoubleRate: 1.29e12 / 2),
    ];

    /// <summary>
    /// The roofline: the least seconds that a number of work-items takes, bound by memory or by arithmetic, whichever is slower.
    /// Address arithmetic, launches and latency come on top.
    /// </summary>
    public double Seconds(KernelWork work, double workItems) => workItems * Math.Max(
        work.MemoryBytes / Bandwidth, work.SingleOperations / SingleRate + work.DoubleOperations / DoubleRate);
}
