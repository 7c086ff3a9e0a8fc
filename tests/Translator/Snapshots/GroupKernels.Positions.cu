// GroupKernels.Positions in CUDA C, from GroupKernels.cs:11
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { long long* data; long long length; } long_view;
typedef struct { int x, y, z; } Index3D;

static __device__ __forceinline__ int krd_linear_index()
{
    return (int)((threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x);
}

static __device__ __forceinline__ long long krd_global_linear_index()
{
    long long group = ((long long)blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
    return group * (blockDim.x * blockDim.y * blockDim.z) + krd_linear_index();
}

// GroupKernels.Positions, GroupKernels.cs:11
extern "C" __global__ void GroupKernels_Positions(
    long long* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    long_view result = long_view{result_data, result_length};
    Index3D global_ = Index3D{(int)(blockIdx.x * blockDim.x + threadIdx.x), (int)(blockIdx.y * blockDim.y + threadIdx.y), (int)(blockIdx.z * blockDim.z + threadIdx.z)};
    long long at = krd_global_linear_index();
    if (at < result.length)
    {
        result.data[at] = (long long)((int)blockIdx.x + 10 * (int)blockIdx.y + 100 * (int)gridDim.x + 1000 * krd_linear_index()) + 1000000LL * (long long)global_.x + 100000000LL * (long long)global_.y + (long long)(krd_linear_index() == 0 ? 7 : 0) + (long long)(Index3D{(int)blockDim.x, (int)blockDim.y, (int)blockDim.z}.x * Index3D{(int)blockDim.x, (int)blockDim.y, (int)blockDim.z}.y * Index3D{(int)blockDim.x, (int)blockDim.y, (int)blockDim.z}.z) + (long long)Index3D{(int)blockIdx.x, (int)blockIdx.y, (int)blockIdx.z}.x + (long long)Index3D{(int)threadIdx.x, (int)threadIdx.y, (int)threadIdx.z}.y + (long long)Index3D{(int)gridDim.x, (int)gridDim.y, (int)gridDim.z}.z;
    }
}
