using FsCheck;
using FsCheck.Fluent;
using KernelRD.Cli;
using KernelRD.Cli.Trainings;
using KernelRD.Training;
using KernelRD.Training.Data;

namespace KernelRD.Tests.Cli;

public sealed class TrainingConfigTests
{
    private const string Valid = """
        {
          "version": "0.1.0", "model": "prd", "data": "mnist", "data_dir": "/data/mnist", "hidden": 1024, "batch": 512,
          "iterations": 117000, "target_mse": 0.001, "seed": 4294967295, "input": "unit", "reduction": "mean", "scalar": false,
          "learning_rate": 0.02, "momentum": 0.5, "adversarial": true, "adversarial_weight": -1, "critic_learning_rate": 0.03,
          "penalty": 5, "constraint": "clip", "lipschitz": 0.04, "compare": false, "runs": 3, "log_every": 1170, "readings": { "any": 1 }
        }
        """;

    [Test]
    public void ReadsEveryKey()
    {
        var config = Load(Valid);
        Assert.That(config.Settings, Is.EqualTo(new TrainingSettings
        {
            Hidden = 1024,
            Batch = 512,
            Seed = uint.MaxValue,
            Input = InputScaling.Unit,
            Reduction = Reduction.Mean,
            LearningRate = 0.02,
            Momentum = 0.5,
            Adversarial = true,
            AdversarialWeight = -1,
            CriticLearningRate = 0.03,
            Penalty = 5,
            Constraint = CriticConstraint.Clip,
            Lipschitz = 0.04,
        }));
        Assert.That((config.Source.Name, config.DataFolder, config.Version), Is.EqualTo(("mnist", "/data/mnist", "0.1.0")));
        Assert.That((config.Iterations, config.TargetMse, config.LogEvery), Is.EqualTo((117000L, 0.001, 1170L)));
        Assert.That((config.Compare, config.Runs), Is.EqualTo((false, 3)));
    }

