using KernelRD.Cases;

namespace KernelRD.Tests.Kernels;

/// <summary>Every operation on every device against its plain reference. Contraction is off everywhere, so equality is exact.</summary>
[AllDevices]
public sealed class OperationCaseTests(TestDevice device)
{
    [Test]
    public void GivesTheReferencesBits(
        [ValueSource(typeof(ReactionDiffusionCases), nameof(ReactionDiffusionCases.All))] OperationCase operation)
    {
        var run = operation.Load(device.Accelerator);
        foreach (var extent in OperationCase.TestExtents)
        {
            var expected = new HostFields(extent);
            using var fields = new DeviceFields(device.Accelerator, expected);
            operation.Reference(expected);
            run(fields);
            foreach (var (actual, reference) in fields.Read().Zip(expected.All))
                Assert.That(Bits(actual), Is.EqualTo(Bits(reference)), $"{operation} of {extent.X}x{extent.Y}");
        }
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
