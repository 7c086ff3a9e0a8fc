// MessagePassing.JoinTops in CUDA C, from MessagePassing.cs:82
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif
#ifndef NAN
#define NAN __int_as_float(0x7fc00000)
#endif
#ifndef INFINITY
#define INFINITY __int_as_float(0x7f800000)
#endif

typedef struct { float* data; long long length; } float_view;
typedef struct { int* data; long long length; } int_view;

// MessagePassing.JoinTops, MessagePassing.cs:82
static __device__ __forceinline__ void MessagePassing_JoinTops_item(int row, float_view largest, float_view second, int_view where, float_view tops, float_view nexts, int_view places)
{
    float top = -INFINITY;
    float next = -INFINITY;
    int place = 2147483647;
    #pragma unroll
    for (int part = 0; part < 16; part++)
    {
        float value = largest.data[row * 16 + part];
        float other = second.data[row * 16 + part];
        int k = where.data[row * 16 + part];
        if (value > top || (value == top && k < place))
        {
            next = top > other ? top : other;
            top = value;
            place = k;
        }
        else
        {
            next = value > next ? value : next;
        }
    }
    tops.data[row] = top;
    nexts.data[row] = next;
    places.data[row] = place;
}

extern "C" __global__ void __launch_bounds__(256) MessagePassing_JoinTops(
    int extent_x,
    float* KRD_RESTRICT largest_data, long long largest_offset, long long largest_length,
    float* KRD_RESTRICT second_data, long long second_offset, long long second_length,
    int* KRD_RESTRICT where_data, long long where_offset, long long where_length,
    float* KRD_RESTRICT tops_data, long long tops_offset, long long tops_length,
    float* KRD_RESTRICT nexts_data, long long nexts_offset, long long nexts_length,
    int* KRD_RESTRICT places_data, long long places_offset, long long places_length)
{
    float_view largest = float_view{largest_data, largest_length};
    float_view second = float_view{second_data, second_length};
    int_view where = int_view{where_data, where_length};
    float_view tops = float_view{tops_data, tops_length};
    float_view nexts = float_view{nexts_data, nexts_length};
    int_view places = int_view{places_data, places_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    MessagePassing_JoinTops_item(x, largest, second, where, tops, nexts, places);
}
