// VectorKernels.InPlace in CUDA C, from VectorKernels.cs:18
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// VectorKernels.InPlace, VectorKernels.cs:18
static __device__ __forceinline__ void VectorKernels_InPlace_item(int i, float_view x, float_view y, float a)
{
    y.data[i] += a * x.data[i];
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_InPlace(
    int extent_x,
    float* KRD_RESTRICT x_data, long long x_offset, long long x_length,
    float* KRD_RESTRICT y_data, long long y_offset, long long y_length,
    float a)
{
    float_view x = float_view{x_data + x_offset, x_length};
    float_view y = float_view{y_data + y_offset, y_length};
    int x_ = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x_ >= extent_x)
        return;
    VectorKernels_InPlace_item(x_, x, y, a);
}
