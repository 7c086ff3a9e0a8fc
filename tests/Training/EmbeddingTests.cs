using System.Text.Json;
using KernelRD.Training.Neurons;

namespace KernelRD.Tests.Training;

/// <summary>The embeddings against scikit-learn's (reference/embeddings.py), and against themselves on every device.</summary>
public sealed class EmbeddingTests
{
    private static readonly JsonElement s_reference = JsonDocument.Parse(Repository.Read("tests/Training/embeddings.json")).RootElement;

    private static IEnumerable<int> PcaCases => Enumerable.Range(0, s_reference.GetProperty("pca").GetArrayLength());

    private static IEnumerable<int> TsneCases => Enumerable.Range(0, s_reference.GetProperty("tsne").GetArrayLength());

    private static IEnumerable<int> AffinityCases => Enumerable.Range(0, s_reference.GetProperty("affinity").GetArrayLength());

    [TestCaseSource(nameof(PcaCases))]
    public void PrincipalComponentsAreScikitLearns(int number)
    {
        var reference = s_reference.GetProperty("pca")[number];
        var points = Points(reference);
        float[] scores = PrincipalComponents.Scores(points.Draw(), points.N, points.D, reference.GetProperty("count").GetInt32());
        double[] expected = [.. reference.GetProperty("scores").EnumerateArray().Select(value => value.GetDouble())];
        // Scores are of order 1 to 50; float32 rounds them to 2e-6, and the reference is double.
        Assert.That(Array.ConvertAll(scores, score => (double)score), Is.EqualTo(expected).Within(1e-5));
    }

    [TestCaseSource(nameof(TsneCases))]
    public void TsneLeavesNoMoreDivergenceThanScikitLearns(int number)
    {
        var reference = s_reference.GetProperty("tsne")[number];
        var points = Points(reference);
        var settings = new TsneSettings { Perplexity = reference.GetProperty("perplexity").GetDouble() };
        var embedding = Tsne.Embed(TestDevice.Cpu.Accelerator, points.Draw(), points.N, points.D, settings);
        Assert.That(embedding.Divergence, Is.LessThanOrEqualTo(reference.GetProperty("divergence").GetDouble() * 1.02));
        Assert.That(embedding.Divergence, Is.EqualTo(DivergenceOf(points, embedding.Points, settings.Perplexity)).Within(1e-4));
    }

    [Test]
    public void TsneHasTheSameBitsOnEveryDevice([AllDevices] TestDevice device)
    {
        var points = new SharedPoints(21, 67, 7, 3, 3);
        var settings = new TsneSettings { Perplexity = 12, Iterations = 120, ExaggeratedIterations = 40 };
        var expected = Tsne.Embed(TestDevice.Cpu.Accelerator, points.Draw(), points.N, points.D, settings);
        var actual = Tsne.Embed(device.Accelerator, points.Draw(), points.N, points.D, settings);
        Assert.That(actual.Points, Is.EqualTo(expected.Points));
        Assert.That(actual.Divergence, Is.EqualTo(expected.Divergence));
    }

    [Test]
    public void TsneUnfoldsDataWithoutStructure([AllDevices] TestDevice device)
    {
        // Exaggeration draws such points together; these once ended on a line, with a divergence of 2.79; scikit-learn's exact one is 1.9877.
        const int N = 1000;
        float[] values = new SharedPoints(42, N, 10, 1, 1).Draw();
        var embedding = Tsne.Embed(device.Accelerator, values, N, 10, new TsneSettings());
        double[] spread = [.. Enumerable.Range(0, 2).Select(axis => Math.Sqrt(embedding.Points.Where((_, i) => i % 2 == axis).Average(x => (double)x * x)))];
        Assert.That(spread.Min(), Is.GreaterThan(spread.Max() / 2));
        Assert.That(embedding.Divergence, Is.LessThan(1.9877 * 1.02));
    }

