// A test double for an NVIDIA driver with one GPU, and for NVRTC: the functions that KernelRD calls, under their own names. "Device memory"
// is the host's, a "compiled" kernel is a shared library that the C++ compiler made of the CUDA C over device.h, and a launch runs it before
// it returns. Tests make calls fail, count what lives, and choose what the device is. It never ships.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include <dlfcn.h>
#include <unistd.h>

namespace
{
    constexpr int Success = 0;
    constexpr int InvalidValue = 1;
    constexpr int OutOfMemory = 2;
    constexpr int InvalidContext = 201;
    constexpr int InvalidImage = 200;
    constexpr int InvalidHandle = 400;
    constexpr int NotFound = 500;
    constexpr int LaunchFailed = 719;

    // What its NVRTC compiles for.
    constexpr int architectures[] = {70, 80, 86, 90};

    struct Module
    {
        void *library;
    };

    struct Function
    {
        void (*launch)(const unsigned *grid, const unsigned *block, void **values);
        int maxThreads = 1024;
    };

    struct Fault
    {
        int after;
        int code;
    };

    std::recursive_mutex lock;
    std::map<std::string, Fault> faults;
    std::map<std::string, long> settings = {
        {"version", 12040}, {"devices", 1}, {"capability", 90}, {"memory", 8L << 30}, {"shared", 227 * 1024}, {"compute_mode", 0},
        {"refuse", 0},
    };

    // After a fatal error every call returns it, until the context is gone.
    int sticky;
    int retained;
    size_t allocated;
    thread_local void *context;
    std::map<void *, size_t> memory;
    std::set<void *> pinned, streams, events, modules;
    std::map<void *, Module *> functions;
    int programs;
    int contextHandle;

    bool is_fatal(int code) { return code == 700 || code == LaunchFailed || code == 999 || code == 46; }

    int fault(const char *call)
    {
        auto found = faults.find(call);
        if (found == faults.end() || found->second.after-- > 0)
            return Success;
        int code = found->second.code;
        faults.erase(found);
        if (is_fatal(code) && retained > 0)
            sticky = code;
        return code;
    }

    // What every call in a context begins with.
    int enter(const char *call)
    {
        if (int code = fault(call))
            return code;
        if (sticky)
            return sticky;
        return context == &contextHandle && retained > 0 ? Success : InvalidContext;
    }

    // Whether so many bytes lie inside one allocation.
    bool is_device(const void *address, size_t bytes)
    {
        auto next = memory.upper_bound((void *)address);
        if (next == memory.begin())
            return false;
        auto &[start, length] = *std::prev(next);
        return (const char *)address + bytes <= (const char *)start + length;
    }

    template <typename T>
    int create(const char *call, std::set<void *> &living, T **handle)
    {
        std::lock_guard guard(lock);
        if (int code = enter(call))
            return code;
        *handle = (T *)malloc(1);
        living.insert(*handle);
        return Success;
    }

    // Releases work even when the context is broken, as far as the caller's bookkeeping goes, but report it.
    int destroy(const char *call, std::set<void *> &living, void *handle)
    {
        std::lock_guard guard(lock);
        int code = fault(call);
        if (living.erase(handle) == 0)
            return InvalidHandle;
        free(handle);
        return code ? code : sticky;
    }

    std::string quoted(const std::string &text)
    {
        std::string result = "'";
        for (char c : text)
            result += c == '\'' ? std::string("'\\''") : std::string(1, c);
        return result + "'";
    }

    std::string read(const std::string &path)
    {
        std::string text;
        if (FILE *file = fopen(path.c_str(), "rb"))
        {
            char buffer[65536];
            for (size_t count; (count = fread(buffer, 1, sizeof buffer, file)) > 0;)
                text.append(buffer, count);
            fclose(file);
        }

        return text;
    }

    void write(const std::string &path, const std::string &text)
    {
        if (FILE *file = fopen(path.c_str(), "wb"))
        {
            fwrite(text.data(), 1, text.size(), file);
            fclose(file);
        }
    }

    // Not system(): that ignores SIGINT meanwhile, and so would every program that another thread starts.
    int run(const std::string &command)
    {
        FILE *output = popen(command.c_str(), "r");
        return output ? pclose(output) : -1;
    }

    std::string temporary_folder()
    {
        char name[] = "/tmp/kernelrd-stand-in-XXXXXX";
        return mkdtemp(name) ? name : "";
    }

    const char Magic[] = "// stand-in for PTX\n";

