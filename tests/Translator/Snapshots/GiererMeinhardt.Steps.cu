// GiererMeinhardt.Steps in CUDA C, from GiererMeinhardt.cs:53
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; int extent_x, extent_y, stride; } float_view2d;
typedef struct { float DiffusionU; float DiffusionV; float A; float B; float Kappa; float TimeStep; } Coefficients;
typedef struct { Coefficients* data; long long length; } Coefficients_view;
typedef struct { int Width; int Height; int Boundary; int Bands; int Front; int Steps; int FillsGaps; } Sweep;
typedef struct { Sweep _sweep; int _low; int _high; int _lowSlope; int _highSlope; int _frontRows; int _front; int _step; int _from; int _to; int Simulation; } SweepRows;

// Sweep.Start, Sweep.cs:36
static __device__ __forceinline__ int Sweep_Start(Sweep self, int band)
{
    return (int)((long long)self.Height * (long long)band / (long long)self.Bands);
}

// SweepRows..ctor, SweepRows.cs:26
static __device__ __forceinline__ SweepRows SweepRows_new(Sweep sweep, Index2D item)
{
    SweepRows self = {};
    self._sweep = sweep;
    self.Simulation = item.y;
    int part = item.x;
    bool isWhole = sweep.Bands == 1;
    bool hasEdges = isWhole || sweep.Boundary != 0;
    self._low = Sweep_Start(sweep, part + sweep.FillsGaps);
    self._high = Sweep_Start(sweep, part + 1);
    self._lowSlope = sweep.FillsGaps == 1 ? -1 : hasEdges && part == 0 ? 0 : 1;
    self._highSlope = sweep.FillsGaps == 1 ? 1 : hasEdges && part == sweep.Bands - 1 ? 0 : -1;
    self._frontRows = isWhole ? sweep.Height + sweep.Steps : sweep.Front;
    self._front = self._low;
    self._step = 0;
    self._from = 0;
    self._to = 2147483647;
    return self;
}

// SweepRows.Next, SweepRows.cs:65
static __device__ __forceinline__ bool SweepRows_Next(SweepRows* self)
{
    self->_from = self->_to;
    while (true)
    {
        int later = self->_step - 1;
        int end = self->_high + self->_highSlope * later;
        if (self->_front - later + self->_frontRows < end)
        {
            end = self->_front - later + self->_frontRows;
        }
        if (self->_from < end)
        {
            self->_to = self->_from < self->_sweep.Height && end > self->_sweep.Height ? self->_sweep.Height : end;
            return true;
        }
        self->_step++;
        if (self->_step > self->_sweep.Steps)
        {
            self->_step = 1;
            self->_front += self->_frontRows;
            if (self->_front >= self->_high + (self->_highSlope + 1) * (self->_sweep.Steps - 1))
            {
                return false;
            }
        }
        later = self->_step - 1;
        self->_from = self->_low + self->_lowSlope * later;
        if (self->_from < self->_front - later)
        {
            self->_from = self->_front - later;
        }
    }
}

// SweepRows.get_IsOdd, SweepRows.cs:48
static __device__ __forceinline__ bool SweepRows_get_IsOdd(SweepRows self)
{
    return (self._step & 1) == 1;
}

// SweepRows.Row, SweepRows.cs:139
static __device__ __forceinline__ int SweepRows_Row(SweepRows self, int row)
{
    return self.Simulation * (self._sweep.Height + 2) + 1 + (row < self._sweep.Height ? row : row - self._sweep.Height);
}

// SweepRows.get_First, SweepRows.cs:59
static __device__ __forceinline__ int SweepRows_get_First(SweepRows self)
{
    return SweepRows_Row(self, self._from);
}

// SweepRows.get_Last, SweepRows.cs:62
static __device__ __forceinline__ int SweepRows_get_Last(SweepRows self)
{
    return SweepRows_Row(self, self._from) + (self._to - self._from) - 1;
}

// SweepRows.get_Columns, SweepRows.cs:56
static __device__ __forceinline__ int SweepRows_get_Columns(SweepRows self)
{
    return (self._sweep.Width + 16 - 1) & -16;
}

// FivePoint.Laplacian, FivePoint.cs:10
static __device__ __forceinline__ float FivePoint_Laplacian(float_view2d f, int x, int y)
{
    return fmaf(-4.0f, f.data[y * f.stride + x], f.data[y * f.stride + x - 1] + f.data[y * f.stride + x + 1] + (f.data[(y - 1) * f.stride + x] + f.data[(y + 1) * f.stride + x]));
}

// GiererMeinhardt.Update, GiererMeinhardt.cs:32
static __device__ __forceinline__ void GiererMeinhardt_Update(int x, int y, float_view2d u, float_view2d v, float_view2d uNext, float_view2d vNext, Coefficients c)
{
    float uHere = u.data[y * u.stride + x];
    float vHere = v.data[y * v.stride + x];
    float uLaplacian = FivePoint_Laplacian(u, x, y);
    float vLaplacian = FivePoint_Laplacian(v, x, y);
    float square = uHere * uHere;
    float activation = c.TimeStep * (square / (vHere * (1.0f + c.Kappa * square)));
    uNext.data[y * uNext.stride + x] = uHere + (c.DiffusionU * uLaplacian + (c.A - c.B * uHere + activation));
    vNext.data[y * vNext.stride + x] = vHere + (c.DiffusionV * vLaplacian + c.TimeStep * (square - vHere));
}

