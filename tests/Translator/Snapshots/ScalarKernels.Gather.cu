// ScalarKernels.Gather in CUDA C, from ScalarKernels.cs:35
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;
typedef struct { float* data; long long length; } float_view;

// ScalarKernels.Gather, ScalarKernels.cs:35
static __device__ __forceinline__ void ScalarKernels_Gather_item(int i, int_view places, float_view from, float_view to)
{
    to.data[i] = from.data[places.data[i]];
}

extern "C" __global__ void __launch_bounds__(256) ScalarKernels_Gather(
    int extent_x,
    int* KRD_RESTRICT places_data, long long places_offset, long long places_length,
    float* KRD_RESTRICT from_data, long long from_offset, long long from_length,
    float* KRD_RESTRICT to_data, long long to_offset, long long to_length)
{
    int_view places = int_view{places_data + places_offset, places_length};
    float_view from = float_view{from_data + from_offset, from_length};
    float_view to = float_view{to_data + to_offset, to_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ScalarKernels_Gather_item(x, places, from, to);
}
