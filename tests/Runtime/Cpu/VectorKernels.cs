using KernelRD.Kernels;

namespace KernelRD.Tests.Cpu;

/// <summary>What the SIMD loop knows how to do, one kernel a feature.</summary>
internal static class VectorKernels
{
    public readonly struct Pair(float first, float second)
    {
        public readonly float First = first;
        public readonly float Second = second;
    }

    [Kernel]
    public static void Add(Index1D i, ArrayView<float> from, ArrayView<float> to, float value) => to[i] = from[i] + value;

    [Kernel]
    public static void InPlace(Index1D i, ArrayView<float> x, ArrayView<float> y, float a) => y[i] += a * x[i];

    [Kernel]
    public static void OtherStride(Index2D i, ArrayView2D<float, Stride2D.DenseY> from, ArrayView2D<float, Stride2D.DenseY> to) =>
        to[i.Y, i.X + 1] = -from[i.Y, i.X];

    [Kernel]
    public static void Box(Index3D i, ArrayView<float> from, ArrayView<float> to, int width, int height)
    {
        long at = ((long)i.Z * height + i.Y) * width + i.X;
        to[at] = from[at] / from[at + 1];
    }

    [Kernel]
    public static void RealFunctions(Index1D i, ArrayView<float> a, ArrayView<float> b, ArrayView<float> to)
    {
        float x = a[i];
        float y = b[i];
        float bounds = XMath.Max(x, y) + XMath.Min(x, y) * XMath.Clamp(x, -1f, y);
        float dotNet = MathF.Max(x, y) - MathF.Min(x, y);
        float roots = MathF.Sqrt(MathF.Abs(x)) + XMath.Rsqrt(y) - XMath.Rcp(x);
        to[i] = MathF.FusedMultiplyAdd(bounds, dotNet, roots) + (MathF.Floor(x) + XMath.Ceiling(y)) * MathF.Truncate(x);
    }

    [Kernel]
    public static void Bits(Index1D i, ArrayView<float> from, ArrayView<float> to)
    {
        float raised = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(from[i]) + (1u << 23));
        to[i] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(raised) ^ 0x55);
    }

    [Kernel]
    public static void Select(Index1D i, ArrayView<float> a, ArrayView<float> b, ArrayView<float> to)
    {
        float x = a[i];
        float y = b[i];
        bool isLess = x < y && !(x >= 0f) || x != y;
        to[i] = isLess ? (x <= y ? x : -y) : (x == y ? 1f : y > 0f ? 2f : 3f);
    }

    [Kernel]
    public static void Masked(Index1D i, ArrayView<float> a, ArrayView<float> to)
    {
        float x = a[i];
        float result = 0f;
        int steps = 0;
        if (x > 1f)
        {
            float half = 0.5f * x;
            result = half;
            steps++;
            if (half < 10f)
                result += 1f;
            else
                result -= 1f;
        }
        else
        {
            result = x * x;
        }

        to[i] = result + steps;
    }

    [Kernel]
    public static void Integers(Index1D i, ArrayView<int> a, ArrayView<int> to, int shift)
    {
        int x = a[i];
        int y = (x << shift) ^ (x >> 3) ^ (int)((uint)x >> 5) ^ (x >>> shift);
        int smaller = x < y ? x : y;
        to[i] = (smaller * 3 & ~x) + (y | i) - Math.Max(x, y);
    }

    [Kernel]
    public static void Hash(Index1D i, ArrayView<uint> to, uint seed)
    {
        uint x = (uint)(int)i * 747796405u + seed;
        x ^= x >> 16;
        x *= 2246822519u;
        x ^= x >> 13;
        to[i] = x > 0x80000000u ? x : x + 1u;
    }

    [Kernel]
    public static void Ramp(Index2D i, ArrayView2D<float, Stride2D.DenseX> to, float slope)
    {
        to[i] = (i.X + 2 * i.X) * slope - i.Y;
    }

    [Kernel]
    public static void Helpers(Index2D i, ArrayView2D<float, Stride2D.DenseX> from, ArrayView2D<float, Stride2D.DenseX> to, Pair pair)
    {
        float twice = Mix(Neighbours(from, i.X + 1, i.Y), 2f, pair.First);
        Put(to, i.X, i.Y, Mix(twice, from[i.X, i.Y], Mix(pair.First, pair.Second, 0.5f)));
    }

    [Kernel]
    public static void LeftNeighbour(Index2D i, ArrayView2D<float, Stride2D.DenseX> from, ArrayView2D<float, Stride2D.DenseX> sums)
    {
        int x = i.X + 1;
        sums[x, i.Y] += from[x, i.Y] - from[x - 1, i.Y];
    }

    [Kernel]
    public static void UniformFlow(Index1D i, ArrayView<float> from, ArrayView<float> weights, ArrayView<float> to, int count)
    {
        float sum = 0f;
        for (int k = 0; k < count; k++)
            sum += weights[k] * from[i + k];
        int last = count;
        while (last > 2)
            last -= 2;
        if (last == 2)
            sum = -sum;
        else
            sum *= last == 1 ? sum : 0.5f;
        to[i] = sum;
    }

    [Kernel]
    public static void SubViews(Index2D i, ArrayView2D<float, Stride2D.DenseX> plane, ArrayView<float> line, SpecializedValue<int> skip)
    {
        var row = plane.BaseView.SubView(i.Y, skip + 40);
        line[i.X + i.Y * skip] = row[i.X];
    }

    [Kernel]
    public static void OwnArray(Index1D i, ArrayView<float> from, ArrayView<float> to, float factor)
    {
        var own = LocalMemory.Allocate<float>(5);
        for (int k = 0; k < 5; k++)
            own[k] = from[i + k] * factor;
        for (int k = 1; k < 5; k++)
        {
            float first = own[0];
            own[k] += own[k - 1] > 0f ? first : -1f;
        }

        to[i] = own[1] - own[4];
    }

    [Kernel]
    public static void SignBit(Index1D i, ArrayView<float> from, ArrayView<float> to)
    {
        float value = from[i];
        to[i] = BitConverter.SingleToInt32Bits(value) >= 0 ? 1f : -1f;
    }

    [Kernel]
    public static void Gather(Index1D i, ArrayView<int> places, ArrayView<float> from, ArrayView<uint> bits, ArrayView<float> to) =>
        to[i] = from[places[i] & 31] + (int)bits[63 - i.X];

    [Kernel]
    public static void Scatter(Index2D i, ArrayView<float> from, ArrayView<float> to) => to[2 * i.X + i.Y] = from[3 * i.X];

    [Kernel]
    public static void Bytes(Index1D i, ArrayView<byte> from, ArrayView<float> reals, ArrayView<int> whole)
    {
        reals[i] = from[i] / 255f;
        whole[i] = from[i + 3] - 2 * from[3 * i.X];
    }

    private static float Neighbours(ArrayView2D<float, Stride2D.DenseX> field, int x, int y)
    {
        float left = field[x - 1, y];
        return left + field[x + 1, y];
    }

    private static void Put(ArrayView2D<float, Stride2D.DenseX> field, int x, int y, float value) => field[x, y] = value;

    private static float Mix(float a, float b, float t) => a + t * (b - a);
}
