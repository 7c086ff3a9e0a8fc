// JointProbabilities.Nearest in CUDA C, from JointProbabilities.cs:14
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif
#ifndef NAN
#define NAN __int_as_float(0x7fc00000)
#endif
#ifndef INFINITY
#define INFINITY __int_as_float(0x7f800000)
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// JointProbabilities.Nearest, JointProbabilities.cs:14
static __device__ __forceinline__ void JointProbabilities_Nearest_item(Index2D item, float_view distances, float_view nearest, int n)
{
    int i = item.y * 16 + item.x;
    int column = item.y * n * 16 + item.x;
    float least = INFINITY;
    for (int j = 0; j < n; j++)
    {
        float distance = distances.data[column + j * 16];
        bool isNearer = distance < least;
        least = isNearer && i != j ? distance : least;
    }
    nearest.data[i] = least;
}

extern "C" __global__ void __launch_bounds__(256) JointProbabilities_Nearest(
    int extent_x, int extent_y,
    float* KRD_RESTRICT distances_data, long long distances_offset, long long distances_length,
    float* KRD_RESTRICT nearest_data, long long nearest_offset, long long nearest_length,
    int n)
{
    float_view distances = float_view{distances_data, distances_length};
    float_view nearest = float_view{nearest_data, nearest_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    JointProbabilities_Nearest_item(Index2D{x, y}, distances, nearest, n);
}
