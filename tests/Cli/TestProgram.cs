using System.Diagnostics;

namespace KernelRD.Tests.Cli;

/// <summary>The program as a process of its own, to be sent signals.</summary>
internal static class TestProgram
{
    public static Process Start(params string[] arguments)
    {
        string program = Path.Combine(TestContext.CurrentContext.TestDirectory, "kernelrd.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    public static void WaitFor(Process process, string file)
    {
        for (int i = 0; i < 1000 && !File.Exists(file); i++)
        {
            Assert.That(process.HasExited, Is.False);
            Thread.Sleep(10);
        }
    }

    public static void Kill(Process process, string signal) => Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExit();
}
