namespace KernelRD.Cli.Runs;

/// <summary>Everything that the files of a run depend on.</summary>
internal interface IRunConfig
{
    /// <summary>The version that the file was written by.</summary>
    string Version { get; }

    /// <summary>The text of <c>config.json</c>.</summary>
    string ToJson();
}
