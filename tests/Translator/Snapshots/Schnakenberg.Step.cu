// Schnakenberg.Step in CUDA C, from Schnakenberg.cs:21
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; int extent_x, extent_y, stride; } float_view2d;
typedef struct { float DiffusionU; float DiffusionV; float A; float B; float TimeStep; } Coefficients;

// FivePoint.Laplacian, FivePoint.cs:10
static __device__ __forceinline__ float FivePoint_Laplacian(float_view2d f, int x, int y)
{
    return fmaf(-4.0f, f.data[y * f.stride + x], f.data[y * f.stride + x - 1] + f.data[y * f.stride + x + 1] + (f.data[(y - 1) * f.stride + x] + f.data[(y + 1) * f.stride + x]));
}

// Schnakenberg.Update, Schnakenberg.cs:31
static __device__ __forceinline__ void Schnakenberg_Update(int x, int y, float_view2d u, float_view2d v, float_view2d uNext, float_view2d vNext, Coefficients c)
{
    float uHere = u.data[y * u.stride + x];
    float vHere = v.data[y * v.stride + x];
    float uLaplacian = FivePoint_Laplacian(u, x, y);
    float vLaplacian = FivePoint_Laplacian(v, x, y);
    float reaction = c.TimeStep * (uHere * uHere * vHere);
    uNext.data[y * uNext.stride + x] = uHere + (c.DiffusionU * uLaplacian + (c.A - c.TimeStep * uHere + reaction));
    vNext.data[y * vNext.stride + x] = vHere + (c.DiffusionV * vLaplacian + (c.B - reaction));
}

// Schnakenberg.Step, Schnakenberg.cs:21
static __device__ __forceinline__ void Schnakenberg_Step_item(Index2D cell, float_view2d u, float_view2d v, float_view2d uNext, float_view2d vNext, Coefficients c)
{
    Schnakenberg_Update(cell.x + 1, cell.y + 1, u, v, uNext, vNext, c);
}

extern "C" __global__ void __launch_bounds__(256) Schnakenberg_Step(
    int extent_x, int extent_y,
    float* KRD_RESTRICT u_data, long long u_offset, long long u_length, int u_extent_x, int u_extent_y, int u_stride,
    float* KRD_RESTRICT v_data, long long v_offset, long long v_length, int v_extent_x, int v_extent_y, int v_stride,
    float* KRD_RESTRICT uNext_data, long long uNext_offset, long long uNext_length, int uNext_extent_x, int uNext_extent_y, int uNext_stride,
    float* KRD_RESTRICT vNext_data, long long vNext_offset, long long vNext_length, int vNext_extent_x, int vNext_extent_y, int vNext_stride,
    Coefficients c)
{
    float_view2d u = float_view2d{u_data, u_length, u_extent_x, u_extent_y, u_stride};
    float_view2d v = float_view2d{v_data, v_length, v_extent_x, v_extent_y, v_stride};
    float_view2d uNext = float_view2d{uNext_data, uNext_length, uNext_extent_x, uNext_extent_y, uNext_stride};
    float_view2d vNext = float_view2d{vNext_data, vNext_length, vNext_extent_x, vNext_extent_y, vNext_stride};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    Schnakenberg_Step_item(Index2D{x, y}, u, v, uNext, vNext, c);
}
