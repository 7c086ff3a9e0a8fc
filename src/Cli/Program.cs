using System.Diagnostics;
using System.Runtime.InteropServices;
using KernelRD.Cli;

// None of these is disposed: a signal may come as late as the process's last moment.
var stop = new CancellationTokenSource();
long first = 0;
var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
int exitCode = App.Run(args, new AppConsole(Console.Out, Console.Error, !Console.IsErrorRedirected), stop.Token);
GC.KeepAlive((interrupt, terminate));
return exitCode;

// The first signal asks for a clean stop, and one a second later ends the process as signals do: some programs send a signal twice at once.
void Stop(PosixSignalContext context)
{
    Interlocked.CompareExchange(ref first, Stopwatch.GetTimestamp(), 0);
    context.Cancel = Stopwatch.GetElapsedTime(first) < TimeSpan.FromSeconds(1);
    stop.Cancel();
}
