// FiniteCheck.Residues in CUDA C, from FiniteCheck.cs:14
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; int extent_x, extent_y, stride; } float_view2d;
typedef struct { float* data; long long length; } float_view;

// FiniteCheck.Residues, FiniteCheck.cs:14
static __device__ __forceinline__ void FiniteCheck_Residues_item(Index2D item, float_view2d u, float_view2d v, float_view residues, int width, int height)
{
    int first = item.y * 64 + 1;
    int last = first + 64 - 1 < height ? first + 64 - 1 : height;
    float residue = 0.0f;
    for (int y = first; y <= last; y++)
    {
        residue += u.data[y * u.stride + item.x + 1] - u.data[y * u.stride + item.x + 1] + (v.data[y * v.stride + item.x + 1] - v.data[y * v.stride + item.x + 1]);
    }
    residues.data[item.y * width + item.x] = residue;
}

extern "C" __global__ void __launch_bounds__(256) FiniteCheck_Residues(
    int extent_x, int extent_y,
    float* KRD_RESTRICT u_data, long long u_offset, long long u_length, int u_extent_x, int u_extent_y, int u_stride,
    float* KRD_RESTRICT v_data, long long v_offset, long long v_length, int v_extent_x, int v_extent_y, int v_stride,
    float* KRD_RESTRICT residues_data, long long residues_offset, long long residues_length,
    int width,
    int height)
{
    float_view2d u = float_view2d{u_data, u_length, u_extent_x, u_extent_y, u_stride};
    float_view2d v = float_view2d{v_data, v_length, v_extent_x, v_extent_y, v_stride};
    float_view residues = float_view{residues_data, residues_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    FiniteCheck_Residues_item(Index2D{x, y}, u, v, residues, width, height);
}
