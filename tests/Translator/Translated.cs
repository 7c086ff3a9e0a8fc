using System.Collections.Immutable;
using KernelRD.Kernels;
using KernelRD.Translator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelRD.Tests;

/// <summary>Runs the translator over source text.</summary>
internal static class Translated
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll" or "System.Collections.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(Index1D).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(KernelAttribute).Assembly.Location),
    ];

    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Preview);

    /// <summary>A compilation of files, each with the usings that a kernel file has.</summary>
    public static CSharpCompilation Compilation(params (string Path, string Text)[] files) => CSharpCompilation.Create(
        "Sample",
        files.Select(file => Parse(file.Path, file.Text)),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(Usings + text, s_parsing, path);

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new KernelGenerator().AsSourceGenerator()],
        parseOptions: s_parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What stands in front of the text of every file.</summary>
    public const string Usings = "using System; using System.Numerics; using KernelRD.Kernels; using KernelRD.Runtime;\n";
}
