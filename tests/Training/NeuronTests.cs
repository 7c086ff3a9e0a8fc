using KernelRD.Kernels.Random;
using KernelRD.Training.Neurons;

namespace KernelRD.Tests.Training;

/// <summary>What is measured of neurons, against exact answers.</summary>
public sealed class NeuronTests
{
    [Test]
    public void AFeatureIsTheSignOfTheWeightsWhereTheAscentReachesTheBall()
    {
        var random = new RandomState(3);
        float[] weights = [.. Enumerable.Range(0, 784).Select(_ => (float)random.StandardNormal()), 0f, 0.0007001f, -0.0007001f];
        var delta = Feature.Of(weights);
        for (int k = 0; k < weights.Length; k++)
        {
            // 100 steps of 0.1 u reach 0.007 from |u| = 0.0007 on.
            if (Math.Abs(weights[k]) > 0.0007f)
                Assert.That(delta[k], Is.EqualTo(Math.Sign(weights[k]) * Feature.Radius));
        }

        Assert.That(delta[784], Is.Zero);
        Assert.That(Feature.Saturation(delta), Is.EqualTo(weights.Count(weight => Math.Abs(weight) > 0.0007f) / 787.0));
    }

    [Test]
    public void ASmallWeightIsFollowedForAllSteps()
    {
        var delta = Feature.Of([0.0005f, -0.0001f]);
        Assert.That(delta[0], Is.EqualTo(0.005f).Within(1e-7));
        Assert.That(delta[1], Is.EqualTo(-0.001f).Within(1e-7));
        Assert.That(Feature.Saturation(delta), Is.Zero);
    }

