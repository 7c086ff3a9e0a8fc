using System.Globalization;
using KernelRD.Kernels.Random;

namespace KernelRD.Tests.Kernels;

/// <summary>The generator against numbers that NumPy drew (reference/numpy_random.py), bit for bit.</summary>
public sealed class RandomStateTests
{
    [Test]
    public void DrawsWhatNumPyDraws()
    {
        RandomState? state = null;
        int calls = 0;
        foreach (string line in Lines())
        {
            string[] halves = line.Split(" :");
            string[] call = halves[0].Split(' ');
            if (call[0] == "seed")
            {
                state = new RandomState(uint.Parse(call[1], CultureInfo.InvariantCulture));
                continue;
            }

            if (call[0] == "turing")
                continue;
            int count = int.Parse(call[1], CultureInfo.InvariantCulture);
            double[] arguments = [.. call[2..].Select(argument => double.Parse(argument, CultureInfo.InvariantCulture))];
            string[] expected = halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] drawn = Draw(state!, call[0], count, arguments);
            Assert.That(drawn[^expected.Length..], Is.EqualTo(expected), halves[0]);
            calls++;
        }

        Assert.That(calls, Is.EqualTo(40));
    }

    [Test]
    public void ShufflesNothingAndOneThing()
    {
        Assert.That(new RandomState(3).Permutation(0), Is.Empty);
        Assert.That(new RandomState(3).Permutation(1), Is.EqualTo(new[] { 0 }));
    }

    internal static IEnumerable<string> Lines() => File.ReadLines(Path.Combine(Repository.Root, "tests", "Kernels", "numpy_random.txt"));

    private static string[] Draw(RandomState state, string name, int count, double[] arguments)
    {
        switch (name)
        {
            case "shuffle":
                int[] items = [.. Enumerable.Range(0, count)];
                state.Shuffle<int>(items);
                return Text(items);
            case "permutation":
                return Text(state.Permutation(count));
            default:
                Func<double> draw = name switch
                {
                    "random_sample" => state.RandomSample,
                    "standard_normal" => state.StandardNormal,
                    "uniform" => () => state.Uniform(arguments[0], arguments[1]),
                    "normal" => () => state.Normal(arguments[0], arguments[1]),
                    _ => throw new InvalidDataException(name),
                };
                var bits = Enumerable.Range(0, count).Select(_ => BitConverter.DoubleToInt64Bits(draw()));
                return [.. bits.Select(value => value.ToString("x16", CultureInfo.InvariantCulture))];
        }
    }

    private static string[] Text(int[] items) => Array.ConvertAll(items, item => item.ToString(CultureInfo.InvariantCulture));
}
