// StructureKernels.Mandelbrot in OpenCL C, from StructureKernels.cs:57
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
typedef struct { __global int* data; long length; int extent_x, extent_y, stride; } int_view2d;
typedef struct { float Re; float Im; } Complex;

// Complex.op_Addition, StructureKernels.cs:13
static inline __attribute__((always_inline)) Complex Complex_op_Addition(Complex a, Complex b)
{
    return (Complex){a.Re + b.Re, a.Im + b.Im};
}

// Complex.get_Norm, StructureKernels.cs:11
static inline __attribute__((always_inline)) float Complex_get_Norm(Complex self)
{
    return self.Re * self.Re + self.Im * self.Im;
}

// Complex.op_Multiply, StructureKernels.cs:15
static inline __attribute__((always_inline)) Complex Complex_op_Multiply(Complex a, Complex b)
{
    return (Complex){a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re};
}

// Complex.Conjugate, StructureKernels.cs:19
static inline __attribute__((always_inline)) Complex Complex_Conjugate(Complex self)
{
    return (Complex){self.Re, -self.Im};
}

// Complex.op_Explicit, StructureKernels.cs:17
static inline __attribute__((always_inline)) float Complex_op_Explicit(Complex value)
{
    return value.Re;
}

static inline __attribute__((always_inline)) int krd_int_of_float(float a)
{
    return a != a ? 0 : a <= -2147483648.0f ? -2147483647 - 1 : a >= 2147483648.0f ? 2147483647 : (int)a;
}

// StructureKernels.Mandelbrot, StructureKernels.cs:57
static inline __attribute__((always_inline)) void StructureKernels_Mandelbrot_item(Index2D i, int_view2d result, Complex corner, float step, int limit)
{
    Complex c = Complex_op_Addition(corner, (Complex){(float)i.x * step, (float)i.y * step});
    Complex z = (Complex){0};
    int count = 0;
    while (count < limit && Complex_get_Norm(z) < 4.0f)
    {
        z = Complex_op_Addition(Complex_op_Multiply(z, z), c);
        count++;
    }
    result.data[i.y * result.stride + i.x] = count + krd_int_of_float(Complex_op_Explicit(Complex_Conjugate(z)) * 8.0f);
}

KRD_TARGET __kernel void StructureKernels_Mandelbrot(
    int extent_x, int extent_y,
    __global int* KRD_RESTRICT result_data, long result_offset, long result_length, int result_extent_x, int result_extent_y, int result_stride,
    Complex corner,
    float step,
    int limit)
{
    int_view2d result = (int_view2d){result_data + result_offset, result_length, result_extent_x, result_extent_y, result_stride};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            StructureKernels_Mandelbrot_item((Index2D){x, y}, result, corner, step, limit);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    StructureKernels_Mandelbrot_item((Index2D){x, y}, result, corner, step, limit);
#endif
}
