// FitzHughNagumo.Steps in OpenCL C, from FitzHughNagumo.cs:54
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
typedef struct { __global float* data; long length; int extent_x, extent_y, stride; } float_view2d;
typedef struct { float DiffusionU; float DiffusionV; float A; float B; float Recovery; float Current; float Cubic; float TimeStep; } Coefficients;
typedef struct { __global Coefficients* data; long length; } Coefficients_view;
typedef struct { int Width; int Height; int Boundary; int Bands; int Front; int Steps; int FillsGaps; } Sweep;
typedef struct { Sweep _sweep; int _low; int _high; int _lowSlope; int _highSlope; int _frontRows; int _front; int _step; int _from; int _to; int Simulation; } SweepRows;

// Sweep.Start, Sweep.cs:36
static inline __attribute__((always_inline)) int Sweep_Start(Sweep self, int band)
{
    return (int)((long)self.Height * (long)band / (long)self.Bands);
}

// SweepRows..ctor, SweepRows.cs:26
static inline __attribute__((always_inline)) SweepRows SweepRows_new(Sweep sweep, Index2D item)
{
    SweepRows self = {0};
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
static inline __attribute__((always_inline)) bool SweepRows_Next(SweepRows* self)
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
static inline __attribute__((always_inline)) bool SweepRows_get_IsOdd(SweepRows self)
{
    return (self._step & 1) == 1;
}

// SweepRows.Row, SweepRows.cs:139
static inline __attribute__((always_inline)) int SweepRows_Row(SweepRows self, int row)
{
    return self.Simulation * (self._sweep.Height + 2) + 1 + (row < self._sweep.Height ? row : row - self._sweep.Height);
}

// SweepRows.get_First, SweepRows.cs:59
static inline __attribute__((always_inline)) int SweepRows_get_First(SweepRows self)
{
    return SweepRows_Row(self, self._from);
}

// SweepRows.get_Last, SweepRows.cs:62
static inline __attribute__((always_inline)) int SweepRows_get_Last(SweepRows self)
{
    return SweepRows_Row(self, self._from) + (self._to - self._from) - 1;
}

// SweepRows.get_Columns, SweepRows.cs:56
static inline __attribute__((always_inline)) int SweepRows_get_Columns(SweepRows self)
{
    return (self._sweep.Width + 16 - 1) & -16;
}

// FivePoint.Laplacian, FivePoint.cs:10
static inline __attribute__((always_inline)) float FivePoint_Laplacian(float_view2d f, int x, int y)
{
    return fma(-4.0f, f.data[y * f.stride + x], f.data[y * f.stride + x - 1] + f.data[y * f.stride + x + 1] + (f.data[(y - 1) * f.stride + x] + f.data[(y + 1) * f.stride + x]));
}

// FitzHughNagumo.Update, FitzHughNagumo.cs:34
static inline __attribute__((always_inline)) void FitzHughNagumo_Update(int x, int y, float_view2d u, float_view2d v, float_view2d uNext, float_view2d vNext, Coefficients c)
{
    float uHere = u.data[y * u.stride + x];
    float vHere = v.data[y * v.stride + x];
    float uLaplacian = FivePoint_Laplacian(u, x, y);
    float vLaplacian = FivePoint_Laplacian(v, x, y);
    float excitation = c.TimeStep * (uHere - vHere) - c.Cubic * (uHere * (uHere * uHere)) + c.Current;
    uNext.data[y * uNext.stride + x] = uHere + (c.DiffusionU * uLaplacian + excitation);
    vNext.data[y * vNext.stride + x] = vHere + (c.DiffusionV * vLaplacian + c.Recovery * (uHere + c.A - c.B * vHere));
}

// SweepRows.get_LeftSource, SweepRows.cs:101
static inline __attribute__((always_inline)) int SweepRows_get_LeftSource(SweepRows self)
{
    return self._sweep.Boundary == 0 ? self._sweep.Width : 1;
}

// SweepRows.get_HasCopies, SweepRows.cs:98
static inline __attribute__((always_inline)) bool SweepRows_get_HasCopies(SweepRows self)
{
    return self._sweep.Boundary != 2;
}

// SweepRows.get_CopyOfTop, SweepRows.cs:104
static inline __attribute__((always_inline)) int SweepRows_get_CopyOfTop(SweepRows self)
{
    return SweepRows_get_First(self) != SweepRows_Row(self, 0) ? -1 : self._sweep.Boundary == 0 ? SweepRows_get_First(self) + self._sweep.Height : SweepRows_get_First(self) - 1;
}

// SweepRows.get_CopyOfBottom, SweepRows.cs:108
static inline __attribute__((always_inline)) int SweepRows_get_CopyOfBottom(SweepRows self)
{
    return SweepRows_get_Last(self) != SweepRows_Row(self, 0) + self._sweep.Height - 1 ? -1 : self._sweep.Boundary == 0 ? SweepRows_get_Last(self) - self._sweep.Height : SweepRows_get_Last(self) + 1;
}

// SweepRows.FillRing, SweepRows.cs:111
static inline __attribute__((always_inline)) void SweepRows_FillRing(SweepRows self, float_view2d field)
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

// FitzHughNagumo.StepRows, FitzHughNagumo.cs:116
static inline __attribute__((always_inline)) void FitzHughNagumo_StepRows(SweepRows rows, float_view2d u, float_view2d v, float_view2d uNext, float_view2d vNext, Coefficients c)
{
    for (int y = SweepRows_get_First(rows); y <= SweepRows_get_Last(rows); y++)
    {
        for (int x = 1; x <= SweepRows_get_Columns(rows); x++)
        {
            FitzHughNagumo_Update(x, y, u, v, uNext, vNext, c);
        }
    }
    SweepRows_FillRing(rows, uNext);
    SweepRows_FillRing(rows, vNext);
}

// FitzHughNagumo.Steps, FitzHughNagumo.cs:54
static inline __attribute__((always_inline)) void FitzHughNagumo_Steps_item(Index2D item, float_view2d u, float_view2d v, float_view2d uNext, float_view2d vNext, Coefficients_view coefficients, Sweep sweep)
{
    SweepRows rows = SweepRows_new(sweep, item);
    Coefficients c = coefficients.data[rows.Simulation];
    while (SweepRows_Next(&rows))
    {
        if (SweepRows_get_IsOdd(rows))
        {
            FitzHughNagumo_StepRows(rows, u, v, uNext, vNext, c);
        }
        else
        {
            FitzHughNagumo_StepRows(rows, uNext, vNext, u, v, c);
        }
    }
}

KRD_TARGET __kernel void FitzHughNagumo_Steps(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT u_data, long u_offset, long u_length, int u_extent_x, int u_extent_y, int u_stride,
    __global float* KRD_RESTRICT v_data, long v_offset, long v_length, int v_extent_x, int v_extent_y, int v_stride,
    __global float* KRD_RESTRICT uNext_data, long uNext_offset, long uNext_length, int uNext_extent_x, int uNext_extent_y, int uNext_stride,
    __global float* KRD_RESTRICT vNext_data, long vNext_offset, long vNext_length, int vNext_extent_x, int vNext_extent_y, int vNext_stride,
    __global Coefficients* KRD_RESTRICT coefficients_data, long coefficients_offset, long coefficients_length,
    Sweep sweep)
{
    float_view2d u = (float_view2d){u_data + u_offset, u_length, u_extent_x, u_extent_y, u_stride};
    float_view2d v = (float_view2d){v_data + v_offset, v_length, v_extent_x, v_extent_y, v_stride};
    float_view2d uNext = (float_view2d){uNext_data + uNext_offset, uNext_length, uNext_extent_x, uNext_extent_y, uNext_stride};
    float_view2d vNext = (float_view2d){vNext_data + vNext_offset, vNext_length, vNext_extent_x, vNext_extent_y, vNext_stride};
    Coefficients_view coefficients = (Coefficients_view){coefficients_data + coefficients_offset, coefficients_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            FitzHughNagumo_Steps_item((Index2D){x, y}, u, v, uNext, vNext, coefficients, sweep);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    FitzHughNagumo_Steps_item((Index2D){x, y}, u, v, uNext, vNext, coefficients, sweep);
#endif
}
