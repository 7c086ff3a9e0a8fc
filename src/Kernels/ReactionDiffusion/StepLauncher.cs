namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>
/// Queues one explicit Euler step of a model, its parameters bound. All fields are (W + 2) × (H + 2) with X the column and one ghost
/// cell on every side; <paramref name="extent"/> is (W, H). The ring of u and v must be filled (<see cref="GhostRing"/>).
/// </summary>
public delegate void StepLauncher(
    Index2D extent,
    ArrayView2D<float, Stride2D.DenseX> u,
    ArrayView2D<float, Stride2D.DenseX> v,
    ArrayView2D<float, Stride2D.DenseX> uNext,
    ArrayView2D<float, Stride2D.DenseX> vNext);
