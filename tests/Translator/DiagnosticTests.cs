using Microsoft.CodeAnalysis;

namespace KernelRD.Tests;

/// <summary>Each diagnostic, at its place: the text between [| and |].</summary>
internal sealed class DiagnosticTests
{
    private const string Head = "[Kernel] public static void K(Index1D i, ArrayView<int> a)";

    private const string GroupedHead = "[Kernel] public static void K(ArrayView<int> a, int n)";

    private static IEnumerable<TestCaseData> Sources()
    {
        foreach (var (name, id, source) in new[]
        {
            ("foreach", "KRD001", Head + "{ [|foreach (var x in new int[3]) a[i] = x;|] }"),
            ("throw", "KRD001", Head + "{ [|throw new Exception();|] }"),
            ("try", "KRD001", Head + "{ [|try { a[i] = 1; } finally { a[i] = 2; }|] }"),
            ("goto", "KRD001", Head + "{ [|goto end;|] end: a[i] = 1; }"),
            ("checked", "KRD001", Head + "{ int x = i; a[i] = checked([|x + 1|]); }"),
            ("static field", "KRD001", "static int s = 1; " + Head + "{ a[i] = [|s|]; }"),
            ("local function", "KRD001", Head + "{ int b = 1; a[i] = F(); [|int F() => 1;|] }"),
            ("lambda", "KRD001", Head + "{ Func<int, int> f = [|x => x + 1|]; a[i] = 1; }"),
            ("switch expression", "KRD001", Head + "{ a[i] = [|i.X switch { 1 => 2, < 1 => 4, > 1 => 5 }|]; }"),
            ("switch pattern", "KRD001", Head + "{ switch (a[i]) { [|case > 3:|] a[i] = 1; break; } }"),
            ("view without value", "KRD001", Head + "{ ArrayView<int> [|b|]; b = a; b[i] = 1; }"),
            ("string", "KRD001", Head + "{ a[i] = [|\"text\"|].Length; }"),
            ("library call", "KRD002", Head + "{ a[i] = [|Environment.TickCount|]; }"),
            ("library method", "KRD002", Head + "{ a[i] = [|Math.Clamp(i.X, 0, 3)|]; }"),
            ("generic method", "KRD002", "static T F<T>(T x) => x; " + Head + "{ a[i] = [|F(3)|]; }"),
            ("string parameter", "KRD003", "[Kernel] public static void K(Index1D i, ArrayView<int> a, string [|s|]) { }"),
            ("bool parameter", "KRD003", "[Kernel] public static void K(Index1D i, ArrayView<int> a, bool [|b|]) { }"),
            ("array parameter", "KRD003", "[Kernel] public static void K(Index1D i, int[] [|b|]) { }"),
            ("ref parameter", "KRD003", "[Kernel] public static void K(Index1D i, ref int [|b|]) { }"),
            ("bool elements", "KRD003", "[Kernel] public static void K(Index1D i, ArrayView<bool> [|b|]) { }"),
            ("private structure", "KRD003",
                "private struct P { public int X; } [Kernel] public static void K(Index1D i, ArrayView<P> [|p|]) { }"),
            ("structure of bool", "KRD003", "public struct P { public bool X; } [Kernel] public static void K(Index1D i, P [|p|]) { }"),
            ("specialised structure", "KRD003", "[Kernel] public static void K(Index1D i, SpecializedValue<DateTime> [|p|]) { }"),
            ("barrier in if", "KRD004", GroupedHead + "{ if (Group.IdxX < n) [|Group.Barrier()|]; }"),
            ("barrier after return", "KRD004", GroupedHead + "{ if (a[0] > 3) return; [|Group.Barrier()|]; }"),
            ("barrier in loop", "KRD004", GroupedHead + "{ for (int k = 0; k < a[k]; k++) [|Group.Barrier()|]; }"),
            ("barrier behind break", "KRD004",
                GroupedHead + "{ for (int k = 0; k < n; k++) { [|Group.Barrier()|]; if (Group.IdxX == k) break; } }"),
            ("barrier behind continue", "KRD004",
                GroupedHead + "{ for (int k = 0; k < n; k++) { if (Group.IdxX == k) continue; [|Group.Barrier()|]; } }"),
            ("barrier in ternary", "KRD004", GroupedHead + "{ bool b = Group.IsFirstThread && [|Group.BarrierOr(n > 3)|]; }"),
            ("barrier by a variable", "KRD004", GroupedHead + "{ int x = n; x += Grid.GlobalIndex.X; if (x > 3) [|Group.Barrier()|]; }"),
            ("barrier by control flow", "KRD004",
                GroupedHead + "{ int x = n; if (Group.IdxX > 3) x = 2; while (x < 5) { x++; [|Group.Barrier()|]; } }"),
            ("barrier by an atomic", "KRD004", GroupedHead + "{ if (Atomic.Add(ref a[0], 1) > 3) [|Group.Barrier()|]; }"),
            ("barrier in switch", "KRD004", GroupedHead + "{ switch (Group.IdxX) { case 1: [|Group.Barrier()|]; break; } }"),
            ("barrier in helper", "KRD004", "static void F() => Group.Barrier(); " + GroupedHead + "{ if (Group.IdxX < n) [|F()|]; }"),
            ("barrier inside helper", "KRD004",
                "static void F(int x) { if (x > 3) [|Group.Barrier()|]; } " + GroupedHead + "{ F(Group.IdxX); }"),
            ("recursion", "KRD005", "static int F(int x) => x < 2 ? 1 : x * [|F(x - 1)|]; " + Head + "{ a[i] = F(3); }"),
            ("mutual recursion", "KRD005",
                "static int F(int x) => G(x); static int G(int x) => x < 2 ? 1 : [|F(x - 1)|]; " + Head + "{ a[i] = F(3); }"),
            ("instance kernel", "KRD006", "[Kernel] public void [|K|](Index1D i, ArrayView<int> a) { }"),
            ("returning kernel", "KRD006", "[Kernel] public static int [|K|](Index1D i, ArrayView<int> a) => 1;"),
            ("generic kernel", "KRD006", "[Kernel] public static void [|K|]<T>(Index1D i, ArrayView<int> a) { }"),
            ("private kernel", "KRD006", "[Kernel] private static void [|K|](Index1D i, ArrayView<int> a) { }"),
            ("kernel without arguments", "KRD006", "[Kernel] public static void [|K|](Index1D i) { }"),
            ("string variable", "KRD008", Head + "{ string [|s|]; a[i] = 1; }"),
            ("class", "KRD008", Head + "{ object [|o|]; a[i] = 1; }"),
            ("structure with a view", "KRD008", "struct P { public ArrayView<int> X; } " + Head + "{ P [|p|]; a[i] = 1; }"),
            ("mixed memory", "KRD009", Head + "{ var v = a; [|v = LocalMemory.Allocate<int>(3)|]; v[i] = 1; }"),
            ("mixed choice", "KRD009", Head + "{ var b = LocalMemory.Allocate<int>(3); var v = [|i > 3 ? a : b|]; v[i] = 1; }"),
            ("group in a flat kernel", "KRD010", Head + "{ a[i] = [|Group.IdxX|]; }"),
            ("barrier in a flat kernel", "KRD010", Head + "{ [|Group.Barrier()|]; a[i] = 1; }"),
            ("shared in a flat kernel", "KRD010", Head + "{ var s = [|SharedMemory.Allocate<int>(3)|]; a[i] = 1; }"),
            ("shared in a helper", "KRD011",
                "static int F() { var s = [|SharedMemory.Allocate<int>(3)|]; return s[0]; } " + GroupedHead + "{ a[n] = F(); }"),
            ("vote in a helper", "KRD011", "static bool F() => [|Group.BarrierOr(true)|]; " + GroupedHead + "{ a[n] = F() ? 1 : 0; }"),
            ("size no constant", "KRD012", Head + "{ var s = [|LocalMemory.Allocate<int>(i)|]; a[i] = 1; }"),
            ("array of no constant size", "KRD012", Head + "{ var s = [|new int[a.IntLength]|]; a[i] = 1; }"),
            ("size zero", "KRD012", GroupedHead + "{ var s = [|SharedMemory.Allocate<int>(0)|]; a[n] = 1; }"),
            ("changed and used", "KRD013", Head + "{ int k = i; a[k] = [|k++|] + 1; }"),
            ("assigned and used", "KRD013", Head + "{ int k = i; int m = k + ([|k = 3|]); a[i] = m; }"),
            ("out and used", "KRD013", "static int F(ref int x) => x++; " + Head + "{ int k = 1; a[i] = [|F(ref k)|] * k; }"),
            ("atomic and read", "KRD013", Head + "{ int k = [|Atomic.Add(ref a[0], 1)|] + a[0]; a[i] = k; }"),
        })
        {
            yield return new TestCaseData(id, source) { TestName = $"Reports {id}, {name}" };
        }
    }

