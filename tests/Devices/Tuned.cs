using KernelRD.Kernels;

namespace KernelRD.Tests;

/// <summary>Loads with a tuning, and leaves an accelerator that other tests share as it was.</summary>
internal static class Tuned
{
    public static T Load<T>(Accelerator accelerator, Tuning tuning, Func<T> load)
    {
        lock (accelerator)
        {
            var before = Tuning.Of(accelerator);
            tuning.AttachTo(accelerator);
            try
            {
                return load();
            }
            finally
            {
                before.AttachTo(accelerator);
            }
        }
    }
}
