using KernelRD.Kernels.ReactionDiffusion;
using MathNet.Numerics.RootFinding;

namespace KernelRD.Simulation;

/// <summary>The models. One entry here and one kernel file make a model.</summary>
public static class Models
{
    public static IReadOnlyList<Model> All { get; } =
    [
        new()
        {
            Name = "turing",
            Title = "Turing's linear morphogens",
            Equation = ["du/dt = a (u - h) + b (v - k) + Du lap u", "dv/dt = c (u - h) + d (v - k) + Dv lap v"],
            Reference = "A. M. Turing, Phil. Trans. R. Soc. B 237 (1952) 37; H. Sayama, Modeling and Analysis of Complex Systems (2015)",
            Parameters =
            [
                new("a", "a", 1, "how u acts on itself"),
                new("b", "b", -1, "how v acts on u"),
                new("c", "c", 3, "how u acts on v"),
                new("d", "d", -1.5, "how v acts on itself"),
                new("h", "h", 1, "u at rest"),
                new("k", "k", 1, "v at rest"),
                new("du", "Du", 1e-4, "diffusion coefficient of u"),
                new("dv", "Dv", 6e-4, "diffusion coefficient of v"),
            ],
            Presets =
            [
                new("paper", "the paper's printed values, which decay to rest", Values(("c", 3))),
                new("textbook", "Sayama's values, which pattern, and grow without bound as nothing saturates", Values(("c", 2))),
            ],
            DefaultTimeStep = 0.02,
            DefaultTime = 40,
            Shown = Field.U,
            HasSeed = true,
            ControlParameter = "c",
            Reaction = (p, u, v) =>
            (
                p["a"] * (u - p["h"]) + p["b"] * (v - p["k"]),
                p["c"] * (u - p["h"]) + p["d"] * (v - p["k"])
            ),
            HomogeneousState = p => (p["h"], p["k"]),
            Start = Starts.Noise,
            LoadStepper = Loader(Turing.LoadStepper, s => new Turing.Coefficients(
                s.Values["a"], s.Values["b"], s.Values["c"], s.Values["d"], s.Values["h"], s.Values["k"],
                s.Values["du"], s.Values["dv"], s.CellSize, s.TimeStep)),
        },
        new()
        {
            Name = "gray-scott",
            Title = "Gray-Scott",
            Equation = ["du/dt = F (1 - u) - u v^2 + Du lap u", "dv/dt = u v^2 - (F + k) v + Dv lap v"],
            Reference = "P. Gray and S. K. Scott, Chem. Eng. Sci. 39 (1984) 1087; J. E. Pearson, Science 261 (1993) 189",
            Parameters =
            [
                new("feed", "F", 0.025, "rate at which u is fed and everything is drained"),
                new("kill", "k", 0.055, "rate at which v is removed on top of that"),
                new("du", "Du", 2e-5, "diffusion coefficient of u"),
                new("dv", "Dv", 1e-5, "diffusion coefficient of v"),
            ],
            Presets =
            [
                FeedAndKill("figure-24", 0.025, 0.055, "the paper's Figure 24: labyrinth that keeps moving"),
                FeedAndKill("figure-25", 0.025, 0.060, "the paper's Figure 25: spots that pulsate and divide, or pulsating solitons"),
                FeedAndKill("figure-26", 0.040, 0.060, "the paper's Figure 26: stripes that end and join"),
                FeedAndKill("figure-27", 0.035, 0.065, "the paper's Figure 27: one spot that stands still"),
                FeedAndKill("mitosis", 0.035, 0.0625, "spots that divide until they fill the plane"),
                FeedAndKill("coral", 0.0545, 0.062, "fingers that branch as coral grows"),
                FeedAndKill("fingerprint", 0.050, 0.063, "stripes that fold as they grow; Pearson's kappa"),
                FeedAndKill("solitons", 0.030, 0.062, "spots that settle side by side"),
                FeedAndKill("mazes", 0.029, 0.057, "closed labyrinth; Pearson's theta"),
                FeedAndKill("holes", 0.039, 0.058, "dark holes in a filled plane"),
                FeedAndKill("moving-spots", 0.014, 0.054, "spots that wander and collide"),
                FeedAndKill("spots-and-loops", 0.018, 0.051, "rings that break into spots and curl; near Pearson's epsilon"),
            ],
            DefaultTimeStep = 1,
            DefaultTime = 8000,
            Shown = Field.V,
            HasSeed = false,
            Remark = "The state u = 1, v = 0 is stable: only a finite disturbance, such as the patch at the start, makes a pattern.",
            Reaction = (p, u, v) => (p["feed"] * (1 - u) - u * v * v, u * v * v - (p["feed"] + p["kill"]) * v),
            HomogeneousState = _ => (1, 0),
            Start = Starts.Patch,
            LoadStepper = Loader(GrayScott.LoadStepper, s => new GrayScott.Coefficients(
                s.Values["feed"], s.Values["kill"], s.Values["du"], s.Values["dv"], s.CellSize, s.TimeStep)),
        },
        new()
        {
            Name = "fitzhugh-nagumo",
            Title = "FitzHugh-Nagumo",
            Equation = ["du/dt = u - u^3/3 - v + I + Du lap u", "dv/dt = epsilon (u + a - b v) + Dv lap v"],
            Reference = "R. FitzHugh, Biophys. J. 1 (1961) 445; J. Nagumo, S. Arimoto and S. Yoshizawa, Proc. IRE 50 (1962) 2061",
            Parameters =
            [
                new("a", "a", 0, "shift of the recovery"),
                new("b", "b", 1, "how fast the recovery forgets"),
                new("epsilon", "epsilon", 10, "speed of the recovery v against the excitation u"),
                new("current", "I", -0.01, "stimulus"),
                new("du", "Du", 7e-5, "diffusion coefficient of u"),
                new("dv", "Dv", 1.25e-2, "diffusion coefficient of v"),
            ],
            Presets =
            [
                new("labyrinth", "bands of both phases", Values()),
                new("holes", "dark islands and worms in the excited phase", Values(("current", 0.05))),
            ],
            DefaultTimeStep = 0.0015,
            DefaultTime = 30,
            Shown = Field.U,
            HasSeed = true,
            ControlParameter = "current",
            Reaction = (p, u, v) => (u - u * u * u / 3 - v + p["current"], p["epsilon"] * (u + p["a"] - p["b"] * v)),
            HomogeneousState = FitzHughNagumoRest,
            Start = Starts.Noise,
            LoadStepper = Loader(FitzHughNagumo.LoadStepper, s => new FitzHughNagumo.Coefficients(
                s.Values["a"], s.Values["b"], s.Values["epsilon"], s.Values["current"],
                s.Values["du"], s.Values["dv"], s.CellSize, s.TimeStep)),
        },
        new()
        {
            Name = "schnakenberg",
            Title = "Schnakenberg",
            Equation = ["du/dt = a - u + u^2 v + Du lap u", "dv/dt = b - u^2 v + Dv lap v"],
            Reference = "J. Schnakenberg, J. Theor. Biol. 81 (1979) 389; J. D. Murray, Mathematical Biology II (2003)",
            Parameters =
            [
                new("a", "a", 0.1, "supply of the activator u"),
                new("b", "b", 0.9, "supply of the substrate v"),
                new("du", "Du", 5e-5, "diffusion coefficient of u"),
                new("dv", "Dv", 2e-3, "diffusion coefficient of v"),
            ],
            Presets =
            [
                new("spots", "spots of the activator", Values()),
                new("dense-spots", "smaller spots, close together", Values(("a", 0.2), ("b", 1.3))),
            ],
            DefaultTimeStep = 0.01,
            DefaultTime = 60,
            Shown = Field.U,
            HasSeed = true,
            ControlParameter = "dv",
            Reaction = (p, u, v) => (p["a"] - u + u * u * v, p["b"] - u * u * v),
            HomogeneousState = p => Finite(p["a"] + p["b"], p["b"] / ((p["a"] + p["b"]) * (p["a"] + p["b"]))),
            Start = Starts.Noise,
            LoadStepper = Loader(Schnakenberg.LoadStepper, s => new Schnakenberg.Coefficients(
                s.Values["a"], s.Values["b"], s.Values["du"], s.Values["dv"], s.CellSize, s.TimeStep)),
        },
        new()
        {
            Name = "brusselator",
            Title = "Brusselator",
            Equation = ["du/dt = a - (b + 1) u + u^2 v + Du lap u", "dv/dt = b u - u^2 v + Dv lap v"],
            Reference = "I. Prigogine and R. Lefever, J. Chem. Phys. 48 (1968) 1695",
            Parameters =
            [
                new("a", "a", 4.5, "supply of u"),
                new("b", "b", 7.5, "rate at which u turns into v"),
                new("du", "Du", 2e-4, "diffusion coefficient of u"),
                new("dv", "Dv", 1.6e-3, "diffusion coefficient of v"),
            ],
            Presets =
            [
                new("stripes", "stripes", Values()),
                new("spots", "dark spots in a hexagonal order", Values(("b", 7))),
                new("waves", "oscillation that breaks into waves", Values(("a", 1), ("b", 3), ("du", 1e-4), ("dv", 1e-5))),
            ],
            DefaultTimeStep = 0.01,
            DefaultTime = 60,
            Shown = Field.U,
            HasSeed = true,
            ControlParameter = "b",
            Reaction = (p, u, v) => (p["a"] - (p["b"] + 1) * u + u * u * v, p["b"] * u - u * u * v),
            HomogeneousState = p => Finite(p["a"], p["b"] / p["a"]),
            Start = Starts.Noise,
            LoadStepper = Loader(Brusselator.LoadStepper, s => new Brusselator.Coefficients(
                s.Values["a"], s.Values["b"], s.Values["du"], s.Values["dv"], s.CellSize, s.TimeStep)),
        },
        new()
        {
            Name = "gierer-meinhardt",
            Title = "Gierer-Meinhardt",
            Equation = ["du/dt = a - b u + u^2 / (v (1 + kappa u^2)) + Du lap u", "dv/dt = u^2 - v + Dv lap v"],
            Reference = "A. Gierer and H. Meinhardt, Kybernetik 12 (1972) 30",
            Parameters =
            [
                new("a", "a", 0.01, "supply of the activator u"),
                new("b", "b", 1, "decay of the activator"),
                new("kappa", "kappa", 0.25, "saturation of the activation"),
                new("du", "Du", 5e-5, "diffusion coefficient of u"),
                new("dv", "Dv", 2e-3, "diffusion coefficient of v"),
            ],
            Presets =
            [
                new("stripes", "stripes and spots, as saturation makes them", Values()),
                new("spots", "mostly spots, with less saturation", Values(("a", 0.1), ("kappa", 0.1))),
                new("peaks", "sharp peaks, without saturation", Values(("a", 0.1), ("kappa", 0))),
            ],
            DefaultTimeStep = 0.01,
            DefaultTime = 100,
            Shown = Field.U,
            HasSeed = true,
            ControlParameter = "dv",
            Reaction = (p, u, v) => (p["a"] - p["b"] * u + u * u / (v * (1 + p["kappa"] * u * u)), u * u - v),
            HomogeneousState = GiererMeinhardtRest,
            Start = Starts.Noise,
            LoadStepper = Loader(GiererMeinhardt.LoadStepper, s => new GiererMeinhardt.Coefficients(
                s.Values["a"], s.Values["b"], s.Values["kappa"], s.Values["du"], s.Values["dv"], s.CellSize, s.TimeStep)),
        },
    ];

