using KernelRD.Simulation;

namespace KernelRD.Tests.Simulation;

/// <summary>The paper's four runs on a 100 × 100 periodic grid with dt = 1, against an independent solution in double.</summary>
[AllDevices]
public sealed class GrayScottTests(TestDevice device)
{
    private const int N = 100;

    [TestCase(0.025, 0.055, 96)]
    [TestCase(0.025, 0.060, 48)]
    [TestCase(0.040, 0.060, 105)]
    [TestCase(0.035, 0.065, 4)]
    public void IsNearTheSolutionInDoubleAndHasAsManyMaxima(double feed, double kill, int maxima)
    {
        var settings = Models.Find("gray-scott")!.Settings(new Dictionary<string, double> { ["feed"] = feed, ["kill"] = kill });
        using var simulator = new Simulator(device.Accelerator, settings);
        var reference = new Reference(feed, kill);

        simulator.Advance(2000);
        reference.Advance(2000);
        var (u, v) = Runs.Read(simulator);
        Assert.That(RelativeError(u, reference.U), Is.LessThan(1e-4), "u at t = 2000");
        Assert.That(RelativeError(v, reference.V), Is.LessThan(1e-4), "v at t = 2000");

        simulator.Advance(6000);
        reference.Advance(6000);
        (u, v) = Runs.Read(simulator);
        Assert.That(Maxima(Array.ConvertAll(v, value => (double)value)), Is.EqualTo(maxima), "maxima in float32");
        Assert.That(Maxima(reference.V), Is.EqualTo(maxima), "maxima in float64");
    }

    [Test]
    public void TheFourthIsSteadyFrom2100()
    {
        var settings = Models.Find("gray-scott")!.Settings(new Dictionary<string, double> { ["feed"] = 0.035, ["kill"] = 0.065 });
        using var simulator = new Simulator(device.Accelerator, settings);
        simulator.Advance(2100);
        var early = Runs.Read(simulator);
        simulator.Advance(5900);
        var late = Runs.Read(simulator);
        Assert.That(late.U, Is.EqualTo(early.U).Within(1e-4));
        Assert.That(late.V, Is.EqualTo(early.V).Within(1e-4));
    }

    /// <summary>The largest error of the fields in units of the reference's largest value.</summary>
    private static double RelativeError(float[] actual, double[] expected) =>
        actual.Zip(expected, (a, e) => Math.Abs(a - e)).Max() / expected.Max(Math.Abs);

    /// <summary>Cells above 0.1 that are greater than all eight neighbours.</summary>
    private static int Maxima(double[] v)
    {
        int count = 0;
        for (int y = 0; y < N; y++)
        {
            for (int x = 0; x < N; x++)
            {
                double here = v[y * N + x];
                bool isMaximum = here > 0.1;
                for (int k = 0; k < 9 && isMaximum; k++)
                    isMaximum = k == 4 || v[(y + k / 3 - 1 + N) % N * N + (x + k % 3 - 1 + N) % N] < here;
                count += isMaximum ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Equation (64) by explicit Euler in double, with neighbours by index.</summary>
    private sealed class Reference
    {
        private readonly double _feed;
        private readonly double _kill;
        private double[] _nextU = new double[N * N];
        private double[] _nextV = new double[N * N];

        public Reference(double feed, double kill)
        {
            (_feed, _kill) = (feed, kill);
            Array.Fill(U, 1);
            for (int y = 48; y <= 52; y++)
            {
                Array.Fill(U, 0, y * N + 48, 5);
                Array.Fill(V, 1, y * N + 48, 5);
            }
        }

        public double[] U { get; private set; } = new double[N * N];

        public double[] V { get; private set; } = new double[N * N];

        public void Advance(int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                Step();
                (U, _nextU) = (_nextU, U);
                (V, _nextV) = (_nextV, V);
            }
        }

        private void Step()
        {
            var (u, v) = (U, V);
            for (int y = 0; y < N; y++)
            {
                int row = y * N;
                int up = (y + N - 1) % N * N;
                int down = (y + 1) % N * N;
                for (int x = 0; x < N; x++)
                {
                    int left = x == 0 ? N - 1 : x - 1;
                    int right = x == N - 1 ? 0 : x + 1;
                    double a = u[row + x];
                    double b = v[row + x];
                    double lapU = (u[row + left] + u[row + right] + u[up + x] + u[down + x] - 4 * a) * N * N;
                    double lapV = (v[row + left] + v[row + right] + v[up + x] + v[down + x] - 4 * b) * N * N;
                    _nextU[row + x] = a + (_feed * (1 - a) - a * b * b + 2e-5 * lapU);
                    _nextV[row + x] = b + (a * b * b - (_feed + _kill) * b + 1e-5 * lapV);
                }
            }
        }
    }
}
