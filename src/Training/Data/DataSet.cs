namespace KernelRD.Training.Data;

/// <summary>Inputs with classes, to train and to test on.</summary>
/// <param name="Name">Its name on the command line, such as fashion-mnist.</param>
/// <param name="Classes">The number of classes: d_out of a network with one-hot targets.</param>
/// <param name="Train">The training samples.</param>
/// <param name="Test">The test samples, with as many features.</param>
public sealed record DataSet(string Name, int Classes, Samples Train, Samples Test)
{
    /// <summary>d_in.</summary>
    public int Features => Train.Features;
}
