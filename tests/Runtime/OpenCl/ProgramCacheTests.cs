namespace KernelRD.Tests;

/// <summary>A program is compiled once for a folder, and whatever happens to the folder, results stay right.</summary>
internal sealed class ProgramCacheTests : OpenClFixture
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("kernelrd-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void ASecondStartCompilesNothing()
    {
        Assert.That(CompilationsOfARun(), Is.Positive);
        Assert.That(CompilationsOfARun(), Is.Zero);
        Assert.That(Entries(), Has.Length.EqualTo(1), "one file, and no temporary one left");
    }

    [Test]
    public void ADamagedEntryIsCompiledAgain([Values(0, 31, 32, 63, 64, 68, 100, -1)] int position)
    {
        CompilationsOfARun();
        string entry = Entries().Single();
        byte[] bytes = File.ReadAllBytes(entry);
        bytes[position < 0 ? bytes.Length + position : position] ^= 1;
        File.WriteAllBytes(entry, bytes);
        Assert.That(CompilationsOfARun(), Is.Positive);
        Assert.That(CompilationsOfARun(), Is.Zero, "the entry was replaced");
    }

    [Test]
    public void ATruncatedEntryIsCompiledAgain([Values(0, 1, 63, 64, 66, 1000)] int length)
    {
        CompilationsOfARun();
        string entry = Entries().Single();
        File.WriteAllBytes(entry, File.ReadAllBytes(entry)[..length]);
        Assert.That(CompilationsOfARun(), Is.Positive);
        Assert.That(CompilationsOfARun(), Is.Zero, "the entry was replaced");
    }

    [Test]
    public void AnEntryUnderAnotherNameIsNotTrusted()
    {
        CompilationsOfARun();
        string stale = Entries().Single();
        byte[] bytes = File.ReadAllBytes(stale);
        File.Delete(stale);
        CompilationsOfARun(summand: "summand + 1.0f", result: 4);
        File.WriteAllBytes(Entries().Single(), bytes);
        Assert.That(CompilationsOfARun(summand: "summand + 1.0f", result: 4), Is.Positive);
    }

    [Test]
    public void ABinaryThatTheDriverRejectsIsCompiledAgain()
    {
        CompilationsOfARun();
        using var accelerator = Create(_folder);
        var key = CLBinary.Key(Device, Add.OpenCl, accelerator.Compilations.FirstOrDefault()?.Options ?? OptionsOfARun());
        new ProgramCache(_folder).Store(key, new CLBinary([], [1, 2, 3, 4, 5]).ToBytes());
        Assert.That(Entries(), Has.Length.EqualTo(1), "the same key");
        Assert.That(CompilationsOfARun(), Is.Positive);
        Assert.That(CompilationsOfARun(), Is.Zero);
    }

    [Test]
    public void AnotherSourceIsAnotherEntry()
    {
        CompilationsOfARun();
        Assert.That(CompilationsOfARun(summand: "2 * summand", result: 6), Is.Positive);
        Assert.That(Entries(), Has.Length.EqualTo(2));
        Assert.That(CompilationsOfARun(), Is.Zero);
    }

    [Test]
    public void AFolderThatCannotBeWrittenIsNoError()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Assert.That(CompilationsOfARun(Path.Combine(file, "below")), Is.Positive);
        Assert.That(CompilationsOfARun(Path.Combine(file, "below")), Is.Positive);
    }

    [Test]
    public void ManyAtOnceLeaveAGoodEntry()
    {
        Parallel.For(0, 12, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ => CompilationsOfARun());
        Assert.That(Entries(), Has.Length.EqualTo(1));
        Assert.That(CompilationsOfARun(), Is.Zero);
    }

    [Test]
    public void AnEntryIsReadWholeWhileOthersReplaceIt()
    {
        var cache = new ProgramCache(_folder);
        var key = CLBinary.Key(Device, "source", "options");
        cache.Store(key, Filled(0));
        Parallel.For(0, 400, i =>
        {
            if (i % 2 == 0)
                cache.Store(key, Filled((byte)i));
            Assert.That(cache.Load(key)?.Distinct().Count(), Is.EqualTo(1));
        });

        static byte[] Filled(byte value) => [.. Enumerable.Repeat(value, 5000 + 100 * value)];
    }

    [Test]
    public void WhatWasStoredIsLoaded()
    {
        var cache = new ProgramCache(_folder);
        var key = CLBinary.Key(Device, "source", "options");
        cache.Store(key, new CLBinary([new CLGroupShape(new Index3D(1, 2, 3), true), new CLGroupShape(new Index3D(4, 5, 6), false)], [7, 8, 9]).ToBytes());
        var entry = CLBinary.FromBytes(cache.Load(key)!);
        Assert.That(entry.Shapes, Is.EqualTo(new[] { new CLGroupShape(new Index3D(1, 2, 3), true), new CLGroupShape(new Index3D(4, 5, 6), false) }));
        Assert.That(entry.Binary, Is.EqualTo(new byte[] { 7, 8, 9 }));
        Assert.That(cache.Load(CLBinary.Key(Device, "source", "other options")), Is.Null);
        Assert.That(cache.Load(CLBinary.Key(Device, "sourceo", "ptions")), Is.Null);
        Assert.That(new ProgramCache(null).Load(key), Is.Null);
    }

    private string[] Entries() => Directory.GetFiles(Path.Combine(_folder, "opencl"));

    private string OptionsOfARun()
    {
        using var accelerator = Create(Path.Combine(_folder, "elsewhere"));
        accelerator.Load(Add);
        return accelerator.Compilations.First().Options;
    }

    /// <summary>What a fresh accelerator compiles to run a kernel once.</summary>
    private int CompilationsOfARun(string? folder = null, string summand = "summand", float result = 3)
    {
        using var accelerator = Create(folder ?? _folder);
        using var source = accelerator.Allocate1D(new float[100]);
        using var target = accelerator.Allocate1D<float>(100);
        var add = new HandWrittenKernel<(ArrayView1D<float, Stride1D.Dense>, ArrayView1D<float, Stride1D.Dense>, float)>(
            Add.EntryPoint, Add.OpenCl.Replace("+ summand", $"+ {summand}"), (ref writer, in args) => Add.Bind(ref writer, args));
        accelerator.Load(add).Launch(accelerator.DefaultStream, Extent(100), (source.View, target.View, 3f));
        Assert.That(target.GetAsArray1D(), Is.All.EqualTo(result));
        return accelerator.Compilations.Count;
    }
}