    [TestCaseSource(nameof(Sources))]
    public void Reports(string id, string source)
    {
        var (text, expected) = Marked($"public class C {{ {source} }}");
        var diagnostics = Translated.Driver().RunGenerators(Translated.Compilation(("K.cs", text))).GetRunResult().Diagnostics;
        Assert.That(diagnostics.Select(diagnostic => diagnostic.ToString()), Is.Not.Empty);
        Assert.That(diagnostics.Select(diagnostic => diagnostic.Id), Has.Member(id), string.Join("\n", diagnostics));
        var found = diagnostics.First(diagnostic => diagnostic.Id == id);
        var span = found.Location.SourceSpan;
        Assert.That((Translated.Usings + text).Substring(span.Start, span.Length), Is.EqualTo(expected), found.ToString());
        Assert.That(found.Location.GetLineSpan().Path, Is.EqualTo("K.cs"));
    }

    [Test]
    public void ReportsTwoKernelsOfOneName()
    {
        var result = Translated.Driver().RunGenerators(Translated.Compilation(("K.cs", $$"""
            public static class C
            {
                [Kernel] public static void K(Index1D i, ArrayView<int> a) { }
                [Kernel] public static void K(Index1D i, ArrayView<float> a) { }
            }
            """))).GetRunResult();
        Assert.That(result.Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(new[] { "KRD007", "KRD007" }));
        Assert.That(result.GeneratedTrees, Is.Empty);
    }

