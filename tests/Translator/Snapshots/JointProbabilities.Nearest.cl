// JointProbabilities.Nearest in OpenCL C, from JointProbabilities.cs:14
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { int x, y; } Index2D;
typedef struct { __global float* data; long length; } float_view;

// JointProbabilities.Nearest, JointProbabilities.cs:14
static inline __attribute__((always_inline)) void JointProbabilities_Nearest_item(Index2D item, float_view distances, float_view nearest, int n)
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

KRD_TARGET __kernel void JointProbabilities_Nearest(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT distances_data, long distances_offset, long distances_length,
    __global float* KRD_RESTRICT nearest_data, long nearest_offset, long nearest_length,
    int n)
{
    float_view distances = (float_view){distances_data + distances_offset, distances_length};
    float_view nearest = (float_view){nearest_data + nearest_offset, nearest_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            JointProbabilities_Nearest_item((Index2D){x, y}, distances, nearest, n);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    JointProbabilities_Nearest_item((Index2D){x, y}, distances, nearest, n);
#endif
}
