// StructureKernels.Mandelbrot in CUDA C, from StructureKernels.cs:57
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { int* data; long long length; int extent_x, extent_y, stride; } int_view2d;
typedef struct { float Re; float Im; } Complex;

// Complex.op_Addition, StructureKernels.cs:13
static __device__ __forceinline__ Complex Complex_op_Addition(Complex a, Complex b)
{
    return Complex{a.Re + b.Re, a.Im + b.Im};
}

// Complex.get_Norm, StructureKernels.cs:11
static __device__ __forceinline__ float Complex_get_Norm(Complex self)
{
    return self.Re * self.Re + self.Im * self.Im;
}

// Complex.op_Multiply, StructureKernels.cs:15
static __device__ __forceinline__ Complex Complex_op_Multiply(Complex a, Complex b)
{
    return Complex{a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re};
}

// Complex.Conjugate, StructureKernels.cs:19
static __device__ __forceinline__ Complex Complex_Conjugate(Complex self)
{
    return Complex{self.Re, -self.Im};
}

// Complex.op_Explicit, StructureKernels.cs:17
static __device__ __forceinline__ float Complex_op_Explicit(Complex value)
{
    return value.Re;
}

static __device__ __forceinline__ int krd_int_of_float(float a)
{
    return a != a ? 0 : a <= -2147483648.0f ? -2147483647 - 1 : a >= 2147483648.0f ? 2147483647 : (int)a;
}

// StructureKernels.Mandelbrot, StructureKernels.cs:57
static __device__ __forceinline__ void StructureKernels_Mandelbrot_item(Index2D i, int_view2d result, Complex corner, float step, int limit)
{
    Complex c = Complex_op_Addition(corner, Complex{(float)i.x * step, (float)i.y * step});
    Complex z = Complex{};
    int count = 0;
    while (count < limit && Complex_get_Norm(z) < 4.0f)
    {
        z = Complex_op_Addition(Complex_op_Multiply(z, z), c);
        count++;
    }
    result.data[i.y * result.stride + i.x] = count + krd_int_of_float(Complex_op_Explicit(Complex_Conjugate(z)) * 8.0f);
}

extern "C" __global__ void __launch_bounds__(256) StructureKernels_Mandelbrot(
    int extent_x, int extent_y,
    int* KRD_RESTRICT result_data, long long result_offset, long long result_length, int result_extent_x, int result_extent_y, int result_stride,
    Complex corner,
    float step,
    int limit)
{
    int_view2d result = int_view2d{result_data, result_length, result_extent_x, result_extent_y, result_stride};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    StructureKernels_Mandelbrot_item(Index2D{x, y}, result, corner, step, limit);
}
