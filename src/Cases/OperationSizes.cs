namespace KernelRD.Cases;

/// <summary>The sizes of an operation, each with a number for each axis.</summary>
/// <param name="Full">As large as in use: more than fits a processor's nearest caches.</param>
/// <param name="Quick">Plain C# takes a few milliseconds.</param>
/// <param name="Tests">Single ones, primes, one past what a kernel does at once.</param>
public sealed record OperationSizes(int[] Full, int[] Quick, params int[][] Tests);
