// VectorKernels.Hash in CUDA C, from VectorKernels.cs:85
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { unsigned int* data; long long length; } uint_view;

// VectorKernels.Hash, VectorKernels.cs:85
static __device__ __forceinline__ void VectorKernels_Hash_item(int i, uint_view to, unsigned int seed)
{
    unsigned int x = (unsigned int)i * 747796405u + seed;
    x ^= x >> 16;
    x *= 2246822519u;
    x ^= x >> 13;
    to.data[i] = x > 2147483648u ? x : x + 1u;
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_Hash(
    int extent_x,
    unsigned int* KRD_RESTRICT to_data, long long to_offset, long long to_length,
    unsigned int seed)
{
    uint_view to = uint_view{to_data + to_offset, to_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    VectorKernels_Hash_item(x, to, seed);
}
