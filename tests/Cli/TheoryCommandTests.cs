namespace KernelRD.Tests.Cli;

/// <summary><c>kernelrd theory</c> from end to end.</summary>
public sealed class TheoryCommandTests
{
    [Test]
    public void LeavesTablesFindingsAndCharts()
    {
        using var folder = new TemporaryFolder();
        string target = folder["theory"];
        var result = CommandLine.Run(
            "theory", "--data", "synthetic", "--samples", "6", "--hidden", "64", "--iterations", "20", "--points", "4", "--max-width", "16",
            "--device", "cpu", "--out", target);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        // The inputs differ in 2 of 784 values.
        Assert.That(result.Output, Does.Contain("nearly parallel").And.Contain("orders of Theorem 3"));
        string[] metrics = File.ReadAllLines(Path.Combine(target, "metrics.csv"));
        Assert.That(metrics, Has.Length.EqualTo(1 + 3 * 4));
        Assert.That(metrics.Select(line => line.Split(',').Length).Distinct().Count(), Is.EqualTo(1));
        Assert.That(File.ReadAllLines(Path.Combine(target, "constants.csv")), Has.Length.EqualTo(4));
        Assert.That(File.ReadAllLines(Path.Combine(target, "orders.csv")), Has.Length.EqualTo(3));
        foreach (string name in new[] { "supervised", "held", "free", "orders" })
        {
            Assert.That(Path.Combine(target, "charts", name + ".svg"), Does.Exist);
            Assert.That(Path.Combine(target, "charts", name + ".png"), Does.Exist);
        }

        var again = CommandLine.Run("theory", "--out", target, "--data", "synthetic");
        again.AssertBadInput("holds a run");
    }

    [TestCase("theory --data nonesuch", "--data does not know 'nonesuch'")]
    [TestCase("theory --samples 1", "--samples takes a whole number from 2")]
    [TestCase("theory --delta 1 --data synthetic", "--delta takes a probability below 1")]
    [TestCase("theory --data mnist", "--data-dir")]
    public void SaysWhatIsWrong(string line, string message) => CommandLine.Run(line.Split(' ')).AssertBadInput(message);
}
