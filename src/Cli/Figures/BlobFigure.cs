using KernelRD.Cli.Charts;
using KernelRD.Cli.Simulations;
using KernelRD.Training.Data;

namespace KernelRD.Cli.Figures;

/// <summary>Figure 1: the two inputs of the synthetic task that are not 1.</summary>
internal static class BlobFigure
{
    /// <summary>How far the standard deviation of 700 samples may be from 1, the distribution's: four times its standard error.</summary>
    private const double Tolerance = 0.107;

    public static PaperFigure Create() => new(
        1,
        "Synthetic dataset on 2-dimensional manifold",
        "The first two inputs are drawn from a mixture of ten normal distributions, one for each class; all others are 1.",
        Make);

    private static Finding Make(FigureRun run)
    {
        var data = Synthetic.Create("synthetic", 784);
        int count = data.Train.Count + data.Test.Count;
        var points = new float[2 * count];
        var labels = new int[count];
        int next = 0;
        bool isPlane = true;
        foreach (var samples in new[] { data.Train, data.Test })
        {
            for (int i = 0; i < samples.Count; i++, next++)
            {
                var sample = samples.Values.AsSpan(i * data.Features, data.Features);
                sample[..2].CopyTo(points.AsSpan(2 * next));
                labels[next] = samples.Labels[i];
                isPlane &= !sample[2..].ContainsAnyExcept(1f);
            }
        }

        run.Keep("points", [count, 2], points);
        run.Keep("labels", [count], Array.ConvertAll(labels, label => (float)label));
        run.Draw(new(Plots.Blobs("Synthetic dataset", points, labels)));

        var spreads = Enumerable.Range(0, data.Classes).SelectMany(label => Spreads(points, labels, label)).ToArray();
        bool isMixture = labels.Distinct().Count() == 10 && spreads.All(spread => Math.Abs(spread - 1) < Tolerance);
        double share = NearestOwn(points, labels, data.Classes);
        return new(
            isPlane && isMixture ? Verdict.BorneOut : Verdict.NotBorneOut,
            isPlane ? $"All {data.Features - 2} other inputs of all {count} samples are 1: the samples lie on a plane." : "Some of the other inputs are not 1.",
            $"There are {labels.Distinct().Count()} classes; along both inputs their standard deviations are {NumberText.Of(spreads.Min())} to {NumberText.Of(spreads.Max())}.",
            $"The classes overlap: {NumberText.Of(100 * share)} % of the samples are nearest to the centre of their own.");
    }

    /// <summary>The standard deviation of a class' points along each input.</summary>
    private static double[] Spreads(float[] points, int[] labels, int label) => [.. Enumerable.Range(0, 2).Select(axis =>
        FieldMetrics.Of([.. Enumerable.Range(0, labels.Length).Where(i => labels[i] == label).Select(i => points[2 * i + axis])]).Deviation)];

    /// <summary>The share of points that are nearer to the mean of their own class than to any other's.</summary>
    private static double NearestOwn(float[] points, int[] labels, int classes)
    {
        var centres = Enumerable.Range(0, classes).Select(label =>
        {
            var own = Enumerable.Range(0, labels.Length).Where(i => labels[i] == label).ToArray();
            return (X: own.Average(i => points[2 * i]), Y: own.Average(i => points[2 * i + 1]));
        }).ToArray();
        int right = Enumerable.Range(0, labels.Length).Count(i => labels[i] == Enumerable.Range(0, classes).MinBy(c =>
            Math.Pow(points[2 * i] - centres[c].X, 2) + Math.Pow(points[2 * i + 1] - centres[c].Y, 2)));
        return right / (double)labels.Length;
    }
}