    [TestCase(2, 1.0)]
    [TestCase(3, 2.0)]
    [TestCase(16, 5.0)]
    [TestCase(17, 5.0)]
    public void TsneEmbedsFewPoints(int n, double perplexity)
    {
        float[] values = new SharedPoints(3, n, 4, 1, 1).Draw();
        var embedding = Tsne.Embed(TestDevice.Cpu.Accelerator, values, n, 4, new TsneSettings { Perplexity = perplexity });
        Assert.That(embedding.Points, Has.All.Matches<float>(float.IsFinite));
        Assert.That(embedding.Points, Has.Length.EqualTo(2 * n));
    }

    [Test]
    public void TsneEmbedsPointsThatCoincide()
    {
        var embedding = Tsne.Embed(TestDevice.Cpu.Accelerator, new float[40], 20, 2, new TsneSettings { Perplexity = 5 });
        Assert.That(embedding.Points, Has.All.EqualTo(0f));
    }

    [TestCase(1, 30.0)]
    [TestCase(30, 30.0)]
    [TestCase(30, 0.5)]
    [TestCase(30, double.NaN)]
    public void TsneSaysWhichPerplexitiesItTakes(int n, double perplexity) => Assert.That(
        () => Tsne.Embed(TestDevice.Cpu.Accelerator, new float[n], n, 1, new TsneSettings { Perplexity = perplexity }),
        Throws.ArgumentException.With.Message.Contains($"below the number of points, {n}"));

    [TestCase(float.NaN)]
    [TestCase(float.NegativeInfinity)]
    [TestCase(2e19f)]
    public void TsneRefusesWhatHasNoDistances(float value) => Assert.That(
        () => Tsne.Embed(TestDevice.Cpu.Accelerator, [.. new float[39], value], 40, 1, new TsneSettings()),
        Throws.ArgumentException.With.Message.Contains("finite"));

    [Test]
    public void PrincipalComponentsSayWhatTheyNeed()
    {
        Assert.That(() => PrincipalComponents.Scores([1, 2, 3], 1, 3, 2), Throws.ArgumentException.With.Message.Contains("between 1 and 1"));
        Assert.That(() => PrincipalComponents.Scores([1, 2, 3], 2, 2, 1), Throws.ArgumentException.With.Message.Contains("4 values, not 3"));
        Assert.That(() => PrincipalComponents.Scores([1, float.NaN, 3, 4], 2, 2, 1), Throws.ArgumentException.With.Message.Contains("finite"));
        Assert.That(PrincipalComponents.Scores(new float[12], 4, 3, 3), Has.All.Zero, "nothing varies");
        Assert.That(PrincipalComponents.Scores([5, 7], 1, 2, 1), Has.All.Zero, "one point");
    }