    // Machine code as text, so that it can be PTX.
    std::string to_hex(const std::string &bytes)
    {
        std::string text = Magic;
        for (unsigned char byte : bytes)
        {
            text += "0123456789abcdef"[byte >> 4];
            text += "0123456789abcdef"[byte & 15];
        }

        return text;
    }

    std::string from_hex(const char *text)
    {
        auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
        std::string bytes;
        for (; text[0] && text[1]; text += 2)
            bytes += (char)(digit(text[0]) << 4 | digit(text[1]));
        return bytes;
    }

    struct Program
    {
        std::string source;
        std::string log;
        std::string code;
    };

    void replace(std::string &text, const std::string &from, const std::string &to)
    {
        for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
            text.replace(at, from.size(), to);
    }

    // A launcher behind every kernel, which knows the types of its parameters.
    std::string with_launchers(std::string source)
    {
        replace(source, "extern __shared__ __align__(16)", "extern");
        std::string launchers;
        const char *barriers = source.find("__syncthreads") == std::string::npos ? "false" : "true";
        for (size_t at = 0; (at = source.find("__global__", at)) != std::string::npos; at++)
        {
            size_t bounds = source.find("__launch_bounds__(", at);
            size_t open = source.find('(', at);
            if (bounds != std::string::npos && bounds < open)
                open = source.find('(', open + 1);
            size_t begin = source.find_last_of(" \n", open) + 1;
            std::string name = source.substr(begin, open - begin);
            launchers += "static void standin_call_" + name + "(void **values) { standin::call(" + name + ", values); }\n"
                + "extern \"C\" void standin_launch_" + name + "(const unsigned *grid, const unsigned *block, void **values)\n"
                + "{ standin::launch(standin_call_" + name + ", " + barriers + ", grid, block, values); }\n";
        }

        return source + "\n" + launchers;
    }
}

#define EXPORT extern "C" __attribute__((visibility("default")))

// For tests: the call's n-th use from now on (0: the next) returns the code.
EXPORT void standin_fail(const char *call, int after, int code)
{
    std::lock_guard guard(lock);
    faults[call] = {after, code};
}

// How many of the calls that are to fail have not yet come.
EXPORT int standin_pending()
{
    std::lock_guard guard(lock);
    return (int)faults.size();
}

EXPORT void standin_set(const char *setting, long value)
{
    std::lock_guard guard(lock);
    settings[setting] = value;
}

EXPORT void standin_reset()
{
    std::lock_guard guard(lock);
    faults.clear();
    sticky = Success;
    settings["version"] = 12040;
    settings["devices"] = 1;
    settings["capability"] = 90;
    settings["memory"] = 8L << 30;
    settings["shared"] = 227 * 1024;
    settings["compute_mode"] = 0;
    settings["refuse"] = 0;
}

// How many allocations, streams, events, modules, uses of the context and programs of NVRTC live.
EXPORT int standin_living()
{
    std::lock_guard guard(lock);
    return (int)(memory.size() + pinned.size() + streams.size() + events.size() + modules.size()) + retained + programs;
}

EXPORT int cuDriverGetVersion(int *version)
{
    *version = (int)settings["version"];
    return fault("cuDriverGetVersion");
}

EXPORT int cuGetErrorName(int code, const char **name)
{
    static const std::map<int, const char *> names = {
        {1, "CUDA_ERROR_INVALID_VALUE"}, {2, "CUDA_ERROR_OUT_OF_MEMORY"}, {46, "CUDA_ERROR_DEVICE_UNAVAILABLE"},
        {100, "CUDA_ERROR_NO_DEVICE"}, {200, "CUDA_ERROR_INVALID_IMAGE"}, {201, "CUDA_ERROR_INVALID_CONTEXT"},
        {218, "CUDA_ERROR_INVALID_PTX"}, {400, "CUDA_ERROR_INVALID_HANDLE"}, {500, "CUDA_ERROR_NOT_FOUND"},
        {700, "CUDA_ERROR_ILLEGAL_ADDRESS"}, {719, "CUDA_ERROR_LAUNCH_FAILED"}, {999, "CUDA_ERROR_UNKNOWN"},
    };
    auto found = names.find(code);
    if (found == names.end())
        return InvalidValue;
    *name = found->second;
    return Success;
}

EXPORT int cuGetErrorString(int code, const char **text)
{
    static const std::map<int, const char *> texts = {{2, "out of memory"}, {719, "unspecified launch failure"}, {46, "device is lost"}};
    auto found = texts.find(code);
    *text = found == texts.end() ? "an error of the stand-in" : found->second;
    return Success;
}

