// AtomicKernels.Integers in CUDA C, from AtomicKernels.cs:9
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;
typedef struct { unsigned int* data; long long length; } uint_view;

// AtomicKernels.Integers, AtomicKernels.cs:9
static __device__ __forceinline__ void AtomicKernels_Integers_item(int i, int_view data, int_view result, uint_view unsigned_)
{
    int value = data.data[i];
    atomicAdd(&result.data[0], value);
    atomicMax(&result.data[1], value);
    atomicMin(&result.data[2], value);
    atomicAnd(&result.data[3], value | 255);
    atomicOr(&result.data[4], value & 240);
    atomicXor(&result.data[5], value);
    int slot = atomicAdd(&result.data[6], 1);
    unsigned_.data[8 + slot] = 1u;
    atomicAdd(&unsigned_.data[0], (unsigned int)value);
    atomicMax(&unsigned_.data[1], (unsigned int)value);
    if (atomicCAS(&unsigned_.data[2], 0u, 5u) == 0u)
    {
        atomicExch(&unsigned_.data[3], 9u);
    }
}

extern "C" __global__ void __launch_bounds__(256) AtomicKernels_Integers(
    int extent_x,
    int* KRD_RESTRICT data_data, long long data_offset, long long data_length,
    int* KRD_RESTRICT result_data, long long result_offset, long long result_length,
    unsigned int* KRD_RESTRICT unsigned_data, long long unsigned_offset, long long unsigned_length)
{
    int_view data = int_view{data_data, data_length};
    int_view result = int_view{result_data, result_length};
    uint_view unsigned_ = uint_view{unsigned_data, unsigned_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    AtomicKernels_Integers_item(x, data, result, unsigned_);
}
