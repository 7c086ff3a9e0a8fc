namespace KernelRD.Runtime;

/// <summary>The user's folder for what can be found out again, such as compiled programs.</summary>
public static class CacheFolder
{
    /// <summary>
    /// KERNELRD_CACHE, else kernelrd below XDG_CACHE_HOME or ~/.cache, or on Windows below the local application data; null where there is none of these.
    /// </summary>
    public static string? Path
    {
        get
        {
            if (Environment.GetEnvironmentVariable("KERNELRD_CACHE") is { Length: > 0 } chosen)
                return System.IO.Path.GetFullPath(chosen);
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            string? caches =
                Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg && System.IO.Path.IsPathRooted(xdg) ? xdg
                : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : home.Length > 0 ? System.IO.Path.Combine(home, ".cache")
                : null;
            return string.IsNullOrEmpty(caches) ? null : System.IO.Path.Combine(caches, "kernelrd");
        }
    }
}
