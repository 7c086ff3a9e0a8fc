using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelRD.Runtime;

/// <summary>
/// The part of CUDA's driver API that the back end calls, in one loaded library. Functions are fields under the names of CUDA's headers,
/// with the suffix of the version left out.
/// </summary>
internal sealed unsafe class CudaDriver
{
    /// <summary>The environment variable that names the library's file; empty for none at all.</summary>
    public const string Variable = "KERNELRD_CUDA_DRIVER";

    public const int NoDevice = 100;

    public const int DeviceMaxThreadsPerBlock = 1;
    public const int DeviceMaxBlockDimX = 2;
    public const int DeviceMaxGridDimX = 5;
    public const int DeviceMaxSharedMemoryPerBlock = 8;
    public const int DeviceWarpSize = 10;
    public const int DeviceMultiprocessorCount = 16;
    public const int DeviceComputeMode = 20;
    public const int DeviceComputeCapabilityMajor = 75;
    public const int DeviceComputeCapabilityMinor = 76;
    public const int DeviceMaxSharedMemoryPerBlockOptIn = 97;

    public const int ComputeModeProhibited = 2;

    public const int FunctionMaxThreadsPerBlock = 0;
    public const int FunctionSharedBytes = 1;
    public const int FunctionMaxDynamicSharedBytes = 8;

    public const int JitErrorLogBuffer = 5;
    public const int JitErrorLogBufferSize = 6;

    public const uint StreamNonBlocking = 1;
    public const uint EventDisableTiming = 2;

    public readonly delegate* unmanaged<uint, int> cuInit;
    public readonly delegate* unmanaged<int*, int> cuDeviceGetCount;
    public readonly delegate* unmanaged<int*, int, int> cuDeviceGet;
    public readonly delegate* unmanaged<byte*, int, int, int> cuDeviceGetName;
    public readonly delegate* unmanaged<nuint*, int, int> cuDeviceTotalMem;
    public readonly delegate* unmanaged<int*, int, int, int> cuDeviceGetAttribute;
    public readonly delegate* unmanaged<nint*, int, int> cuDevicePrimaryCtxRetain;
    public readonly delegate* unmanaged<int, int> cuDevicePrimaryCtxRelease;
    public readonly delegate* unmanaged<nint, int> cuCtxSetCurrent;
    public readonly delegate* unmanaged<int> cuCtxSynchronize;
    public readonly delegate* unmanaged<nuint*, nuint*, int> cuMemGetInfo;
    public readonly delegate* unmanaged<nint*, nuint, int> cuMemAlloc;
    public readonly delegate* unmanaged<nint, int> cuMemFree;
    public readonly delegate* unmanaged<nint*, nuint, uint, int> cuMemHostAlloc;
    public readonly delegate* unmanaged<nint, int> cuMemFreeHost;
    public readonly delegate* unmanaged<nint, void*, nuint, nint, int> cuMemcpyHtoDAsync;
    public readonly delegate* unmanaged<void*, nint, nuint, nint, int> cuMemcpyDtoHAsync;
    public readonly delegate* unmanaged<nint, nint, nuint, nint, int> cuMemcpyDtoDAsync;
    public readonly delegate* unmanaged<nint, byte, nuint, nint, int> cuMemsetD8Async;
    public readonly delegate* unmanaged<nint*, uint, int> cuStreamCreate;
    public readonly delegate* unmanaged<nint, int> cuStreamDestroy;
    public readonly delegate* unmanaged<nint, int> cuStreamSynchronize;
    public readonly delegate* unmanaged<nint*, uint, int> cuEventCreate;
    public readonly delegate* unmanaged<nint, int> cuEventDestroy;
    public readonly delegate* unmanaged<nint, nint, int> cuEventRecord;
    public readonly delegate* unmanaged<nint, int> cuEventSynchronize;
    public readonly delegate* unmanaged<nint*, void*, uint, int*, void**, int> cuModuleLoadDataEx;
    public readonly delegate* unmanaged<nint, int> cuModuleUnload;
    public readonly delegate* unmanaged<nint*, nint, byte*, int> cuModuleGetFunction;
    public readonly delegate* unmanaged<int*, int, nint, int> cuFuncGetAttribute;
    public readonly delegate* unmanaged<nint, int, int, int> cuFuncSetAttribute;
    public readonly delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, void**, void**, int> cuLaunchKernel;

    private readonly delegate* unmanaged<int, byte**, int> _cuGetErrorName;
    private readonly delegate* unmanaged<int, byte**, int> _cuGetErrorString;

