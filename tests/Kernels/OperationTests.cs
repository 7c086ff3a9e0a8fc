using KernelRD.Cases;

namespace KernelRD.Tests.Kernels;

/// <summary>Every operation on every device against its plain reference: to the bit, but where the case states a tolerance.</summary>
[AllDevices]
public sealed class OperationTests(TestDevice device)
{
    [Test]
    public void GivesWhatPlainCodeGives([ValueSource(typeof(Operations), nameof(Operations.All))] Operation operation)
    {
        foreach (int[] size in operation.Sizes.Tests.Append(operation.Sizes.Quick))
        {
            var one = operation.At(size);
            var expected = Result(one.Plain());
            var actual = Result(one.Load(device.Accelerator));
            Assert.That(OperationCase.Difference(actual, expected), Is.LessThanOrEqualTo(one.Tolerance), $"{operation} of {string.Join(" x ", size)}");
        }
    }

    /// <summary>What is compared is what comes out: work that changes nothing would pass every comparison.</summary>
    [Test]
    public void ChangesWhatItIsGiven([ValueSource(typeof(Operations), nameof(Operations.All))] Operation operation)
    {
        using var work = operation.At(operation.Sizes.Quick).Load(device.Accelerator);
        var before = work.Read().Select(array => (float[])array.Clone()).ToArray();
        work.Run();
        // Of finite values the sums that look for others are 0, as they were; and the pictures of a periodic ring differ.
        bool finds = operation.Name is "value-check" or "finite-check";
        Assert.That(OperationCase.Difference(work.Read(), before), finds ? Is.Zero : Is.Positive);
    }

    private static IReadOnlyList<float[]> Result(Workload made)
    {
        using var work = made;
        work.Run();
        return [.. work.Read().Select(array => (float[])array.Clone())];
    }
}
