// GrayScott.TileSteps in OpenCL C, from GrayScott.cs:73
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global float* data; long length; int extent_x, extent_y, stride; } float_view2d;
typedef struct { float DiffusionU; float DiffusionV; float Feed; float Drain; float TimeStep; } Coefficients;
typedef struct { __global Coefficients* data; long length; } Coefficients_view;
typedef struct { int Width; int Height; int Boundary; int Steps; } Tiles;
typedef struct { Tiles _tiles; int _left; int _top; int Simulation; int Column; } TilePart;
typedef struct { __local float* data; long length; int extent_x, extent_y, stride; } float_view2d_shared;

// TilePart..ctor, TilePart.cs:14
static inline __attribute__((always_inline)) TilePart TilePart_new(Tiles tiles)
{
    TilePart self = {0};
    self._tiles = tiles;
    self._left = (int)get_group_id(0) * (64 - 2 * tiles.Steps) - tiles.Steps;
    self._top = (int)get_group_id(1) * (32 - 2 * tiles.Steps) - tiles.Steps;
    self.Simulation = (int)get_group_id(2);
    self.Column = (int)get_local_id(0);
    return self;
}

// TilePart.Inside, TilePart.cs:81
static inline __attribute__((always_inline)) int TilePart_Inside(TilePart self, int place, int n)
{
    if (place >= 0 && place < n)
    {
        return place + 1;
    }
    if (self._tiles.Boundary == 2)
    {
        return place < 0 ? 0 : n + 1;
    }
    int period = self._tiles.Boundary == 0 ? n : 2 * n;
    int rest = place % period;
    if (rest < 0)
    {
        rest += period;
    }
    return rest < n ? rest + 1 : period - rest;
}

// TilePart.get_FirstRow, TilePart.cs:78
static inline __attribute__((always_inline)) int TilePart_get_FirstRow(TilePart self)
{
    return self.Simulation * (self._tiles.Height + 2);
}

// TilePart.Load, TilePart.cs:30
static inline __attribute__((always_inline)) void TilePart_Load(TilePart self, float_view2d field, float_view2d_shared tile, float_view2d_shared other)
{
    int x = TilePart_Inside(self, self._left + self.Column, self._tiles.Width);
    int first = (int)get_local_id(1) * 8;
    for (int y = first; y < first + 8; y++)
    {
        float value = field.data[(TilePart_get_FirstRow(self) + TilePart_Inside(self, self._top + y, self._tiles.Height)) * field.stride + x];
        tile.data[y * tile.stride + self.Column] = value;
        other.data[y * other.stride + self.Column] = value;
    }
}

// TilePart.First, TilePart.cs:44
static inline __attribute__((always_inline)) int TilePart_First(TilePart self, int step)
{
    int first = (int)get_local_id(1) * 8;
    if (first < step)
    {
        first = step;
    }
    return self._tiles.Boundary == 2 && first < -self._top ? -self._top : first;
}

// TilePart.get_IsColumn, TilePart.cs:76
static inline __attribute__((always_inline)) bool TilePart_get_IsColumn(TilePart self)
{
    return self._left + self.Column >= 0 && self._left + self.Column < self._tiles.Width;
}

// TilePart.End, TilePart.cs:53
static inline __attribute__((always_inline)) int TilePart_End(TilePart self, int step)
{
    int end = ((int)get_local_id(1) + 1) * 8;
    if (end > 32 - step)
    {
        end = 32 - step;
    }
    bool isZero = self._tiles.Boundary == 2;
    if (isZero && end > self._tiles.Height - self._top)
    {
        end = self._tiles.Height - self._top;
    }
    bool isReached = self.Column >= step && self.Column < 64 - step && (!isZero || TilePart_get_IsColumn(self));
    return isReached ? end : 0;
}

// FivePoint.Laplacian, FivePoint.cs:10
static inline __attribute__((always_inline)) float FivePoint_Laplacian(float_view2d_shared f, int x, int y)
{
    return fma(-4.0f, f.data[y * f.stride + x], f.data[y * f.stride + x - 1] + f.data[y * f.stride + x + 1] + (f.data[(y - 1) * f.stride + x] + f.data[(y + 1) * f.stride + x]));
}