    private static Func<Accelerator, IReadOnlyList<SimulationSettings>, Stepper> Loader<TCoefficients>(
        Func<Accelerator, Index2D, int, TCoefficients[], Stepper> load, Func<SimulationSettings, TCoefficients> coefficients) =>
        (accelerator, settings) =>
        {
            int boundary = settings[0].Boundary switch
            {
                Boundary.Periodic => GhostRing.Periodic,
                Boundary.Neumann => GhostRing.Neumann,
                _ => GhostRing.Dirichlet,
            };
            return load(accelerator, new Index2D(settings[0].Width, settings[0].Height), boundary, [.. settings.Select(coefficients)]);
        };

    /// <summary>The model of this name, or null.</summary>
    public static Model? Find(string name) => All.FirstOrDefault(model => model.Name == name);

    private static Preset FeedAndKill(string name, double feed, double kill, string description) =>
        new(name, description, Values(("feed", feed), ("kill", kill)));

    private static Dictionary<string, double> Values(params (string Name, double Value)[] values) =>
        values.ToDictionary(pair => pair.Name, pair => pair.Value);

    private static (double U, double V)? Finite(double u, double v) => double.IsFinite(u) && double.IsFinite(v) ? (u, v) : null;

    /// <summary>The rest state with the smallest |u|: u − u³/3 + I = v and u + a = b v.</summary>
    private static (double U, double V)? FitzHughNagumoRest(ParameterValues p)
    {
        var (a, b, current) = (p["a"], p["b"], p["current"]);
        if (b == 0)
            return Finite(-a, -a + a * a * a / 3 + current);

        // u³ + 3 (1/b − 1) u + 3 (a/b − I) = 0; what has no real value is NaN.
        double linear = 3 * (1 / b - 1);
        double constant = 3 * (a / b - current);
        // Their powers, of which the closed form is made, must be finite too.
        if (Math.Max(Math.Abs(linear), Math.Abs(constant)) > 1e90)
            return null;
        var (first, second, third) = Cubic.RealRoots(constant, linear, 0);
        double u = new[] { first, second, third }.Where(double.IsFinite).DefaultIfEmpty(double.NaN).MinBy(Math.Abs);

        // The closed form loses digits where roots are close; Newton's method has them back.
        for (int i = 0; i < 4 && 3 * u * u + linear != 0; i++)
            u -= (u * u * u + linear * u + constant) / (3 * u * u + linear);
        return Finite(u, (u + a) / b);
    }

    /// <summary>The rest state: v = u² and a − b u + 1 / (1 + κ u²) = 0, whose left side falls from a + 1 where b &gt; 0 and κ ≥ 0.</summary>
    private static (double U, double V)? GiererMeinhardtRest(ParameterValues p)
    {
        var (a, b, kappa) = (p["a"], p["b"], p["kappa"]);
        if (b <= 0 || kappa < 0 || a + 1 <= 0)
            return null;
        double low = 0;
        double high = (a + 1) / b;
        for (int i = 0; i < 100; i++)
        {
            double middle = low + (high - low) / 2;
            if (a - b * middle + 1 / (1 + kappa * middle * middle) > 0)
                low = middle;
            else
                high = middle;
        }

        return high > 0 ? Finite(high, high * high) : null;
    }
}
