namespace KernelRD.Cases;

/// <summary>
/// One cell of a reaction-diffusion step in plain C#, in the order of operations that the kernels keep. A structure, so that the compiler
/// puts it into the loop.
/// </summary>
internal interface IPlainCell
{
    /// <summary>u and v one step later; the Laplacians are (left + right) + (up + down) − 4 centre.</summary>
    (float U, float V) Next(float u, float v, float uLaplacian, float vLaplacian);
}