// SweepRows.get_LeftSource, SweepRows.cs:101
static __device__ __forceinline__ int SweepRows_get_LeftSource(SweepRows self)
{
    return self._sweep.Boundary == 0 ? self._sweep.Width : 1;
}

// SweepRows.get_HasCopies, SweepRows.cs:98
static __device__ __forceinline__ bool SweepRows_get_HasCopies(SweepRows self)
{
    return self._sweep.Boundary != 2;
}

// SweepRows.get_CopyOfTop, SweepRows.cs:104
static __device__ __forceinline__ int SweepRows_get_CopyOfTop(SweepRows self)
{
    return SweepRows_get_First(self) != SweepRows_Row(self, 0) ? -1 : self._sweep.Boundary == 0 ? SweepRows_get_First(self) + self._sweep.Height : SweepRows_get_First(self) - 1;
}

// SweepRows.get_CopyOfBottom, SweepRows.cs:108
static __device__ __forceinline__ int SweepRows_get_CopyOfBottom(SweepRows self)
{
    return SweepRows_get_Last(self) != SweepRows_Row(self, 0) + self._sweep.Height - 1 ? -1 : self._sweep.Boundary == 0 ? SweepRows_get_Last(self) - self._sweep.Height : SweepRows_get_Last(self) + 1;
}

// SweepRows.FillRing, SweepRows.cs:111
static __device__ __forceinline__ void SweepRows_FillRing(SweepRows self, float_view2d field)
{
    int width = self._sweep.Width;
    int left = SweepRows_get_LeftSource(self);
    for (int y = SweepRows_get_First(self); y <= SweepRows_get_Last(self); y++)
    {
        field.data[y * field.stride + 0] = SweepRows_get_HasCopies(self) ? field.data[y * field.stride + left] : 0.0f;
        field.data[y * field.stride + width + 1] = SweepRows_get_HasCopies(self) ? field.data[y * field.stride + width + 1 - left] : 0.0f;
    }
    if (!SweepRows_get_HasCopies(self))
    {
        return;
    }
    int copyOfTop = SweepRows_get_CopyOfTop(self);
    if (copyOfTop >= 0)
    {
        for (int x = 1; x <= width; x++)
        {
            field.data[copyOfTop * field.stride + x] = field.data[SweepRows_get_First(self) * field.stride + x];
        }
    }
    int copyOfBottom = SweepRows_get_CopyOfBottom(self);
    if (copyOfBottom >= 0)
    {
        for (int x = 1; x <= width; x++)
        {
            field.data[copyOfBottom * field.stride + x] = field.data[SweepRows_get_Last(self) * field.stride + x];
        }
    }
}

// GiererMeinhardt.StepRows, GiererMeinhardt.cs:115
static __device__ __forceinline__ void GiererMeinhardt_StepRows(SweepRows rows, float_view2d u, float_view2d v, float_view2d uNext, float_view2d vNext, Coefficients c)
{
    for (int y = SweepRows_get_First(rows); y <= SweepRows_get_Last(rows); y++)
    {
        for (int x = 1; x <= SweepRows_get_Columns(rows); x++)
        {
            GiererMeinhardt_Update(x, y, u, v, uNext, vNext, c);
        }
    }
    SweepRows_FillRing(rows, uNext);
    SweepRows_FillRing(rows, vNext);
}

// GiererMeinhardt.Steps, GiererMeinhardt.cs:53
static __device__ __forceinline__ void GiererMeinhardt_Steps_item(Index2D item, float_view2d u, float_view2d v, float_view2d uNext, float_view2d vNext, Coefficients_view coefficients, Sweep sweep)
{
    SweepRows rows = SweepRows_new(sweep, item);
    Coefficients c = coefficients.data[rows.Simulation];
    while (SweepRows_Next(&rows))
    {
        if (SweepRows_get_IsOdd(rows))
        {
            GiererMeinhardt_StepRows(rows, u, v, uNext, vNext, c);
        }
        else
        {
            GiererMeinhardt_StepRows(rows, uNext, vNext, u, v, c);
        }
    }
}

extern "C" __global__ void __launch_bounds__(256) GiererMeinhardt_Steps(
    int extent_x, int extent_y,
    float* KRD_RESTRICT u_data, long long u_offset, long long u_length, int u_extent_x, int u_extent_y, int u_stride,
    float* KRD_RESTRICT v_data, long long v_offset, long long v_length, int v_extent_x, int v_extent_y, int v_stride,
    float* KRD_RESTRICT uNext_data, long long uNext_offset, long long uNext_length, int uNext_extent_x, int uNext_extent_y, int uNext_stride,
    float* KRD_RESTRICT vNext_data, long long vNext_offset, long long vNext_length, int vNext_extent_x, int vNext_extent_y, int vNext_stride,
    Coefficients* KRD_RESTRICT coefficients_data, long long coefficients_offset, long long coefficients_length,
    Sweep sweep)
{
    float_view2d u = float_view2d{u_data, u_length, u_extent_x, u_extent_y, u_stride};
    float_view2d v = float_view2d{v_data, v_length, v_extent_x, v_extent_y, v_stride};
    float_view2d uNext = float_view2d{uNext_data, uNext_length, uNext_extent_x, uNext_extent_y, uNext_stride};
    float_view2d vNext = float_view2d{vNext_data, vNext_length, vNext_extent_x, vNext_extent_y, vNext_stride};
    Coefficients_view coefficients = Coefficients_view{coefficients_data, coefficients_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    GiererMeinhardt_Steps_item(Index2D{x, y}, u, v, uNext, vNext, coefficients, sweep);
}
