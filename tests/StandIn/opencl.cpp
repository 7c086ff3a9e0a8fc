// A test double for the OpenCL loader: the functions that KernelRD calls, under their own names, which hand on to the real loader. Tests
// make calls fail, count what lives, and take from the device what others lack. It never ships.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <map>
#include <mutex>
#include <string>

#include <dlfcn.h>

namespace
{
    constexpr int Success = 0;
    constexpr int DeviceNotFound = -1;
    constexpr int AllocationFailure = -4;
    constexpr int InvalidWorkGroupSize = -54;
    constexpr int PlatformNotFound = -1001;

    struct Fault
    {
        int after;
        int code;
    };

    std::recursive_mutex lock;
    std::map<std::string, Fault> faults;

    // Of group, local and memory, 0 is what the real device has; of the others, 1.
    std::map<std::string, long> settings = {
        {"platforms", 1}, {"devices", 1}, {"available", 1}, {"compiler", 1}, {"fp64", 1}, {"version", 1},
        {"group", 0}, {"local", 0}, {"memory", 0},
    };

    // Uses of each handle, of which the last release makes it go.
    std::map<void *, int> living;
    std::map<void *, size_t> buffers;
    std::map<void *, std::string> logs;
    size_t allocated;

    // Releases of what did not live.
    int mistakes;

    int fault(const char *call)
    {
        std::lock_guard guard(lock);
        auto found = faults.find(call);
        if (found == faults.end() || found->second.after-- > 0)
            return Success;
        int code = found->second.code;
        faults.erase(found);
        return code;
    }

    long setting(const char *name)
    {
        std::lock_guard guard(lock);
        return settings[name];
    }

    template <typename F>
    F real(const char *name)
    {
        static void *library = dlopen("libOpenCL.so.1", RTLD_NOW | RTLD_LOCAL);
        return (F)dlsym(library, name);
    }

    void *created(void *handle)
    {
        std::lock_guard guard(lock);
        if (handle)
            living[handle]++;
        return handle;
    }

    int release(const char *call, void *handle)
    {
        std::lock_guard guard(lock);
        int code = fault(call);
        auto found = living.find(handle);
        if (found == living.end())
        {
            mistakes++;
            return Success;
        }

        if (--found->second == 0)
            living.erase(found);
        int result = real<int (*)(void *)>(call)(handle);
        return code ? code : result;
    }

    template <typename T>
    void limit(void *value, size_t size, long most)
    {
        for (size_t i = 0; value && most && i < size / sizeof(T); i++)
            ((T *)value)[i] = std::min(((T *)value)[i], (T)most);
    }

    int text(const std::string &from, size_t size, void *value, size_t *needed)
    {
        if (needed)
            *needed = from.size() + 1;
        if (value)
            memcpy(value, from.c_str(), std::min(size, from.size() + 1));
        return Success;
    }
}

#define EXPORT extern "C" __attribute__((visibility("default")))

