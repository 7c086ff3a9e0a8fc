// VectorKernels.Integers in CUDA C, from VectorKernels.cs:76
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;

static __device__ __forceinline__ int krd_max_int(int a, int b)
{
    return a > b ? a : b;
}

// VectorKernels.Integers, VectorKernels.cs:76
static __device__ __forceinline__ void VectorKernels_Integers_item(int i, int_view a, int_view to, int shift)
{
    int x = a.data[i];
    int y = (x << (shift & 31)) ^ (x >> 3) ^ (int)((unsigned int)x >> 5) ^ (int)((unsigned int)x >> (shift & 31));
    int smaller = x < y ? x : y;
    to.data[i] = ((smaller * 3) & ~x) + (y | i) - krd_max_int(x, y);
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_Integers(
    int extent_x,
    int* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    int* KRD_RESTRICT to_data, long long to_offset, long long to_length,
    int shift)
{
    int_view a = int_view{a_data + a_offset, a_length};
    int_view to = int_view{to_data + to_offset, to_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    VectorKernels_Integers_item(x, a, to, shift);
}