EXPORT int cuInit(unsigned) { return fault("cuInit"); }

EXPORT int cuDeviceGetCount(int *count)
{
    *count = (int)settings["devices"];
    return fault("cuDeviceGetCount");
}

EXPORT int cuDeviceGet(int *device, int index)
{
    *device = index;
    return fault("cuDeviceGet");
}

EXPORT int cuDeviceGetName(char *name, int size, int)
{
    snprintf(name, (size_t)size, "Stand-in GPU");
    return fault("cuDeviceGetName");
}

EXPORT int cuDeviceTotalMem_v2(size_t *bytes, int)
{
    *bytes = (size_t)settings["memory"];
    return fault("cuDeviceTotalMem");
}

EXPORT int cuDeviceGetAttribute(int *value, int attribute, int)
{
    static const std::map<int, int> values = {
        {1, 1024}, {2, 1024}, {3, 1024}, {4, 64}, {5, 2147483647}, {6, 65535}, {7, 65535}, {8, 48 * 1024}, {10, 32}, {16, 132},
    };
    int capability = (int)settings["capability"];
    auto found = values.find(attribute);
    *value = attribute == 75 ? capability / 10
        : attribute == 76 ? capability % 10
        : attribute == 97 ? (int)settings["shared"]
        : attribute == 20 ? (int)settings["compute_mode"]
        : found == values.end() ? 0 : found->second;
    return fault("cuDeviceGetAttribute");
}

EXPORT int cuDevicePrimaryCtxRetain(void **handle, int)
{
    std::lock_guard guard(lock);
    if (int code = fault("cuDevicePrimaryCtxRetain"))
        return code;
    retained++;
    *handle = &contextHandle;
    return Success;
}

EXPORT int cuDevicePrimaryCtxRelease_v2(int)
{
    std::lock_guard guard(lock);
    if (retained == 0)
        return InvalidContext;
    if (--retained == 0)
        sticky = Success;
    return Success;
}

EXPORT int cuCtxSetCurrent(void *handle)
{
    int code = fault("cuCtxSetCurrent");
    context = handle;
    return code;
}

EXPORT int cuCtxSynchronize() { return enter("cuCtxSynchronize"); }

EXPORT int cuMemGetInfo_v2(size_t *available, size_t *total)
{
    std::lock_guard guard(lock);
    *total = (size_t)settings["memory"];
    *available = *total - std::min(*total, allocated);
    return enter("cuMemGetInfo");
}

#ifndef STANDIN_WITHOUT_MEMORY
EXPORT int cuMemAlloc_v2(void **address, size_t bytes)
{
    std::lock_guard guard(lock);
    if (int code = enter("cuMemAlloc"))
        return code;
    if (allocated + bytes > (size_t)settings["memory"])
        return OutOfMemory;
    *address = aligned_alloc(256, (bytes + 255) / 256 * 256);
    if (!*address)
        return OutOfMemory;
    // Not zero: who reads what was never written shall notice.
    memset(*address, 0xcd, bytes);
    memory[*address] = bytes;
    allocated += bytes;
    return Success;
}

#endif

EXPORT int cuMemFree_v2(void *address)
{
    std::lock_guard guard(lock);
    int code = fault("cuMemFree");
    auto found = memory.find(address);
    if (found == memory.end())
        return InvalidValue;
    allocated -= found->second;
    memory.erase(found);
    free(address);
    return code ? code : sticky;
}

EXPORT int cuMemHostAlloc(void **address, size_t bytes, unsigned)
{
    std::lock_guard guard(lock);
    if (int code = enter("cuMemHostAlloc"))
        return code;
    *address = aligned_alloc(4096, (bytes + 4095) / 4096 * 4096);
    pinned.insert(*address);
    return Success;
}

EXPORT int cuMemFreeHost(void *address) { return destroy("cuMemFreeHost", pinned, address); }

EXPORT int cuMemcpyHtoDAsync_v2(void *target, const void *source, size_t bytes, void *)
{
    std::lock_guard guard(lock);
    if (int code = enter("cuMemcpyHtoDAsync"))
        return code;
    if (!is_device(target, bytes))
        return InvalidValue;
    memcpy(target, source, bytes);
    return Success;
}

EXPORT int cuMemcpyDtoHAsync_v2(void *target, const void *source, size_t bytes, void *)
{
    std::lock_guard guard(lock);
    if (int code = enter("cuMemcpyDtoHAsync"))
        return code;
    if (!is_device(source, bytes))
        return InvalidValue;
    memcpy(target, source, bytes);
    return Success;
}