    /// <param name="library">The loaded library; it is never unloaded.</param>
    /// <param name="version">What cuDriverGetVersion said.</param>
    /// <exception cref="EntryPointNotFoundException">It lacks a function.</exception>
    private CudaDriver(nint library, int version)
    {
        Version = ToVersion(version);
        _cuGetErrorName = (delegate* unmanaged<int, byte**, int>)Export("cuGetErrorName");
        _cuGetErrorString = (delegate* unmanaged<int, byte**, int>)Export("cuGetErrorString");
        cuInit = (delegate* unmanaged<uint, int>)Export("cuInit");
        cuDeviceGetCount = (delegate* unmanaged<int*, int>)Export("cuDeviceGetCount");
        cuDeviceGet = (delegate* unmanaged<int*, int, int>)Export("cuDeviceGet");
        cuDeviceGetName = (delegate* unmanaged<byte*, int, int, int>)Export("cuDeviceGetName");
        cuDeviceTotalMem = (delegate* unmanaged<nuint*, int, int>)Export("cuDeviceTotalMem_v2");
        cuDeviceGetAttribute = (delegate* unmanaged<int*, int, int, int>)Export("cuDeviceGetAttribute");
        cuDevicePrimaryCtxRetain = (delegate* unmanaged<nint*, int, int>)Export("cuDevicePrimaryCtxRetain");
        cuDevicePrimaryCtxRelease = (delegate* unmanaged<int, int>)Export("cuDevicePrimaryCtxRelease_v2");
        cuCtxSetCurrent = (delegate* unmanaged<nint, int>)Export("cuCtxSetCurrent");
        cuCtxSynchronize = (delegate* unmanaged<int>)Export("cuCtxSynchronize");
        cuMemGetInfo = (delegate* unmanaged<nuint*, nuint*, int>)Export("cuMemGetInfo_v2");
        cuMemAlloc = (delegate* unmanaged<nint*, nuint, int>)Export("cuMemAlloc_v2");
        cuMemFree = (delegate* unmanaged<nint, int>)Export("cuMemFree_v2");
        cuMemHostAlloc = (delegate* unmanaged<nint*, nuint, uint, int>)Export("cuMemHostAlloc");
        cuMemFreeHost = (delegate* unmanaged<nint, int>)Export("cuMemFreeHost");
        cuMemcpyHtoDAsync = (delegate* unmanaged<nint, void*, nuint, nint, int>)Export("cuMemcpyHtoDAsync_v2");
        cuMemcpyDtoHAsync = (delegate* unmanaged<void*, nint, nuint, nint, int>)Export("cuMemcpyDtoHAsync_v2");
        cuMemcpyDtoDAsync = (delegate* unmanaged<nint, nint, nuint, nint, int>)Export("cuMemcpyDtoDAsync_v2");
        cuMemsetD8Async = (delegate* unmanaged<nint, byte, nuint, nint, int>)Export("cuMemsetD8Async");
        cuStreamCreate = (delegate* unmanaged<nint*, uint, int>)Export("cuStreamCreate");
        cuStreamDestroy = (delegate* unmanaged<nint, int>)Export("cuStreamDestroy_v2");
        cuStreamSynchronize = (delegate* unmanaged<nint, int>)Export("cuStreamSynchronize");
        cuEventCreate = (delegate* unmanaged<nint*, uint, int>)Export("cuEventCreate");
        cuEventDestroy = (delegate* unmanaged<nint, int>)Export("cuEventDestroy_v2");
        cuEventRecord = (delegate* unmanaged<nint, nint, int>)Export("cuEventRecord");
        cuEventSynchronize = (delegate* unmanaged<nint, int>)Export("cuEventSynchronize");
        cuModuleLoadDataEx = (delegate* unmanaged<nint*, void*, uint, int*, void**, int>)Export("cuModuleLoadDataEx");
        cuModuleUnload = (delegate* unmanaged<nint, int>)Export("cuModuleUnload");
        cuModuleGetFunction = (delegate* unmanaged<nint*, nint, byte*, int>)Export("cuModuleGetFunction");
        cuFuncGetAttribute = (delegate* unmanaged<int*, int, nint, int>)Export("cuFuncGetAttribute");
        cuFuncSetAttribute = (delegate* unmanaged<nint, int, int, int>)Export("cuFuncSetAttribute");
        cuLaunchKernel =
            (delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, void**, void**, int>)Export("cuLaunchKernel");

        nint Export(string name) => NativeLibrary.GetExport(library, name);
    }

