using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelRD.Runtime;

/// <summary>The part of OpenCL 1.2 that the back end calls, in one loaded library: the system's ICD loader.</summary>
internal sealed unsafe partial class CLApi
{
    /// <summary>The environment variable that names the library's file; empty for none at all.</summary>
    public const string Variable = "KERNELRD_OPENCL";

    /// <summary>What to do where there is no OpenCL.</summary>
    public const string Advice =
        "Install your GPU's driver, or PoCL for the CPU (Debian and Ubuntu: apt-get install pocl-opencl-icd ocl-icd-libopencl1).";

    public const int DeviceNotFound = -1;
    public const int BuildProgramFailure = -11;
    public const int PlatformNotFoundKhr = -1001;

    public const uint PlatformVersion = 0x0901;
    public const uint PlatformName = 0x0902;

    public const ulong DeviceTypeCpu = 1 << 1;
    public const ulong DeviceTypeGpu = 1 << 2;
    public const ulong DeviceTypeAll = 0xFFFFFFFF;
    public const uint DeviceType = 0x1000;
    public const uint DeviceMaxComputeUnits = 0x1002;
    public const uint DeviceMaxWorkGroupSize = 0x1004;
    public const uint DeviceMaxWorkItemSizes = 0x1005;
    public const uint DeviceMaxMemAllocSize = 0x1010;
    public const uint DeviceSingleFpConfig = 0x101B;
    public const uint DeviceGlobalMemSize = 0x101F;
    public const uint DeviceLocalMemSize = 0x1023;
    public const uint DeviceEndianLittle = 0x1026;
    public const uint DeviceAvailable = 0x1027;
    public const uint DeviceCompilerAvailable = 0x1028;
    public const uint DeviceName = 0x102B;
    public const uint DeviceVendor = 0x102C;
    public const uint DriverVersion = 0x102D;
    public const uint DeviceVersion = 0x102F;
    public const uint DeviceExtensions = 0x1030;
    public const uint DeviceDoubleFpConfig = 0x1032;
    public const uint DeviceWarpSizeNv = 0x4003;
    public const uint DeviceWavefrontWidthAmd = 0x4043;
    public const ulong FpCorrectlyRoundedDivideSqrt = 1 << 7;

    public const ulong MemReadWrite = 1 << 0;

    public const uint ProgramBinarySizes = 0x1165;
    public const uint ProgramBinaries = 0x1166;
    public const uint ProgramBuildLog = 0x1183;
    public const uint KernelWorkGroupSize = 0x11B0;
    public const uint KernelLocalMemSize = 0x11B2;

    public readonly delegate* unmanaged<uint, nint*, uint*, int> clGetPlatformIDs;
    public readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> clGetPlatformInfo;
    public readonly delegate* unmanaged<nint, ulong, uint, nint*, uint*, int> clGetDeviceIDs;
    public readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> clGetDeviceInfo;
    public readonly delegate* unmanaged<nint*, uint, nint*, void*, void*, int*, nint> clCreateContext;
    public readonly delegate* unmanaged<nint, int> clReleaseContext;
    public readonly delegate* unmanaged<nint, nint, ulong, int*, nint> clCreateCommandQueue;
    public readonly delegate* unmanaged<nint, int> clRetainCommandQueue;
    public readonly delegate* unmanaged<nint, int> clReleaseCommandQueue;
    public readonly delegate* unmanaged<nint, int> clFinish;
    public readonly delegate* unmanaged<uint, nint*, int> clWaitForEvents;
    public readonly delegate* unmanaged<nint, int> clReleaseEvent;
    public readonly delegate* unmanaged<nint, ulong, nuint, void*, int*, nint> clCreateBuffer;
    public readonly delegate* unmanaged<nint, int> clReleaseMemObject;
    public readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> clEnqueueReadBuffer;
    public readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> clEnqueueWriteBuffer;
    public readonly delegate* unmanaged<nint, nint, nint, nuint, nuint, nuint, uint, nint*, nint*, int> clEnqueueCopyBuffer;
    public readonly delegate* unmanaged<nint, nint, void*, nuint, nuint, nuint, uint, nint*, nint*, int> clEnqueueFillBuffer;
    public readonly delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint> clCreateProgramWithSource;
    public readonly delegate* unmanaged<nint, uint, nint*, nuint*, byte**, int*, int*, nint> clCreateProgramWithBinary;
    public readonly delegate* unmanaged<nint, uint, nint*, byte*, void*, void*, int> clBuildProgram;
    public readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> clGetProgramInfo;
    public readonly delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int> clGetProgramBuildInfo;
    public readonly delegate* unmanaged<nint, int> clReleaseProgram;
    public readonly delegate* unmanaged<nint, byte*, int*, nint> clCreateKernel;
    public readonly delegate* unmanaged<nint, uint, nuint, void*, int> clSetKernelArg;
    public readonly delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int> clGetKernelWorkGroupInfo;
    public readonly delegate* unmanaged<nint, int> clReleaseKernel;
    public readonly delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int> clEnqueueNDRangeKernel;