EXPORT int cuMemcpyDtoDAsync_v2(void *target, const void *source, size_t bytes, void *)
{
    std::lock_guard guard(lock);
    if (int code = enter("cuMemcpyDtoDAsync"))
        return code;
    if (!is_device(target, bytes) || !is_device(source, bytes))
        return InvalidValue;
    memmove(target, source, bytes);
    return Success;
}

EXPORT int cuMemsetD8Async(void *target, unsigned char value, size_t bytes, void *)
{
    std::lock_guard guard(lock);
    if (int code = enter("cuMemsetD8Async"))
        return code;
    if (!is_device(target, bytes))
        return InvalidValue;
    memset(target, value, bytes);
    return Success;
}

EXPORT int cuStreamCreate(char **stream, unsigned) { return create("cuStreamCreate", streams, stream); }

EXPORT int cuStreamDestroy_v2(void *stream) { return destroy("cuStreamDestroy", streams, stream); }

EXPORT int cuStreamSynchronize(void *stream)
{
    std::lock_guard guard(lock);
    if (int code = enter("cuStreamSynchronize"))
        return code;
    return streams.count(stream) ? Success : InvalidHandle;
}

EXPORT int cuEventCreate(char **event, unsigned) { return create("cuEventCreate", events, event); }

EXPORT int cuEventDestroy_v2(void *event) { return destroy("cuEventDestroy", events, event); }

EXPORT int cuEventRecord(void *event, void *stream)
{
    std::lock_guard guard(lock);
    if (int code = enter("cuEventRecord"))
        return code;
    return events.count(event) && streams.count(stream) ? Success : InvalidHandle;
}

EXPORT int cuEventSynchronize(void *event)
{
    std::lock_guard guard(lock);
    if (int code = enter("cuEventSynchronize"))
        return code;
    return events.count(event) ? Success : InvalidHandle;
}

EXPORT int cuModuleLoadDataEx(void **handle, const void *image, unsigned count, int *options, void **values)
{
    std::lock_guard guard(lock);
    int code = enter("cuModuleLoadDataEx");
    const char *text = (const char *)image;
    if (!code && (strncmp(text, Magic, sizeof Magic - 1) != 0 || settings["refuse"]-- > 0))
        code = InvalidImage;
    for (unsigned i = 0; code && i < count; i++)
    {
        if (options[i] == 5)
            strcpy((char *)values[i], "the stand-in's log of a failed load");
    }

    if (code)
        return code;
    std::string folder = temporary_folder(), path = folder + "/kernel.so";
    write(path, from_hex(text + sizeof Magic - 1));
    void *library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    unlink(path.c_str());
    rmdir(folder.c_str());
    if (!library)
        return InvalidImage;
    *handle = new Module{library};
    modules.insert(*handle);
    return Success;
}

EXPORT int cuModuleUnload(void *handle)
{
    std::lock_guard guard(lock);
    int code = fault("cuModuleUnload");
    if (modules.erase(handle) == 0)
        return InvalidHandle;
    for (auto entry = functions.begin(); entry != functions.end();)
    {
        if (entry->second == handle)
        {
            delete (Function *)entry->first;
            entry = functions.erase(entry);
        }
        else
        {
            entry++;
        }
    }

    dlclose(((Module *)handle)->library);
    delete (Module *)handle;
    return code ? code : sticky;
}

EXPORT int cuModuleGetFunction(void **function, void *module, const char *name)
{
    std::lock_guard guard(lock);
    if (int code = enter("cuModuleGetFunction"))
        return code;
    if (!modules.count(module))
        return InvalidHandle;
    void *launch = dlsym(((Module *)module)->library, (std::string("standin_launch_") + name).c_str());
    if (!launch)
        return NotFound;
    auto created = new Function{(decltype(Function::launch))launch};
    functions[created] = (Module *)module;
    *function = created;
    return Success;
}

EXPORT int cuFuncGetAttribute(int *value, int attribute, void *function)
{
    std::lock_guard guard(lock);
    *value = attribute == 0 ? ((Function *)function)->maxThreads : attribute == 4 ? 32 : 0;
    return enter("cuFuncGetAttribute");
}

EXPORT int cuFuncSetAttribute(void *, int attribute, int value)
{
    std::lock_guard guard(lock);
    if (int code = enter("cuFuncSetAttribute"))
        return code;
    return attribute == 8 && value <= settings["shared"] ? Success : InvalidValue;
}

