namespace KernelRD.Tests;

internal sealed class BackEndTests
{
    [Test]
    public void EveryBackEndHasADeviceOrAReason()
    {
        var backEnds = BackEnds.Diagnose();
        Assert.That(backEnds.Select(backEnd => backEnd.Type), Is.EquivalentTo(Enum.GetValues<AcceleratorType>()));
        foreach (var backEnd in backEnds)
        {
            Assert.That(backEnd.Devices.Count + backEnd.Problems.Count, Is.Positive, $"{backEnd.Type}");
            Assert.That(backEnd.Devices.Select(device => device.AcceleratorType), Is.All.EqualTo(backEnd.Type));
            Assert.That(backEnd.Problems, Is.All.EndsWith("."), "sentences");
        }
    }

    [Test]
    public void TheContextSeesWhatIsDiagnosed()
    {
        using var context = Context.CreateDefault();
        Assert.That(context.Devices, Is.EquivalentTo(BackEnds.Diagnose().SelectMany(backEnd => backEnd.Devices)));
    }
}
