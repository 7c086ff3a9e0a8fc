using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KernelRD.Tests.Architecture;

/// <summary>Keeps the rooms of docs/architecture.md apart.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>The direct references that each project may have; an analyzer is no reference.</summary>
    private static readonly Dictionary<string, string[]> s_mayReference = new()
    {
        ["Runtime"] = [],
        ["Translator"] = [],
        ["Kernels"] = ["Runtime"],
        ["Simulation"] = ["Kernels", "Runtime"],
        ["Training"] = ["Kernels", "Runtime"],
        ["Cases"] = ["Kernels", "Runtime"],
        ["Cli"] = ["Cases", "Simulation", "Training", "Kernels", "Runtime"],
    };

    /// <summary>The projects that must compile with either engine.</summary>
    private static readonly string[] s_portable =
        [.. new[] { "Kernels", "Cases", "Simulation", "Training", "Cli" }.Where(room => Directory.Exists(Path.Combine(Repository.Root, "src", room)))];

    private static IEnumerable<string> Projects =>
        Repository.TextFiles("src").Where(path => path.EndsWith(".csproj", StringComparison.Ordinal));

    [TestCaseSource(nameof(Projects))]
    public void AProjectReferencesOnlyTheRoomsBelowIt(string path)
    {
        var project = XDocument.Parse(Repository.Read(path));
        var references = project.Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("OutputItemType") != "Analyzer")
            .Select(reference => Room((string?)reference.Attribute("Include") ?? ""));
        // Engine.targets adds this one.
        if ((string?)project.Descendants("UsesEngine").SingleOrDefault() == "true")
            references = references.Append("Runtime");
        Assert.That(references, Is.SubsetOf(s_mayReference[Room(path)]));
    }

    [Test]
    public void OnlyTheSwitchNamesTheEnginesAndTheTranslator()
    {
        var named = Projects.Where(path => Room(path) is not "Runtime" and not "Translator")
            .Where(path => EngineProject().IsMatch(Repository.Read(path)));
        Assert.That(named, Is.Empty);
    }

    [TestCaseSource(nameof(s_portable))]
    public void PortableSourcesNameNoEngine(string room)
    {
        var named = Repository.TextFiles($"src/{room}")
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Engines/", StringComparison.Ordinal))
            .Where(path => EngineName().IsMatch(Repository.Read(path)));
        Assert.That(named, Is.Empty);
    }

    [Test]
    public void EveryEngineClassHasItsTwin()
    {
        foreach (string room in s_portable.Where(room => Directory.Exists(Path.Combine(Repository.Root, "src", room, "Engines"))))
            Assert.That(Twins(room, "ILGPU"), Is.EquivalentTo(Twins(room, "KernelRD")), room);

        static IEnumerable<string> Twins(string room, string engine) =>
            Directory.GetFiles(Path.Combine(Repository.Root, "src", room, "Engines", engine)).Select(path => Path.GetFileName(path));
    }

    [Test]
    public void NoFileNamesAFolderOfSomeonesMachine()
    {
        var named = Repository.TextFiles().Where(path => MachinePath().IsMatch(Repository.Read(path)));
        Assert.That(named, Is.Empty);
    }

    private static string Room(string path) => Path.GetFileNameWithoutExtension(path).Replace("KernelRD.", "", StringComparison.Ordinal);

    [GeneratedRegex(@"Include=""[^""]*(KernelRD\.Runtime|KernelRD\.Translator|ILGPU)")]
    private static partial Regex EngineProject();

    [GeneratedRegex(@"KernelRD\.Runtime|\busing\s+(static\s+)?(\w+\s*=\s*)?ILGPU|^\s*#\s*if\b", RegexOptions.Multiline)]
    private static partial Regex EngineName();

    [GeneratedRegex(@"(?<![\w.:/-])(/home|/Users|/root|/work|/mnt|[A-Za-z]:\\Users)[/\\]\w")]
    private static partial Regex MachinePath();
}
