// VectorKernels.Hash in OpenCL C, from VectorKernels.cs:85
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global uint* data; long length; } uint_view;

// VectorKernels.Hash, VectorKernels.cs:85
static inline void VectorKernels_Hash_item(int i, uint_view to, uint seed)
{
    uint x = (uint)i * 747796405u + seed;
    x ^= x >> 16;
    x *= 2246822519u;
    x ^= x >> 13;
    to.data[i] = x > 2147483648u ? x : x + 1u;
}

__kernel void VectorKernels_Hash(
    int extent_x,
    __global uint* KRD_RESTRICT to_data, long to_offset, long to_length,
    uint seed)
{
    uint_view to = (uint_view){to_data + to_offset, to_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        VectorKernels_Hash_item(x, to, seed);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    VectorKernels_Hash_item(x, to, seed);
#endif
}