    /// <summary>Uniform control flow around barriers is no one's mistake.</summary>
    [TestCase("for (int k = 0; k < n; k++) Group.Barrier();")]
    [TestCase("for (int k = 0; k < n; k++) { if (k == 3) continue; Group.Barrier(); }")]
    [TestCase("if (Grid.IdxX > 3 && n > Group.DimX) Group.Barrier();")]
    [TestCase("if (Group.IdxX > 3) a[0] = 1; Group.Barrier();")]
    [TestCase("if (Group.BarrierOr(Group.IdxX > 3)) Group.Barrier();")]
    [TestCase("if (n > 3) return; Group.Barrier();")]
    [TestCase("for (int k = 0; k < a.Length; k++) { switch (Group.IdxX) { case 0: break; default: continue; } } Group.Barrier();")]
    [TestCase("int k = 0; while (k < n && a[k++] > 0) a[k] = 1; Group.Barrier();")]
    public void AllowsUniformBarriers(string body)
    {
        var compilation = Translated.Compilation(("K.cs", $"public class C {{ {GroupedHead} {{ {body} }} }}"));
        Translated.Driver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.That(diagnostics, Is.Empty);
        Assert.That(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning), Is.Empty);
    }

    private static (string Text, string Expected) Marked(string source)
    {
        int start = source.IndexOf("[|", StringComparison.Ordinal), end = source.IndexOf("|]", StringComparison.Ordinal);
        return (source.Replace("[|", "").Replace("|]", ""), source[(start + 2)..end]);
    }
}