EXPORT int cuLaunchKernel(
    void *function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz, unsigned shared, void *stream,
    void **parameters, void **)
{
    std::lock_guard guard(lock);
    if (int code = enter("cuLaunchKernel"))
        return code;
    if (!functions.count(function) || !streams.count(stream))
        return InvalidHandle;
    if (gx == 0 || gy == 0 || gz == 0 || gy > 65535 || gz > 65535 || bx * by * bz == 0 || bx * by * bz > 1024 || bz > 64
        || (long)shared > settings["shared"])
        return InvalidValue;
    unsigned grid[] = {gx, gy, gz}, block[] = {bx, by, bz};
    ((Function *)function)->launch(grid, block, parameters);
    // A kernel that crashes tells at the next call.
    if (int code = fault("kernel"))
        sticky = code;
    return Success;
}

EXPORT const char *nvrtcGetErrorString(int code)
{
    return code == 0 ? "NVRTC_SUCCESS" : code == 5 ? "NVRTC_ERROR_INVALID_OPTION" : code == 6 ? "NVRTC_ERROR_COMPILATION" : "NVRTC_ERROR_INTERNAL_ERROR";
}

EXPORT int nvrtcVersion(int *major, int *minor)
{
    *major = 12;
    *minor = 4;
    return Success;
}

EXPORT int nvrtcGetNumSupportedArchs(int *count)
{
    *count = (int)std::size(architectures);
    return Success;
}

EXPORT int nvrtcGetSupportedArchs(int *architectures)
{
    std::copy(std::begin(::architectures), std::end(::architectures), architectures);
    return Success;
}

EXPORT int nvrtcCreateProgram(Program **program, const char *source, const char *, int, const char **, const char **)
{
    std::lock_guard guard(lock);
    if (int code = fault("nvrtcCreateProgram"))
        return code;
    *program = new Program{source, "", ""};
    programs++;
    return Success;
}

EXPORT int nvrtcDestroyProgram(Program **program)
{
    std::lock_guard guard(lock);
    delete *program;
    *program = nullptr;
    programs--;
    return Success;
}

EXPORT int nvrtcCompileProgram(Program *program, int count, const char **options)
{
    {
        std::lock_guard guard(lock);
        if (int code = fault("nvrtcCompileProgram"))
        {
            program->log = "the stand-in's log of a failed compilation";
            return code;
        }
    }

    bool known = true;
    std::string folder = temporary_folder(), base = folder + "/kernel";
    write(base + ".cpp", with_launchers(program->source));
    std::string command = "g++ " STANDIN_OPTIONS " -shared -w -include "
        + quoted(STANDIN_HEADER);
    for (int i = 0; i < count; i++)
    {
        const char macro[] = "--define-macro=";
        if (strncmp(options[i], macro, sizeof macro - 1) == 0)
            command += " -D " + quoted(options[i] + sizeof macro - 1);
        const char architecture[] = "--gpu-architecture=";
        if (strncmp(options[i], architecture, sizeof architecture - 1) == 0)
            known = std::count(std::begin(architectures), std::end(architectures), atoi(strchr(options[i], '_') + 1)) > 0;
    }

    int code = !known || run(command + " -o " + base + ".so " + base + ".cpp > " + base + ".log 2>&1");
    program->log = known ? read(base + ".log") : "nvrtc: error: invalid value for --gpu-architecture";
    program->code = to_hex(read(base + ".so"));
    for (const char *suffix : {".cpp", ".so", ".log"})
        unlink((base + suffix).c_str());
    rmdir(folder.c_str());
    return !known ? 5 : code == 0 ? Success : 6;
}

EXPORT int nvrtcGetProgramLogSize(Program *program, size_t *size)
{
    *size = program->log.size() + 1;
    return Success;
}

EXPORT int nvrtcGetProgramLog(Program *program, char *log)
{
    memcpy(log, program->log.c_str(), program->log.size() + 1);
    return Success;
}

EXPORT int nvrtcGetPTXSize(Program *program, size_t *size)
{
    *size = program->code.size() + 1;
    return Success;
}

EXPORT int nvrtcGetPTX(Program *program, char *code)
{
    memcpy(code, program->code.c_str(), program->code.size() + 1);
    return Success;
}

EXPORT int nvrtcGetCUBINSize(Program *program, size_t *size) { return nvrtcGetPTXSize(program, size); }

EXPORT int nvrtcGetCUBIN(Program *program, char *code) { return nvrtcGetPTX(program, code); }