// A function that is only handed on, with the code that an injected failure returns.
#define FORWARD(name, parameters, ...)                     \
    EXPORT int name parameters                             \
    {                                                      \
        if (int code = fault(#name))                       \
            return code;                                   \
        return real<int(*) parameters>(#name)(__VA_ARGS__); \
    }

// A function that makes an object.
#define CREATE(name, parameters, ...)                                 \
    EXPORT void *name parameters                                      \
    {                                                                 \
        if ((*error = fault(#name)))                                  \
            return nullptr;                                           \
        return created(real<void *(*) parameters>(#name)(__VA_ARGS__)); \
    }

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

EXPORT void standin_set(const char *name, long value)
{
    std::lock_guard guard(lock);
    settings[name] = value;
}

// How many contexts, queues, events, buffers, programs and kernels live, and how many releases were one too many.
EXPORT int standin_living()
{
    std::lock_guard guard(lock);
    int sum = mistakes;
    for (auto &[handle, uses] : living)
        sum += uses;
    return sum;
}

EXPORT int clGetPlatformIDs(unsigned count, void **platforms, unsigned *available)
{
    if (int code = fault("clGetPlatformIDs"))
        return code;
    if (!setting("platforms"))
        return PlatformNotFound;
    return real<int (*)(unsigned, void **, unsigned *)>("clGetPlatformIDs")(count, platforms, available);
}

EXPORT int clGetDeviceIDs(void *platform, uint64_t type, unsigned count, void **devices, unsigned *available)
{
    if (int code = fault("clGetDeviceIDs"))
        return code;
    if (!setting("devices"))
        return DeviceNotFound;
    return real<int (*)(void *, uint64_t, unsigned, void **, unsigned *)>("clGetDeviceIDs")(platform, type, count, devices, available);
}

EXPORT int clGetDeviceInfo(void *device, unsigned name, size_t size, void *value, size_t *needed)
{
    int code = fault("clGetDeviceInfo");
    if (!code)
        code = real<int (*)(void *, unsigned, size_t, void *, size_t *)>("clGetDeviceInfo")(device, name, size, value, needed);
    if (code || !value)
        return code;
    switch (name)
    {
    case 0x1004:
    case 0x1005:
        limit<size_t>(value, size, setting("group"));
        break;
    case 0x1023:
        limit<uint64_t>(value, size, setting("local"));
        break;
    case 0x1027:
        *(unsigned *)value &= (unsigned)setting("available");
        break;
    case 0x1028:
        *(unsigned *)value &= (unsigned)setting("compiler");
        break;
    case 0x1032:
        *(uint64_t *)value *= (uint64_t)setting("fp64");
        break;
    case 0x102F:
        if (!setting("version"))
            memcpy((char *)value + sizeof "OpenCL", "1.1", 3);
        break;
    }

    return Success;
}

FORWARD(clGetPlatformInfo, (void *platform, unsigned name, size_t size, void *value, size_t *needed), platform, name, size, value, needed)

CREATE(
    clCreateContext, (intptr_t *properties, unsigned count, void **devices, void *notify, void *data, int *error),
    properties, count, devices, notify, data, error)

EXPORT int clReleaseContext(void *context) { return release("clReleaseContext", context); }

CREATE(clCreateCommandQueue, (void *context, void *device, uint64_t properties, int *error), context, device, properties, error)

EXPORT int clRetainCommandQueue(void *queue)
{
    if (int code = fault("clRetainCommandQueue"))
        return code;
    created(queue);
    return real<int (*)(void *)>("clRetainCommandQueue")(queue);
}

EXPORT int clReleaseCommandQueue(void *queue) { return release("clReleaseCommandQueue", queue); }

// What is queued is done all the same, as the memory is released next.
EXPORT int clFinish(void *queue)
{
    int code = fault("clFinish"), result = real<int (*)(void *)>("clFinish")(queue);
    return code ? code : result;
}

FORWARD(clWaitForEvents, (unsigned count, void **events), count, events)

EXPORT int clReleaseEvent(void *event) { return release("clReleaseEvent", event); }

EXPORT void *clCreateBuffer(void *context, uint64_t flags, size_t size, void *host, int *error)
{
    std::lock_guard guard(lock);
    long most = settings["memory"];
    *error = fault("clCreateBuffer");
    if (!*error && most && allocated + size > (size_t)most)
        *error = AllocationFailure;
    if (*error)
        return nullptr;
    void *buffer = created(
        real<void *(*)(void *, uint64_t, size_t, void *, int *)>("clCreateBuffer")(context, flags, size, host, error));
    if (buffer)
        allocated += buffers[buffer] = size;
    return buffer;
}

EXPORT int clReleaseMemObject(void *buffer)
{
    std::lock_guard guard(lock);
    allocated -= buffers[buffer];
    buffers.erase(buffer);
    return release("clReleaseMemObject", buffer);
}

FORWARD(
    clEnqueueReadBuffer,
    (void *queue, void *buffer, unsigned blocking, size_t offset, size_t size, void *target, unsigned count, void **waits, void **event),
    queue, buffer, blocking, offset, size, target, count, waits, event)

FORWARD(
    clEnqueueWriteBuffer,
    (void *queue, void *buffer, unsigned blocking, size_t offset, size_t size, void *source, unsigned count, void **waits, void **event),
    queue, buffer, blocking, offset, size, source, count, waits, event)

FORWARD(
    clEnqueueCopyBuffer,
    (void *queue, void *source, void *target, size_t sourceOffset, size_t targetOffset, size_t size,
     unsigned count, void **waits, void **event),
    queue, source, target, sourceOffset, targetOffset, size, count, waits, event)

FORWARD(
    clEnqueueFillBuffer,
    (void *queue, void *buffer, void *pattern, size_t patternSize, size_t offset, size_t size, unsigned count, void **waits, void **event),
    queue, buffer, pattern, patternSize, offset, size, count, waits, event)

CREATE(
    clCreateProgramWithSource, (void *context, unsigned count, char **texts, size_t *lengths, int *error),
    context, count, texts, lengths, error)

CREATE(
    clCreateProgramWithBinary,
    (void *context, unsigned count, void **devices, size_t *lengths, unsigned char **binaries, int *status, int *error),
    context, count, devices, lengths, binaries, status, error)

EXPORT int clBuildProgram(void *program, unsigned count, void **devices, const char *options, void *notify, void *data)
{
    if (int code = fault("clBuildProgram"))
    {
        std::lock_guard guard(lock);
        logs[program] = "the stand-in's log of a failed build";
        return code;
    }

    return real<int (*)(void *, unsigned, void **, const char *, void *, void *)>("clBuildProgram")(
        program, count, devices, options, notify, data);
}

FORWARD(clGetProgramInfo, (void *program, unsigned name, size_t size, void *value, size_t *needed), program, name, size, value, needed)

EXPORT int clGetProgramBuildInfo(void *program, void *device, unsigned name, size_t size, void *value, size_t *needed)
{
    if (int code = fault("clGetProgramBuildInfo"))
        return code;
    {
        std::lock_guard guard(lock);
        auto log = logs.find(program);
        if (name == 0x1183 && log != logs.end())
            return text(log->second, size, value, needed);
    }

    return real<int (*)(void *, void *, unsigned, size_t, void *, size_t *)>("clGetProgramBuildInfo")(
        program, device, name, size, value, needed);
}

EXPORT int clReleaseProgram(void *program)
{
    std::lock_guard guard(lock);
    logs.erase(program);
    return release("clReleaseProgram", program);
}

CREATE(clCreateKernel, (void *program, const char *name, int *error), program, name, error)

FORWARD(clSetKernelArg, (void *kernel, unsigned index, size_t size, void *value), kernel, index, size, value)

EXPORT int clGetKernelWorkGroupInfo(void *kernel, void *device, unsigned name, size_t size, void *value, size_t *needed)
{
    int code = fault("clGetKernelWorkGroupInfo");
    if (!code)
        code = real<int (*)(void *, void *, unsigned, size_t, void *, size_t *)>("clGetKernelWorkGroupInfo")(
            kernel, device, name, size, value, needed);
    if (!code && name == 0x11B0)
        limit<size_t>(value, size, setting("group"));
    return code;
}

EXPORT int clReleaseKernel(void *kernel) { return release("clReleaseKernel", kernel); }

EXPORT int clEnqueueNDRangeKernel(
    void *queue, void *kernel, unsigned dimensions, size_t *offset, size_t *global, size_t *local,
    unsigned count, void **waits, void **event)
{
    if (int code = fault("clEnqueueNDRangeKernel"))
        return code;
    size_t items = 1;
    for (unsigned i = 0; i < dimensions; i++)
        items *= local[i];
    long most = setting("group");
    if (most && items > (size_t)most)
        return InvalidWorkGroupSize;
    int code = real<int (*)(void *, void *, unsigned, size_t *, size_t *, size_t *, unsigned, void **, void **)>("clEnqueueNDRangeKernel")(
        queue, kernel, dimensions, offset, global, local, count, waits, event);
    if (!code && event)
        created(*event);
    return code;
}
