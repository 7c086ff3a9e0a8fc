using KernelRD.Cases;

namespace KernelRD.Tests.Kernels;

/// <summary>The references themselves: plain C# beside the same with SIMD, and how results are compared.</summary>
public sealed class PlainReferenceTests
{
    private static IEnumerable<Operation> WithSimd => Operations.All.Where(operation => operation.At(operation.Sizes.Quick).Simd is not null);

    [TestCaseSource(nameof(WithSimd))]
    public void SimdGivesTheBitsOfPlainCode(Operation operation)
    {
        foreach (int[] size in operation.Sizes.Tests)
        {
            var one = operation.At(size);
            Assert.That(OperationCase.Difference(Result(one.Simd!()), Result(one.Plain())), Is.Zero, $"{operation} of {string.Join(" x ", size)}");
        }
    }

    [TestCase(1f, 1f, 0)]
    [TestCase(0f, -0f, float.Epsilon / 4.0)]
    [TestCase(3f, 4f, 0.25)]
    [TestCase(float.NaN, 4f, double.PositiveInfinity)]
    [TestCase(float.NaN, float.NaN, 0)]
    [TestCase(float.PositiveInfinity, 4f, double.PositiveInfinity)]
    public void ADifferenceIsAPartOfTheLargestMagnitude(float actual, float expected, double difference) =>
        Assert.That(OperationCase.Difference([[4f, actual]], [[4f, expected]]), Is.EqualTo(difference));

    [Test]
    public void NamesAreUniqueAndOneWord()
    {
        Assert.That(Operations.All.Select(operation => operation.Name), Is.Unique);
        Assert.That(Operations.All.Select(operation => operation.Name), Has.All.Match("^[a-z0-9-]+$"));
    }

    [Test]
    public void EverySizeHasANumberForEachAxis()
    {
        foreach (var operation in Operations.All)
        {
            int axes = operation.Axes.Split(' ').Length;
            Assert.That(operation.Sizes.Tests.Append(operation.Sizes.Full).Append(operation.Sizes.Quick), Has.All.Length.EqualTo(axes), operation.Name);
        }
    }

    private static IReadOnlyList<float[]> Result(Workload work)
    {
        work.Run();
        return work.Read();
    }
}
