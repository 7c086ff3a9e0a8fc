using KernelRD.Kernels.ReactionDiffusion;

namespace KernelRD.Simulation;

/// <summary>The models. One entry here and one kernel file make a model.</summary>
public static class Models
{
    public static IReadOnlyList<Model> All { get; } =
    [
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
            Presets = [],
            DefaultTimeStep = 1,
            DefaultTime = 8000,
            Shown = Field.V,
            HasSeed = false,
            Remark = "u = 1, v = 0 is stable: only a finite disturbance, such as the start's patch, makes a pattern.",
            Reaction = (p, u, v) => (p["feed"] * (1 - u) - u * v * v, u * v * v - (p["feed"] + p["kill"]) * v),
            HomogeneousState = _ => (1, 0),
            Start = Starts.Patch,
            LoadStep = (accelerator, s) => GrayScott.Load(
                accelerator, new(s.Values["feed"], s.Values["kill"], s.Values["du"], s.Values["dv"], s.CellSize, s.TimeStep)),
        },
    ];

    /// <summary>The model of this name, or null.</summary>
    public static Model? Find(string name) => All.FirstOrDefault(model => model.Name == name);
}
