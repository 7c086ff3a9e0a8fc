using System.Diagnostics;

namespace KernelRD.Tests.Cli;

/// <summary>The environment chooses the OpenCL loader; the program then goes on with what there is.</summary>
internal sealed class OpenClRunTests
{
    [Test]
    public void WithoutTheLoaderTheProgramSaysSo()
    {
        Assert.That(Output("", "devices"), Does.Contain($"{CLApi.Variable} is empty").And.Contain("CPU"));
        Assert.That(Output("/nowhere.so", "devices"), Does.Contain($"{CLApi.Variable} names /nowhere.so, which does not exist."));
    }

    [Test]
    public void AnotherLoaderServes()
    {
        using var standIn = new OpenClStandIn();
        // What runs on the real loader runs on this one, which hands on to it.
        string real = Output(null, "devices");
        Assert.That(Output(standIn.File, "devices"), Is.EqualTo(real));
    }

    private static string Output(string? loader, params string[] arguments)
    {
        string program = Path.Combine(TestContext.CurrentContext.TestDirectory, "kernelrd.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        start.Environment[CLApi.Variable] = loader;
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
        return output;
    }
}