    /// <param name="library">The loaded library; it is never unloaded.</param>
    /// <exception cref="EntryPointNotFoundException">It lacks a function.</exception>
    private CLApi(nint library)
    {
        clGetPlatformIDs = (delegate* unmanaged<uint, nint*, uint*, int>)Export("clGetPlatformIDs");
        clGetPlatformInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)Export("clGetPlatformInfo");
        clGetDeviceIDs = (delegate* unmanaged<nint, ulong, uint, nint*, uint*, int>)Export("clGetDeviceIDs");
        clGetDeviceInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)Export("clGetDeviceInfo");
        clCreateContext = (delegate* unmanaged<nint*, uint, nint*, void*, void*, int*, nint>)Export("clCreateContext");
        clReleaseContext = (delegate* unmanaged<nint, int>)Export("clReleaseContext");
        clCreateCommandQueue = (delegate* unmanaged<nint, nint, ulong, int*, nint>)Export("clCreateCommandQueue");
        clRetainCommandQueue = (delegate* unmanaged<nint, int>)Export("clRetainCommandQueue");
        clReleaseCommandQueue = (delegate* unmanaged<nint, int>)Export("clReleaseCommandQueue");
        clFinish = (delegate* unmanaged<nint, int>)Export("clFinish");
        clWaitForEvents = (delegate* unmanaged<uint, nint*, int>)Export("clWaitForEvents");
        clReleaseEvent = (delegate* unmanaged<nint, int>)Export("clReleaseEvent");
        clCreateBuffer = (delegate* unmanaged<nint, ulong, nuint, void*, int*, nint>)Export("clCreateBuffer");
        clReleaseMemObject = (delegate* unmanaged<nint, int>)Export("clReleaseMemObject");
        clEnqueueReadBuffer =
            (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)Export("clEnqueueReadBuffer");
        clEnqueueWriteBuffer =
            (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)Export("clEnqueueWriteBuffer");
        clEnqueueCopyBuffer =
            (delegate* unmanaged<nint, nint, nint, nuint, nuint, nuint, uint, nint*, nint*, int>)Export("clEnqueueCopyBuffer");
        clEnqueueFillBuffer =
            (delegate* unmanaged<nint, nint, void*, nuint, nuint, nuint, uint, nint*, nint*, int>)Export("clEnqueueFillBuffer");
        clCreateProgramWithSource = (delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint>)Export("clCreateProgramWithSource");
        clCreateProgramWithBinary =
            (delegate* unmanaged<nint, uint, nint*, nuint*, byte**, int*, int*, nint>)Export("clCreateProgramWithBinary");
        clBuildProgram = (delegate* unmanaged<nint, uint, nint*, byte*, void*, void*, int>)Export("clBuildProgram");
        clGetProgramInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)Export("clGetProgramInfo");
        clGetProgramBuildInfo = (delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int>)Export("clGetProgramBuildInfo");
        clReleaseProgram = (delegate* unmanaged<nint, int>)Export("clReleaseProgram");
        clCreateKernel = (delegate* unmanaged<nint, byte*, int*, nint>)Export("clCreateKernel");
        clSetKernelArg = (delegate* unmanaged<nint, uint, nuint, void*, int>)Export("clSetKernelArg");
        clGetKernelWorkGroupInfo = (delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int>)Export("clGetKernelWorkGroupInfo");
        clReleaseKernel = (delegate* unmanaged<nint, int>)Export("clReleaseKernel");
        clEnqueueNDRangeKernel =
            (delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int>)Export("clEnqueueNDRangeKernel");

        nint Export(string name) => NativeLibrary.GetExport(library, name);
    }

    private static IReadOnlyList<string> Names =>
        OperatingSystem.IsWindows() ? ["OpenCL.dll"]
        : OperatingSystem.IsMacOS() ? ["/System/Library/Frameworks/OpenCL.framework/OpenCL"]
        : ["libOpenCL.so.1", "libOpenCL.so"];

    /// <summary>
    /// Loads the file that <paramref name="path"/> or else the environment variable names, and no other; otherwise the system's loader.
    /// </summary>
    /// <param name="path">A file, or null.</param>
    /// <param name="reason">Why there is none, as a sentence that says what to do; empty where there is.</param>
    public static CLApi? Find(string? path, out string reason)
    {
        path ??= Environment.GetEnvironmentVariable(Variable);
        var files = path switch
        {
            null => Names,
            "" => [],
            _ => [path],
        };
        foreach (string file in files)
        {
            if (NativeLibrary.TryLoad(file, out nint library))
                return Open(library, file, out reason);
        }

        reason = path switch
        {
            null => $"The OpenCL loader ({string.Join(" or ", Names)}) is not installed. {Advice}",
            "" => $"{Variable} is empty, so OpenCL is not looked for.",
            _ => $"{Variable} names {path}, which {(File.Exists(path) ? "is no library for this machine" : "does not exist")}.",
        };
        return null;
    }

    /// <summary>Throws what a call returned, unless that is success; the message names the call.</summary>
    public static void Check(int code, string subject, [CallerArgumentExpression(nameof(code))] string call = "")
    {
        if (code != 0)
            throw new CLException(AcceleratorException.CallName(call), code, subject);
    }

    private static CLApi? Open(nint library, string file, out string reason)
    {
        // PoCL replaces the process's handler for division by zero by one that skips the instruction, so that .NET would throw no
        // DivideByZeroException any more, or crash. It reads this when the first platform is asked for, and from the C library only.
        if (OperatingSystem.IsLinux())
            _ = SetEnvironment("POCL_SIGFPE_HANDLER", "0", overwrite: 0);
        try
        {
            reason = "";
            return new CLApi(library);
        }
        catch (EntryPointNotFoundException exception)
        {
            reason = $"The OpenCL loader ({file}) is incomplete ({exception.Message.TrimEnd('.')}). {Advice}";
            NativeLibrary.Free(library);
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