    /// <summary>The newest version of CUDA that the driver supports, such as 12.4.</summary>
    public Version Version { get; }

    private static IReadOnlyList<string> Names => OperatingSystem.IsWindows() ? ["nvcuda.dll"] : ["libcuda.so.1", "libcuda.so"];

    private static Version Oldest { get; } = new(11, 2);

    /// <summary>
    /// Loads the file that <paramref name="path"/> or else the environment variable names, and no other; otherwise the system's driver.
    /// </summary>
    /// <param name="path">A file, or null.</param>
    /// <param name="reason">Why there is none, as a sentence that says what to do; empty where there is.</param>
    public static CudaDriver? Find(string? path, out string reason)
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
            null => $"The NVIDIA driver ({Names[0]}) is not installed. An NVIDIA GPU needs it: {Advice}",
            "" => $"{Variable} is empty, so the NVIDIA driver is not looked for.",
            _ => $"{Variable} names {path}, which {(File.Exists(path) ? "is no library for this machine" : "does not exist")}.",
        };
        return null;
    }

    /// <summary>Throws what a call returned, unless that is success; the message names the call.</summary>
    public void Check(int code, string subject, [CallerArgumentExpression(nameof(code))] string call = "")
    {
        if (code != 0)
            throw new CudaException(AcceleratorException.CallName(call), code, NameOf(code), subject, TextOf(code));
    }

    /// <summary>Whether after this error every call in the context fails: a kernel crashed, or the device is lost.</summary>
    public static bool IsFatal(int code) => code
        is 4 // CUDA_ERROR_DEINITIALIZED
        or 46 // CUDA_ERROR_DEVICE_UNAVAILABLE
        or 201 // CUDA_ERROR_INVALID_CONTEXT
        or 214 // CUDA_ERROR_ECC_UNCORRECTABLE
        or 220 // CUDA_ERROR_NVLINK_UNCORRECTABLE
        or 226 // CUDA_ERROR_CONTAINED
        or 700 // CUDA_ERROR_ILLEGAL_ADDRESS
        or 702 // CUDA_ERROR_LAUNCH_TIMEOUT
        or 709 // CUDA_ERROR_CONTEXT_IS_DESTROYED
        or 710 // CUDA_ERROR_ASSERT
        or 714 // CUDA_ERROR_HARDWARE_STACK_ERROR
        or 715 // CUDA_ERROR_ILLEGAL_INSTRUCTION
        or 716 // CUDA_ERROR_MISALIGNED_ADDRESS
        or 717 // CUDA_ERROR_INVALID_ADDRESS_SPACE
        or 718 // CUDA_ERROR_INVALID_PC
        or 719 // CUDA_ERROR_LAUNCH_FAILED
        or 999; // CUDA_ERROR_UNKNOWN

    /// <summary>A code's name in CUDA's headers.</summary>
    public string NameOf(int code)
    {
        byte* name;
        return _cuGetErrorName(code, &name) == 0 ? Marshal.PtrToStringUTF8((nint)name)! : "unknown code";
    }

    /// <summary>What the driver says that a code means.</summary>
    public string TextOf(int code)
    {
        byte* text;
        return _cuGetErrorString(code, &text) == 0 ? Marshal.PtrToStringUTF8((nint)text)! : "";
    }

    // The version comes first: what an old driver lacks is a symptom.
    private static CudaDriver? Open(nint library, string file, out string reason)
    {
        reason = "";
        try
        {
            int version;
            int code = ((delegate* unmanaged<int*, int>)NativeLibrary.GetExport(library, "cuDriverGetVersion"))(&version);
            if (code != 0)
                reason = $"The NVIDIA driver ({file}) does not tell its version: cuDriverGetVersion failed with code {code}.";
            else if (ToVersion(version) < Oldest)
                reason = $"The NVIDIA driver ({file}) supports CUDA {ToVersion(version)}; needed is {Oldest} or newer: {Advice}";
            else
                return new CudaDriver(library, version);
        }
        catch (EntryPointNotFoundException exception)
        {
            reason = $"The NVIDIA driver ({file}) is incomplete ({exception.Message.TrimEnd('.')}); {Advice}";
        }

        NativeLibrary.Free(library);
        return null;
    }

    private static Version ToVersion(int version) => new(version / 1000, version % 1000 / 10);

    private const string Advice =
        "install a current one (Debian and Ubuntu: the package nvidia-driver; elsewhere from nvidia.com/drivers).";
}
