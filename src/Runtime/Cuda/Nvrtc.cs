using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace KernelRD.Runtime;

/// <summary>
/// NVRTC, the library that compiles CUDA C while a program runs: any version from 11.2 on. It needs neither a GPU nor a driver.
/// </summary>
public sealed unsafe class Nvrtc
{
    /// <summary>The environment variable that names the library's file; empty for none at all.</summary>
    public const string Variable = "KERNELRD_NVRTC";

    private readonly delegate* unmanaged<int*, int*, int> _version;
    private readonly delegate* unmanaged<int*, int> _getNumSupportedArchs;
    private readonly delegate* unmanaged<int*, int> _getSupportedArchs;
    private readonly delegate* unmanaged<int, byte*> _getErrorString;
    private readonly delegate* unmanaged<nint*, byte*, byte*, int, byte**, byte**, int> _createProgram;
    private readonly delegate* unmanaged<nint*, int> _destroyProgram;
    private readonly delegate* unmanaged<nint, int, byte**, int> _compileProgram;
    private readonly delegate* unmanaged<nint, nuint*, int> _getPtxSize;
    private readonly delegate* unmanaged<nint, byte*, int> _getPtx;
    private readonly delegate* unmanaged<nint, nuint*, int> _getCubinSize;
    private readonly delegate* unmanaged<nint, byte*, int> _getCubin;
    private readonly delegate* unmanaged<nint, nuint*, int> _getProgramLogSize;
    private readonly delegate* unmanaged<nint, byte*, int> _getProgramLog;

    /// <param name="library">The loaded library; it is never unloaded.</param>
    /// <param name="file">The file or the name that it was loaded by.</param>
    /// <exception cref="EntryPointNotFoundException">It lacks a function.</exception>
    private Nvrtc(nint library, string file)
    {
        Library = file;
        _getErrorString = (delegate* unmanaged<int, byte*>)NativeLibrary.GetExport(library, "nvrtcGetErrorString");
        _version = (delegate* unmanaged<int*, int*, int>)NativeLibrary.GetExport(library, "nvrtcVersion");
        _getNumSupportedArchs = (delegate* unmanaged<int*, int>)NativeLibrary.GetExport(library, "nvrtcGetNumSupportedArchs");
        _getSupportedArchs = (delegate* unmanaged<int*, int>)NativeLibrary.GetExport(library, "nvrtcGetSupportedArchs");
        _createProgram = (delegate* unmanaged<nint*, byte*, byte*, int, byte**, byte**, int>)
            NativeLibrary.GetExport(library, "nvrtcCreateProgram");
        _destroyProgram = (delegate* unmanaged<nint*, int>)NativeLibrary.GetExport(library, "nvrtcDestroyProgram");
        _compileProgram = (delegate* unmanaged<nint, int, byte**, int>)NativeLibrary.GetExport(library, "nvrtcCompileProgram");
        _getPtxSize = (delegate* unmanaged<nint, nuint*, int>)NativeLibrary.GetExport(library, "nvrtcGetPTXSize");
        _getPtx = (delegate* unmanaged<nint, byte*, int>)NativeLibrary.GetExport(library, "nvrtcGetPTX");
        _getCubinSize = (delegate* unmanaged<nint, nuint*, int>)NativeLibrary.GetExport(library, "nvrtcGetCUBINSize");
        _getCubin = (delegate* unmanaged<nint, byte*, int>)NativeLibrary.GetExport(library, "nvrtcGetCUBIN");
        _getProgramLogSize = (delegate* unmanaged<nint, nuint*, int>)NativeLibrary.GetExport(library, "nvrtcGetProgramLogSize");
        _getProgramLog = (delegate* unmanaged<nint, byte*, int>)NativeLibrary.GetExport(library, "nvrtcGetProgramLog");

        int major, minor;
        Check(_version(&major, &minor), file, "nvrtcVersion");
        Version = new Version(major, minor);
        int count;
        Check(_getNumSupportedArchs(&count), file, "nvrtcGetNumSupportedArchs");
        int[] architectures = new int[count];
        fixed (int* first = architectures)
            Check(_getSupportedArchs(first), file, "nvrtcGetSupportedArchs");
        Array.Sort(architectures);
        Architectures = architectures;
    }

