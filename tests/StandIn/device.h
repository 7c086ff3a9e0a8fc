// What CUDA C brings along, for a C++ compiler: a kernel compiled over this header runs its blocks one after the other, and the threads of a
// block one after the other too, or, where it has barriers, as fibers that change places at each barrier.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <ucontext.h>

using std::isfinite;
using std::isinf;
using std::isnan;
using std::signbit;
// In CUDA C it takes float and double.
using std::sqrt;

#define __global__
#define __device__
#define __forceinline__ inline
#define __align__(n) alignas(n)
#define __launch_bounds__(...)
// Blocks run one after the other on one thread, so memory of a block can be memory of the program.
#define __shared__ static

struct StandInIndex
{
    unsigned x, y, z;
};

static StandInIndex threadIdx, blockIdx, blockDim, gridDim;

// Dynamic shared memory: as large as a device allows.
alignas(16) unsigned char dynamic_shared[256 * 1024];

namespace standin
{
    constexpr size_t StackBytes = 64 * 1024;

    static ucontext_t scheduler;
    static std::vector<ucontext_t> fibers;
    static std::vector<char> stacks;
    static std::vector<int> phases;
    static std::vector<bool> finished;
    static size_t current;
    static void (*body)(void **);
    static void **arguments;

    // What barriers count, for the phase that is running, the one before and the one after.
    static int counts[3];

    inline int barrier(int predicate)
    {
        int phase = phases[current]++ % 3;
        counts[(phase + 1) % 3] = 0;
        counts[phase] += predicate;
        swapcontext(&fibers[current], &scheduler);
        return counts[phase];
    }

    inline void fiber()
    {
        body(arguments);
        finished[current] = true;
    }

    inline StandInIndex position(unsigned linear)
    {
        return {linear % blockDim.x, linear / blockDim.x % blockDim.y, linear / (blockDim.x * blockDim.y)};
    }

    inline void run_with_barriers(unsigned threads)
    {
        fibers.resize(threads);
        stacks.resize(threads * StackBytes);
        phases.assign(threads, 0);
        finished.assign(threads, false);
        std::memset(counts, 0, sizeof counts);
        for (unsigned i = 0; i < threads; i++)
        {
            getcontext(&fibers[i]);
            fibers[i].uc_stack.ss_sp = &stacks[i * StackBytes];
            fibers[i].uc_stack.ss_size = StackBytes;
            fibers[i].uc_link = &scheduler;
            makecontext(&fibers[i], fiber, 0);
        }

        for (unsigned left = threads; left > 0;)
        {
            for (current = 0; current < threads; current++)
            {
                if (finished[current])
                    continue;
                threadIdx = position((unsigned)current);
                swapcontext(&scheduler, &fibers[current]);
                left -= finished[current];
            }
        }
    }

    template <typename... Parameters, size_t... Indices>
    void call(void (*kernel)(Parameters...), void **values, std::index_sequence<Indices...>)
    {
        kernel(*(std::remove_reference_t<Parameters> *)values[Indices]...);
    }

    template <typename... Parameters>
    void call(void (*kernel)(Parameters...), void **values)
    {
        call(kernel, values, std::index_sequence_for<Parameters...>());
    }

    inline void launch(void (*kernel)(void **), bool has_barriers, const unsigned *grid, const unsigned *block, void **values)
    {
        gridDim = {grid[0], grid[1], grid[2]};
        blockDim = {block[0], block[1], block[2]};
        body = kernel;
        arguments = values;
        unsigned threads = block[0] * block[1] * block[2];
        for (blockIdx.z = 0; blockIdx.z < gridDim.z; blockIdx.z++)
            for (blockIdx.y = 0; blockIdx.y < gridDim.y; blockIdx.y++)
                for (blockIdx.x = 0; blockIdx.x < gridDim.x; blockIdx.x++)
                {
                    if (has_barriers)
                    {
                        run_with_barriers(threads);
                        continue;
                    }

                    for (unsigned i = 0; i < threads; i++)
                    {
                        threadIdx = position(i);
                        kernel(values);
                    }
                }
    }

    template <typename To, typename From>
    To bits(From value)
    {
        static_assert(sizeof(To) == sizeof(From));
        To result;
        std::memcpy(&result, &value, sizeof result);
        return result;
    }

    template <typename T, typename Update>
    T update(T *target, Update next)
    {
        T old = *target;
        *target = next(old);
        return old;
    }
}

