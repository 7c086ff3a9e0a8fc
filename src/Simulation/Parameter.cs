namespace KernelRD.Simulation;

/// <summary>A number that a model depends on.</summary>
/// <param name="Name">The name of the option that sets it, such as "feed".</param>
/// <param name="Symbol">What the equation calls it.</param>
/// <param name="Default">The value where none is given.</param>
/// <param name="Description">One line on what it does.</param>
public sealed record Parameter(string Name, string Symbol, double Default, string Description);
