namespace KernelRD.Training.Data;

/// <summary>A data set that is not there, or a file of it that is not what it should be: one sentence that names it.</summary>
public sealed class DataSetException(string message) : Exception(message);