inline void __syncthreads() { standin::barrier(0); }
inline int __syncthreads_count(int predicate) { return standin::barrier(predicate != 0); }
inline int __syncthreads_and(int predicate) { return standin::barrier(predicate == 0) == 0; }
inline int __syncthreads_or(int predicate) { return standin::barrier(predicate != 0) != 0; }
inline void __threadfence_block() {}
inline void __threadfence() {}
inline void __threadfence_system() {}

inline int __float_as_int(float value) { return standin::bits<int>(value); }
inline unsigned __float_as_uint(float value) { return standin::bits<unsigned>(value); }
inline float __int_as_float(int value) { return standin::bits<float>(value); }
inline float __uint_as_float(unsigned value) { return standin::bits<float>(value); }
inline long long __double_as_longlong(double value) { return standin::bits<long long>(value); }
inline double __longlong_as_double(long long value) { return standin::bits<double>(value); }

inline int __popc(unsigned value) { return __builtin_popcount(value); }
inline int __popcll(unsigned long long value) { return __builtin_popcountll(value); }
inline int __clz(int value) { return value == 0 ? 32 : __builtin_clz((unsigned)value); }
inline int __clzll(long long value) { return value == 0 ? 64 : __builtin_clzll((unsigned long long)value); }

// As on the device: to nearest below the range and above it, and 0 for what is no number.
template <typename To, typename From>
To standin_to_integer(From value, To least, To most)
{
    if (value != value)
        return 0;
    if (value <= (From)least)
        return least;
    return value >= (From)most ? most : (To)value;
}

inline int __float2int_rz(float value) { return standin_to_integer<int>(value, INT32_MIN, INT32_MAX); }
inline unsigned __float2uint_rz(float value) { return standin_to_integer<unsigned>(value, 0, UINT32_MAX); }
inline long long __float2ll_rz(float value) { return standin_to_integer<long long>(value, INT64_MIN, INT64_MAX); }
inline unsigned long long __float2ull_rz(float value) { return standin_to_integer<unsigned long long>(value, 0, UINT64_MAX); }
inline int __double2int_rz(double value) { return standin_to_integer<int>(value, INT32_MIN, INT32_MAX); }
inline unsigned __double2uint_rz(double value) { return standin_to_integer<unsigned>(value, 0, UINT32_MAX); }
inline long long __double2ll_rz(double value) { return standin_to_integer<long long>(value, INT64_MIN, INT64_MAX); }
inline unsigned long long __double2ull_rz(double value) { return standin_to_integer<unsigned long long>(value, 0, UINT64_MAX); }

// One thread runs at a time, so a plain update is atomic.
#define STANDIN_ATOMIC(NAME, TYPE, RESULT)                                     \
    inline TYPE NAME(TYPE *target, TYPE value)                                 \
    {                                                                          \
        return standin::update(target, [=](TYPE old) -> TYPE { return RESULT; }); \
    }

#define STANDIN_ATOMICS(TYPE)                                \
    STANDIN_ATOMIC(atomicMax, TYPE, old > value ? old : value) \
    STANDIN_ATOMIC(atomicMin, TYPE, old < value ? old : value) \
    STANDIN_ATOMIC(atomicAnd, TYPE, old &value)              \
    STANDIN_ATOMIC(atomicOr, TYPE, old | value)              \
    STANDIN_ATOMIC(atomicXor, TYPE, old ^ value)

STANDIN_ATOMICS(int)
STANDIN_ATOMICS(unsigned)
STANDIN_ATOMICS(long long)
STANDIN_ATOMICS(unsigned long long)
STANDIN_ATOMIC(atomicAdd, unsigned, old + value)
STANDIN_ATOMIC(atomicAdd, unsigned long long, old + value)
STANDIN_ATOMIC(atomicExch, int, ((void)old, value))
STANDIN_ATOMIC(atomicExch, unsigned, ((void)old, value))
STANDIN_ATOMIC(atomicExch, unsigned long long, ((void)old, value))
inline int atomicAdd(int *target, int value) { return (int)atomicAdd((unsigned *)target, (unsigned)value); }

#define STANDIN_CAS(TYPE)                                                             \
    inline TYPE atomicCAS(TYPE *target, TYPE compare, TYPE value)                     \
    {                                                                                 \
        return standin::update(target, [=](TYPE old) -> TYPE { return old == compare ? value : old; }); \
    }

STANDIN_CAS(int)
STANDIN_CAS(unsigned)
STANDIN_CAS(unsigned long long)