    [Test]
    public void TheLargestFiltersAreThoseOfLargestNorm()
    {
        float[] weights = [1, 1, -5, 0, 3, 4, 0, 2];
        Assert.That(Filters.Largest(weights, 2, 3), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(Filters.Largest(weights, 2, 9), Is.EqualTo(new[] { 1, 2, 3, 0 }));
        Assert.That(Filters.Variance([2, 4, 4, 6]), Is.EqualTo(2));
        Assert.That(Filters.Variance([7, 7, 7]), Is.Zero);
    }

    [Test]
    public void SilhouettesOfTwoPairsAreExact()
    {
        // On a line at 0, 1 and 10, 11: (10.5 - 1) / 10.5 for the outer two, (9.5 - 1) / 9.5 for the inner.
        Assert.That(Silhouette.Of([0, 0, 1, 0, 10, 0, 11, 0], [0, 0, 1, 1]), Is.EqualTo((9.5 / 10.5 + 8.5 / 9.5) / 2).Within(1e-15));
        Assert.That(Silhouette.Of([0, 0, 1, 0, 10, 0], [0, 0, 1]), Is.EqualTo((0.9 + 8 / 9.0 + 0) / 3).Within(1e-15), "alone counts 0");
        Assert.That(Silhouette.Of([5, 5, 5, 5, 5, 5], [0, 0, 1]), Is.Zero, "all in one place");
        Assert.That(Silhouette.Of([0, 0, 1, 0], [0, 0]), Is.NaN, "one cluster");
        Assert.That(Silhouette.Of([0, 0, 1, 0], [-1, -1]), Is.NaN, "no cluster");
        Assert.Throws<ArgumentException>(() => Silhouette.Of([0, 0], [0, 1]));
    }

    [Test]
    public void NeighboursAreKeptWhereNothingButTheScaleChanges()
    {
        float[] points = new SharedPoints(4, 60, 7, 1, 1).Draw();
        float[] larger = Array.ConvertAll(points, value => 2 * value);
        Assert.That(Neighbours.Kept(points, larger, 7, 10), Is.EqualTo(1));
        float[] others = new SharedPoints(5, 60, 7, 1, 1).Draw();
        Assert.That(Neighbours.Kept(points, others, 7, 10), Is.EqualTo(10.0 / 59).Within(0.06), "drawn anew: 600 trials, standard error 0.015");
    }

    [Test]
    public void NeighboursThatLeaveAreCounted()
    {
        // Each has one neighbour; the last two change places with the first two.
        float[] before = [0, 1, 100, 101, 200, 201];
        float[] after = [0, 100, 1, 101, 200, 201];
        Assert.That(Neighbours.Kept(before, after, 1, 1), Is.EqualTo(2 / 6.0));
        Assert.Throws<ArgumentException>(() => Neighbours.Kept(before, after, 1, 6));
        Assert.Throws<ArgumentException>(() => Neighbours.Kept(before, [0], 1, 1));
    }

    [Test]
    public void EquallyNearNeighboursAllCountAsNear()
    {
        // The corners of a cube, a little shaken: the nearest of each is still one of its three equally near neighbours.
        float[] corners = [.. Enumerable.Range(0, 24).Select(i => (i / 3 >> i % 3 & 1) == 0 ? -1f : 1f)];
        var random = new RandomState(6);
        float[] shaken = Array.ConvertAll(corners, value => value + (float)random.Uniform(-0.01, 0.01));
        Assert.That(Neighbours.Kept(corners, shaken, 3, 1), Is.EqualTo(1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void APatternIsTurnedBackToAnother(bool isMirrored)
    {
        float[] points = new SharedPoints(7, 40, 2, 1, 1).Draw();
        var pattern = new NeuronPattern(points, new Clustering([], [], 0, true), 0, 0);
        float[] turned = [.. points.Chunk(2).SelectMany(p =>
        {
            double y = isMirrored ? -p[1] : p[1];
            return new[] { (float)(0.6 * p[0] - 0.8 * y + 5), (float)(0.8 * p[0] + 0.6 * y - 3) };
        })];
        var aligned = (pattern with { Points = turned }).AlignedTo(pattern);
        double x = points.Where((_, i) => i % 2 == 0).Average(), mean = points.Where((_, i) => i % 2 == 1).Average();
        for (int i = 0; i < points.Length; i++)
            Assert.That(aligned.Points[i], Is.EqualTo(points[i] - (i % 2 == 0 ? x : mean)).Within(1e-5));
    }

    [Test]
    public void APatternTakesFourNeurons()
    {
        var accelerator = TestDevice.Cpu.Accelerator;
        Assert.That(() => NeuronPattern.Of(accelerator, new float[3 * 12], 12), Throws.ArgumentException.With.Message.Contains("at least four neurons, not 3"));
        var pattern = NeuronPattern.Of(accelerator, new SharedPoints(5, 4, 12, 1, 1).Draw(), 12);
        Assert.That(pattern.Points, Has.Length.EqualTo(8).And.All.Matches<float>(float.IsFinite));
        Assert.That(NeuronPattern.Of(accelerator, new float[4 * 12], 12).Points, Has.All.Zero);
    }

    [Test]
    public void APatternIsPrincipalComponentsThenTsneThenClusters()
    {
        var accelerator = TestDevice.Cpu.Accelerator;
        float[] neurons = new SharedPoints(8, 70, 30, 1, 1).Draw();
        var pattern = NeuronPattern.Of(accelerator, neurons, 30);
        var (points, divergence) = Tsne.Embed(accelerator, PrincipalComponents.Scores(neurons, 70, 30, 10), 70, 10, new TsneSettings { Perplexity = 23 });
        var clustering = AffinityPropagation.Cluster(accelerator, points);
        Assert.That((pattern.Points, pattern.Divergence), Is.EqualTo((points, divergence)));
        Assert.That(pattern.Clustering.Labels, Is.EqualTo(clustering.Labels));
        Assert.That(clustering.HasConverged);
        Assert.That(pattern.Silhouette, Is.EqualTo(Silhouette.Of(points, clustering.Labels)).And.GreaterThan(0.2));
    }

    [Test]
    public void NeuronsOfTenWeightsOrFewerKeepThemAll()
    {
        var accelerator = TestDevice.Cpu.Accelerator;
        float[] neurons = new SharedPoints(9, 40, 10, 1, 1).Draw();
        var expected = Tsne.Embed(accelerator, neurons, 40, 10, new TsneSettings { Perplexity = 13 });
        Assert.That(NeuronPattern.Of(accelerator, neurons, 10).Points, Is.EqualTo(expected.Points));
    }
}