    /// <summary>The file that the library was loaded from, or the name by which the system found it.</summary>
    public string Library { get; }

    /// <summary>The version, such as 11.8.</summary>
    public Version Version { get; }

    /// <summary>The compute capabilities it compiles for, ascending: 90 is 9.0.</summary>
    public IReadOnlyList<int> Architectures { get; }

    /// <summary>
    /// Loads the library: the file that <paramref name="path"/> or else the environment variable names, and no other; otherwise the newest
    /// in the folder of an installed CUDA toolkit or where the system looks for libraries.
    /// </summary>
    /// <param name="path">A file, or null.</param>
    /// <param name="reason">Why there is none, as a sentence that says what to do; empty where there is.</param>
    public static Nvrtc? Find(string? path, out string reason)
    {
        string given = path is null ? Variable : "--nvrtc";
        path ??= Environment.GetEnvironmentVariable(Variable);
        if (path is null)
            return Search(out reason);
        reason = path.Length == 0
            ? $"{given} is empty, so CUDA's compiler NVRTC is not looked for."
            : $"{given} names {path}, which {(File.Exists(path) ? "is no library for this machine" : "does not exist")}.";
        return path.Length == 0 ? null : TryLoad(File.Exists(path) ? Path.GetFullPath(path) : path, ref reason);
    }

    /// <summary>
    /// The options of a compilation: single operations round to nearest, none are fused, and denormals are kept, as in C#.
    /// The result and the version determine what comes out.
    /// </summary>
    /// <param name="computeCapability">The device's, such as 86.</param>
    /// <param name="defines">Preprocessor names, as <c>NAME=value</c>.</param>
    /// <param name="verbose">Whether the log tells of registers, shared memory and spills.</param>
    public IReadOnlyList<string> OptionsFor(int computeCapability, IReadOnlyList<string> defines, bool verbose = false) =>
    [
        $"--gpu-architecture={(IsNewer(computeCapability) ? $"compute_{NewestUpTo(computeCapability)}" : $"sm_{computeCapability}")}",
        "--std=c++17",
        "--fmad=false",
        "--prec-div=true",
        "--prec-sqrt=true",
        "--ftz=false",
        .. verbose ? ["--ptxas-options=-v"] : Array.Empty<string>(),
        .. defines.Select(define => $"--define-macro={define}"),
    ];

    /// <summary>Compiles a program for one compute capability; for one newer than this NVRTC knows, to PTX alone.</summary>
    /// <param name="source">The whole program in CUDA C.</param>
    /// <param name="name">The kernel, for messages.</param>
    /// <param name="computeCapability">The device's, such as 86.</param>
    /// <param name="defines">Preprocessor names, as <c>NAME=value</c>.</param>
    /// <param name="verbose">Whether the log tells of registers, shared memory and spills.</param>
    /// <exception cref="CudaException">The program has errors, which are listed, or this NVRTC is too new for the device.</exception>
    public CompiledKernel Compile(string source, string name, int computeCapability, IReadOnlyList<string> defines, bool verbose = false)
    {
        var options = OptionsFor(computeCapability, defines, verbose);
        string subject = $"kernel {name} in NVRTC {Version} with {string.Join(' ', options)}";
        byte[] text = Utf8(source);
        byte[] title = Utf8($"{name}.cu");
        nint program;
        fixed (byte* textPointer = text, titlePointer = title)
            Check(_createProgram(&program, textPointer, titlePointer, 0, null, null), subject, "nvrtcCreateProgram");
        try
        {
            int code = Build(program, options);
            string log = Text(Read(program, _getProgramLogSize, _getProgramLog, subject, "nvrtcGetProgramLog")).Trim();
            if (computeCapability < Architectures[0])
                log += $" ({TooOld(computeCapability)})";
            Check(code, subject, "nvrtcCompileProgram", log);
            string ptx = Text(Read(program, _getPtxSize, _getPtx, subject, "nvrtcGetPTX"));
            byte[]? cubin = IsNewer(computeCapability) ? null : Read(program, _getCubinSize, _getCubin, subject, "nvrtcGetCUBIN");
            return new CompiledKernel(ptx, cubin, log);
        }
        finally
        {
            _ = _destroyProgram(&program);
        }
    }

