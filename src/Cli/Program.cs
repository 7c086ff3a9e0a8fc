using System.Runtime.InteropServices;
using KernelRD.Cli;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return App.Run(args, new AppConsole(Console.Out, Console.Error, !Console.IsErrorRedirected), stop.Token);

// The first signal asks for a clean stop; the second ends the process as signals do.
void Stop(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
