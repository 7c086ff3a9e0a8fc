using System.CommandLine;
using KernelRD.Training.Data;

namespace KernelRD.Cli.Commands;

/// <summary>The options that say what to learn.</summary>
internal sealed class DataOptions(DataSource fallback)
{
    public Option<DataSource?> Data { get; } = Parse.Choice(
        "--data",
        string.Join('|', DataSource.All.Select(source => source.Name)),
        $"what to learn [default: {fallback.Name}]",
        DataSource.All,
        source => source.Name);

    public Option<string?> Folder { get; } =
        new("--data-dir") { HelpName = "DIR", Description = "the folder with the data's files, where they are not found by themselves" };

    /// <summary>The data that were asked for, else those that a configuration has.</summary>
    /// <exception cref="UserError">They have no files, and yet a folder.</exception>
    public (DataSource Source, string? Folder) Of(ParseResult result, DataSource? keptSource, string? keptFolder)
    {
        var source = result.GetValue(Data) ?? keptSource ?? fallback;
        string? folder = result.GetValue(Folder);
        if (folder is not null && source.Files is null)
            throw new UserError($"--data-dir: {source.Name} has no files; name other data with --data");
        if (folder is not null && string.IsNullOrWhiteSpace(folder))
            throw new UserError("--data-dir takes the name of a directory");
        if (folder is null && source == keptSource)
            folder = keptFolder;
        return (source, folder is null ? null : Path.GetFullPath(folder));
    }

    /// <exception cref="UserError">A file is missing or damaged.</exception>
    public static DataSet Load(DataSource source, string? folder)
    {
        try
        {
            return source.Load(folder);
        }
        catch (DataSetException exception)
        {
            throw new UserError(exception.Message);
        }
    }
}