// GrayScott.Update, GrayScott.cs:31
static inline __attribute__((always_inline)) void GrayScott_Update(int x, int y, float_view2d_shared u, float_view2d_shared v, float_view2d_shared uNext, float_view2d_shared vNext, Coefficients c)
{
    float uHere = u.data[y * u.stride + x];
    float vHere = v.data[y * v.stride + x];
    float uLaplacian = FivePoint_Laplacian(u, x, y);
    float vLaplacian = FivePoint_Laplacian(v, x, y);
    float reaction = c.TimeStep * (uHere * (vHere * vHere));
    uNext.data[y * uNext.stride + x] = uHere + (c.DiffusionU * uLaplacian + (c.Feed * (1.0f - uHere) - reaction));
    vNext.data[y * vNext.stride + x] = vHere + (c.DiffusionV * vLaplacian + (reaction - c.Drain * vHere));
}

// TilePart.Store, TilePart.cs:66
static inline __attribute__((always_inline)) void TilePart_Store(TilePart self, float_view2d_shared odd, float_view2d_shared even, float_view2d field)
{
    for (int y = TilePart_First(self, self._tiles.Steps); y < TilePart_End(self, self._tiles.Steps); y++)
    {
        if (TilePart_get_IsColumn(self) && self._top + y < self._tiles.Height)
        {
            field.data[(TilePart_get_FirstRow(self) + self._top + y + 1) * field.stride + self._left + self.Column + 1] = self._tiles.Steps % 2 == 1 ? odd.data[y * odd.stride + self.Column] : even.data[y * even.stride + self.Column];
        }
    }
}

// GrayScott.TileSteps, GrayScott.cs:73
KRD_TARGET __kernel void GrayScott_TileSteps(
    __global float* KRD_RESTRICT u_data, long u_offset, long u_length, int u_extent_x, int u_extent_y, int u_stride,
    __global float* KRD_RESTRICT v_data, long v_offset, long v_length, int v_extent_x, int v_extent_y, int v_stride,
    __global float* KRD_RESTRICT uNext_data, long uNext_offset, long uNext_length, int uNext_extent_x, int uNext_extent_y, int uNext_stride,
    __global float* KRD_RESTRICT vNext_data, long vNext_offset, long vNext_length, int vNext_extent_x, int vNext_extent_y, int vNext_stride,
    __global Coefficients* KRD_RESTRICT coefficients_data, long coefficients_offset, long coefficients_length,
    Tiles tiles)
{
    __local float oddU_[2048];
    __local float oddV_[2048];
    __local float evenU_[2048];
    __local float evenV_[2048];
    float_view2d u = (float_view2d){u_data + u_offset, u_length, u_extent_x, u_extent_y, u_stride};
    float_view2d v = (float_view2d){v_data + v_offset, v_length, v_extent_x, v_extent_y, v_stride};
    float_view2d uNext = (float_view2d){uNext_data + uNext_offset, uNext_length, uNext_extent_x, uNext_extent_y, uNext_stride};
    float_view2d vNext = (float_view2d){vNext_data + vNext_offset, vNext_length, vNext_extent_x, vNext_extent_y, vNext_stride};
    Coefficients_view coefficients = (Coefficients_view){coefficients_data + coefficients_offset, coefficients_length};
    TilePart tile = TilePart_new(tiles);
    Coefficients c = coefficients.data[tile.Simulation];
    TilePart_Load(tile, u, (float_view2d_shared){evenU_, 2048, 64, 32, 64}, (float_view2d_shared){oddU_, 2048, 64, 32, 64});
    TilePart_Load(tile, v, (float_view2d_shared){evenV_, 2048, 64, 32, 64}, (float_view2d_shared){oddV_, 2048, 64, 32, 64});
    for (int step = 1; step <= tiles.Steps; step++)
    {
        barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
        for (int y = TilePart_First(tile, step); y < TilePart_End(tile, step); y++)
        {
            if (step % 2 == 1)
            {
                GrayScott_Update(tile.Column, y, (float_view2d_shared){evenU_, 2048, 64, 32, 64}, (float_view2d_shared){evenV_, 2048, 64, 32, 64}, (float_view2d_shared){oddU_, 2048, 64, 32, 64}, (float_view2d_shared){oddV_, 2048, 64, 32, 64}, c);
            }
            else
            {
                GrayScott_Update(tile.Column, y, (float_view2d_shared){oddU_, 2048, 64, 32, 64}, (float_view2d_shared){oddV_, 2048, 64, 32, 64}, (float_view2d_shared){evenU_, 2048, 64, 32, 64}, (float_view2d_shared){evenV_, 2048, 64, 32, 64}, c);
            }
        }
    }
    TilePart_Store(tile, (float_view2d_shared){oddU_, 2048, 64, 32, 64}, (float_view2d_shared){evenU_, 2048, 64, 32, 64}, uNext);
    TilePart_Store(tile, (float_view2d_shared){oddV_, 2048, 64, 32, 64}, (float_view2d_shared){evenV_, 2048, 64, 32, 64}, vNext);
}