    public override string ToString() => $"NVRTC {Version} ({Library})";

    private static Nvrtc? Search(out string reason)
    {
        string problem = "";
        foreach (string candidate in NvrtcFiles.Candidates())
        {
            if (TryLoad(candidate, ref problem) is { } found)
            {
                reason = "";
                return found;
            }
        }

        reason = $"{(problem.Length == 0 ? "CUDA's compiler NVRTC was not found." : problem)} {NvrtcFiles.Advice}";
        return null;
    }

    private static Nvrtc? TryLoad(string file, ref string reason)
    {
        if (!NativeLibrary.TryLoad(file, out nint library))
            return null;
        try
        {
            var found = new Nvrtc(library, file);
            // It opens its second file by name alone, and that one is not everywhere on the system's path.
            if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
                NativeLibrary.TryLoad(Path.Combine(folder, NvrtcFiles.BuiltIns(found.Version)), out _);
            reason = "";
            return found;
        }
        catch (EntryPointNotFoundException exception)
        {
            reason = $"{file} is not NVRTC 11.2 or newer: {exception.Message}";
        }
        catch (CudaException exception)
        {
            reason = $"{file} does not work: {exception.Message}";
        }

        NativeLibrary.Free(library);
        return null;
    }

    /// <summary>Whether this version cannot make machine code for a device but PTX for an older one, which the driver compiles.</summary>
    private bool IsNewer(int computeCapability) => !Architectures.Contains(computeCapability) && NewestUpTo(computeCapability) != 0;

    private int NewestUpTo(int computeCapability) => Architectures.LastOrDefault(architecture => architecture <= computeCapability);

    private string TooOld(int computeCapability) => string.Create(
        CultureInfo.InvariantCulture,
        $"NVRTC {Version} begins with compute capability {Architectures[0] / 10.0:0.0}; for {computeCapability / 10.0:0.0} take an older one");

    private int Build(nint program, IReadOnlyList<string> options)
    {
        byte** pointers = stackalloc byte*[options.Count];
        try
        {
            for (int i = 0; i < options.Count; i++)
                pointers[i] = (byte*)Marshal.StringToCoTaskMemUTF8(options[i]);
            return _compileProgram(program, options.Count, pointers);
        }
        finally
        {
            for (int i = 0; i < options.Count; i++)
                Marshal.FreeCoTaskMem((nint)pointers[i]);
        }
    }

    private byte[] Read(
        nint program,
        delegate* unmanaged<nint, nuint*, int> getSize,
        delegate* unmanaged<nint, byte*, int> get,
        string subject,
        string call)
    {
        nuint size;
        Check(getSize(program, &size), subject, call + "Size");
        byte[] data = new byte[size];
        fixed (byte* first = data)
            Check(get(program, first), subject, call);
        return data;
    }

    private void Check(int code, string subject, string call, string details = "")
    {
        if (code != 0)
            throw new CudaException(call, code, NameOf(code), subject, details);
    }

    private string NameOf(int code) => Marshal.PtrToStringUTF8((nint)_getErrorString(code)) ?? "unknown code";

    private static string Text(byte[] data) => Encoding.UTF8.GetString(data).TrimEnd('\0');

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