    [Test]
    public void EveryConfigurationRoundTripsToTheBit()
    {
        var number = ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite);
        var flag = ArbMap.Default.GeneratorFor<bool>();
        var settings =
            from hidden in Gen.Choose(1, TrainingConfig.MaxHidden)
            from batch in Gen.Choose(1, int.MaxValue)
            from seed in Gen.Choose(int.MinValue, int.MaxValue)
            from input in Gen.Elements(Enum.GetValues<InputScaling>())
            from reduction in Gen.Elements(Enum.GetValues<Reduction>())
            from constraint in Gen.Elements(Enum.GetValues<CriticConstraint>())
            from adversarial in flag
            from scalar in flag
            from numbers in number.ArrayOf(6)
            select new TrainingSettings
            {
                Hidden = hidden,
                Batch = batch,
                Seed = (uint)seed,
                Input = input,
                Reduction = reduction,
                Constraint = constraint,
                Adversarial = adversarial,
                Scalar = scalar,
                LearningRate = numbers[0],
                Momentum = numbers[1],
                AdversarialWeight = numbers[2],
                CriticLearningRate = numbers[3],
                Penalty = numbers[4],
                Lipschitz = numbers[5],
            };
        var configs =
            from setting in settings
            from source in Gen.Elements<DataSource>(DataSource.All)
            from folder in Gen.Elements(null, "/a", "/ä \"b\"\n\\", "C:\\data")
            from iterations in Gen.Choose(1, int.MaxValue)
            from target in Gen.OneOf(number.Select(value => (double?)value), Gen.Constant<double?>(null))
            from rows in Gen.Choose(1, 1000)
            from compare in flag
            from runs in Gen.Choose(1, TrainingConfig.MaxRuns)
            select new TrainingConfig
            {
                Source = source,
                DataFolder = source.Files is null ? null : folder,
                Settings = setting,
                Iterations = iterations,
                TargetMse = target,
                LogEvery = Math.Max(1, iterations / rows),
                Compare = compare && !setting.Adversarial,
                Runs = runs,
            };
        Prop.ForAll(configs.ToArbitrary(), config =>
        {
            Assert.That(config.Problem(), Is.Null);
            string json = config.ToJson();
            var read = Load(json);
            Assert.That(read, Is.EqualTo(config));
            Assert.That(read.ToJson(), Is.EqualTo(json));
        }).QuickCheckThrowOnFailure();
    }

    [TestCase("\"hidden\"", "\"hiden\"", "the key 'hidden' is missing")]
    [TestCase("\"runs\": 3", "\"runs\": 3, \"run\": 3", "run: unknown key; did you mean 'runs'\\?")]
    [TestCase("\"model\": \"prd\"", "\"model\": \"turing\"", "model: 'turing' is unknown")]
    [TestCase("\"mnist\"", "\"minst\"", "data: 'minst' is unknown; did you mean 'mnist'\\?")]
    [TestCase("\"mnist\"", "\"synthetic\"", "data_dir: synthetic has no files")]
    [TestCase("\"hidden\": 1024", "\"hidden\": 0", "hidden: expected a whole number from 1 to 16777216, but it is 0")]
    [TestCase("\"batch\": 512", "\"batch\": 512.5", "batch: expected a whole number")]
    [TestCase("\"iterations\": 117000", "\"iterations\": 1e99", "iterations: expected a whole number")]
    [TestCase("\"log_every\": 1170", "\"log_every\": 0", "log_every: expected a whole number from 1")]
    [TestCase("117000", "20000000000", "log_every: gives 17094019 rows; the most is 10000000")]
    [TestCase("\"target_mse\": 0.001", "\"target_mse\": \"0.001\"", "target_mse: expected a finite number")]
    [TestCase("4294967295", "4294967296", "seed: expected a whole number from 0 to 4294967295")]
    [TestCase("\"unit\"", "\"units\"", "input: 'units' is unknown; did you mean 'unit'\\?")]
    [TestCase("\"mean\"", "\"median\"", "reduction: 'median' is unknown")]
    [TestCase("\"clip\"", "\"clamp\"", "constraint: 'clamp' is unknown")]
    [TestCase("\"momentum\": 0.5", "\"momentum\": 1e999", "momentum: expected a finite number")]
    [TestCase("\"adversarial\": true", "\"adversarial\": 1", "adversarial: expected true or false, but it is 1")]
    [TestCase("\"compare\": false", "\"compare\": true", "adversarial: compare runs both")]
    [TestCase("\"runs\": 3", "\"runs\": 1001", "runs: expected a whole number from 1 to 1000")]
    [TestCase("{", "[", "not valid JSON")]
    public void AMistakeIsOneLineWithFileAndKey(string old, string replacement, string error)
    {
        int at = Valid.IndexOf(old, StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative);
        string text = Valid.Remove(at, old.Length).Insert(at, replacement);
        var exception = Assert.Throws<UserError>(() => Load(text));
        Assert.That(exception.Message, Does.Match(@"config\.json: .*" + error).And.Not.Contain('\n'));
    }

    [Test]
    public void RowsLieWhereTheyShould([Values(1L, 7L, 100L, 8000L)] long iterations, [Values(1L, 3L, 100L, 9999L)] long every)
    {
        var config = Load(Valid) with { Iterations = iterations, LogEvery = every };
        var rows = new List<long> { 0 };
        while (rows[^1] < iterations)
            rows.Add(config.NextLog(rows[^1]));
        Assert.That(rows, Is.EqualTo(Enumerable.Range(0, (int)iterations + 1).Where(i => i % every == 0 || i == iterations)));
        for (long iteration = 0; iteration <= iterations; iteration++)
            Assert.That(config.RowsAt(iteration), Is.EqualTo(rows.Count(row => row <= iteration)), $"at {iteration}");
    }

    [TestCase(6000, 1000, 256, 23000, 230, TestName = "The synthetic task: a hundred rows")]
    [TestCase(6000, 1000, 256, 2300, 36, TestName = "A tenth of it: not quite as many")]
    [TestCase(6000, 1000, 256, 50, 2, TestName = "A moment: twenty-five")]
    [TestCase(60000, 10000, 512, 117000, 1170, TestName = "MNIST: a hundred rows")]
    [TestCase(60000, 10000, 512, 2340, 117, TestName = "Twenty epochs of it: one row an epoch")]
    [TestCase(6000, 1000, 256, 1, 1, TestName = "One iteration")]
    public void ByDefaultLookingAtAllSamplesTakesASmallPart(int train, int test, int batch, int iterations, int every)
    {
        var data = new DataSet("any", 10, Samples.OfPixels(1, new byte[train], new byte[train]), Samples.OfPixels(1, new byte[test], new byte[test]));
        Assert.That(TrainingConfig.DefaultLogEvery(data, new TrainingSettings { Batch = batch }, iterations), Is.EqualTo(every));
    }

    [Test]
    public void ASeriesHasARunForEachSeedAndArm()
    {
        var config = Load(Valid) with { Compare = true, Runs = 2, Settings = new TrainingSettings { Seed = uint.MaxValue } };
        Assert.That(
            config.Members().Select(member => (member.Folder, member.Config.Settings.Seed, member.Config.Settings.Adversarial, member.Config.IsSeries)),
            Is.EqualTo(new[]
            {
                ("seed-4294967295-supervised", uint.MaxValue, false, false), ("seed-4294967295-adversarial", uint.MaxValue, true, false),
                ("seed-0-supervised", 0u, false, false), ("seed-0-adversarial", 0u, true, false),
            }));
    }

    private static TrainingConfig Load(string json)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["config.json"], json);
        return TrainingConfig.Load(folder["config.json"]);
    }
}