    [Test]
    public void ClustersAreScikitLearns([AllDevices] TestDevice device, [ValueSource(nameof(AffinityCases))] int number)
    {
        var reference = s_reference.GetProperty("affinity")[number];
        var clustering = AffinityPropagation.Cluster(device.Accelerator, Points(reference).Draw());
        Assert.That(clustering.Labels, Is.EqualTo(reference.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())));
        Assert.That(clustering.HasConverged);
    }

    [TestCaseSource(nameof(AffinityCases))]
    public void SilhouettesAreScikitLearns(int number)
    {
        var reference = s_reference.GetProperty("affinity")[number];
        int[] labels = [.. reference.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];
        double silhouette = Silhouette.Of(Points(reference).Draw(), labels);
        if (reference.GetProperty("silhouette") is { ValueKind: JsonValueKind.Number } expected)
            Assert.That(silhouette, Is.EqualTo(expected.GetDouble()).Within(1e-12));
        else
            Assert.That(silhouette, Is.NaN.Or.Zero);
    }

    [Test]
    public void ClustersAreTheSameOnEveryDeviceEvenWhereTheyDoNotConverge([AllDevices] TestDevice device)
    {
        // Far apart and many in each: the messages of twins swing for longer than 200 iterations.
        float[] values = new SharedPoints(22, 200, 2, 2, 200).Draw();
        var expected = AffinityPropagation.Cluster(TestDevice.Cpu.Accelerator, values);
        var actual = AffinityPropagation.Cluster(device.Accelerator, values);
        Assert.That(actual.Labels, Is.EqualTo(expected.Labels));
        Assert.That(actual.Iterations, Is.EqualTo(expected.Iterations));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public void PointsThatCoincideAreClustersOfTheirOwn(int n)
    {
        // As in scikit-learn: the preference is not below the similarities.
        var clustering = AffinityPropagation.Cluster(TestDevice.Cpu.Accelerator, new float[2 * n]);
        Assert.That(clustering.Labels, Is.EqualTo(Enumerable.Range(0, n)));
    }

    [Test]
    public void MirroredPointsFindExemplars()
    {
        // A square, four times over: every point has equals to wait for.
        float[] corners = [0, 0, 0, 1, 1, 0, 1, 1];
        float[] values = [.. Enumerable.Range(0, 4).SelectMany(i => corners.Select((value, axis) => value + (axis % 2 == 0 ? 100 * (i % 2) : 100 * (i / 2))))];
        var clustering = AffinityPropagation.Cluster(TestDevice.Cpu.Accelerator, values);
        Assert.That(clustering.HasConverged);
        Assert.That(clustering.Labels.Chunk(4).Select(square => square.Distinct().Count()), Has.All.EqualTo(1));
    }

    [Test]
    public void ClusteringSaysWhatItNeeds()
    {
        Assert.That(() => AffinityPropagation.Cluster(TestDevice.Cpu.Accelerator, []), Throws.ArgumentException);
        Assert.That(() => AffinityPropagation.Cluster(TestDevice.Cpu.Accelerator, [0, float.PositiveInfinity]), Throws.ArgumentException);
    }

    private static SharedPoints Points(JsonElement reference) => new(
        reference.GetProperty("seed").GetUInt32(),
        reference.GetProperty("n").GetInt32(),
        reference.GetProperty("d").GetInt32(),
        reference.GetProperty("centres").GetInt32(),
        reference.GetProperty("spread").GetDouble());

    /// <summary>The divergence by its definition, in double, with the precisions found by bisection of ln β.</summary>
    private static double DivergenceOf(SharedPoints points, float[] embedded, double perplexity)
    {
        int n = points.N;
        float[] values = points.Draw();
        double Distance(int i, int j) => Enumerable.Range(0, points.D).Sum(k => Math.Pow((double)values[i * points.D + k] - values[j * points.D + k], 2));
        var conditional = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            double low = -30, high = 30;
            for (int step = 0; step < 60; step++)
            {
                double beta = Math.Exp((low + high) / 2);
                double[] weights = [.. Enumerable.Range(0, n).Select(j => j == i ? 0 : Math.Exp(-beta * Distance(i, j)))];
                double sum = weights.Sum();
                double entropy = -weights.Where(weight => weight > 0).Sum(weight => weight / sum * Math.Log(weight / sum));
                if (entropy > Math.Log(perplexity) || sum == 0)
                    (low, high) = sum == 0 ? (low, (low + high) / 2) : ((low + high) / 2, high);
                else
                    high = (low + high) / 2;
                for (int j = 0; j < n; j++)
                    conditional[i, j] = weights[j] / sum;
            }
        }

        double Weight(int i, int j) => 1 / (1 + Math.Pow((double)embedded[2 * i] - embedded[2 * j], 2) + Math.Pow((double)embedded[2 * i + 1] - embedded[2 * j + 1], 2));
        var pairs = Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(0, n).Where(j => j != i).Select(j => (I: i, J: j))).ToList();
        double z = pairs.Sum(pair => Weight(pair.I, pair.J));
        return pairs.Sum(pair =>
        {
            double p = (conditional[pair.I, pair.J] + conditional[pair.J, pair.I]) / (2 * n);
            return p > 0 ? p * Math.Log(p / (Weight(pair.I, pair.J) / z)) : 0;
        });
    }
}
