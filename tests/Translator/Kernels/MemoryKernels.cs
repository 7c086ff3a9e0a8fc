using KernelRD.Kernels;

namespace KernelRD.Tests;

/// <summary>Views, arrays and references in several kinds of memory.</summary>
public static class MemoryKernels
{
    private const int Taps = 5;

    [Kernel]
    public static void LocalArrays(Index1D i, ArrayView<float> data, ArrayView<float> result)
    {
        var window = new float[Taps];
        var counts = LocalMemory.Allocate<int>(4);
        float[] weights = [0.1f, 0.2f, 0.4f, 0.2f, 0.1f];
        int[] order = { 3, 1, 2, 0 };
        for (int k = 0; k < 4; k++)
            counts[k] = order[k];
        for (int k = 0; k < Taps; k++)
        {
            int at = i + k - 2;
            if (at >= 0 && at < data.Length)
                window[k] = data[at];
        }

        Sort(window);
        float sum = Sum(window);
        for (int k = 0; k < window.Length; k++)
            sum += window[k] * weights[k] * counts[k & 3];
        result[i] = sum + Sum(data.SubView(0, 3)) + Sum(counts.SubView(1).Cast<float>().SubView(0, 0));
    }

    [Kernel]
    public static void Planes(
        Index2D i,
        ArrayView2D<float, Stride2D.DenseX> x,
        ArrayView2D<float, Stride2D.DenseY> y,
        ArrayView2D<float, Stride2D.DenseY> result,
        ArrayView1D<float, Stride1D.Dense> flat,
        int width)
    {
        Index2D extent = x.IntExtent;
        var mirrored = extent - i - Index2D.One;
        float value = x[mirrored] + y[i.X, i.Y] * x.IntExtent.X + y.IntExtent.Y;
        var right = new Index2D((i.X + 1) % extent.X, i.Y);
        if (right.InBounds(extent) && i != Index2D.Zero)
            value += x[right] + x[(i.X, 0)] + y[Index2D.Min(i, right)];
        value += x.Stride.YStride + y.Stride.XStride + x.Length + (x.IsValid ? 1 : 0);
        flat[i.Y * width + i.X] = value + Sum(x.BaseView.SubView(1, 2)) + extent.Size;
        result[i] = value;
    }

    [Kernel]
    public static void Volume(Index3D i, ArrayView<int> result, Index3D extent)
    {
        var doubled = i * new Index3D(2) + new Index3D(1, 0, 1);
        result[(i.Z * extent.Y + i.Y) * extent.X + i.X] = doubled.X + 10 * doubled.Y + 100 * doubled.Z;
    }

    [Kernel]
    public static void References(Index1D i, ArrayView<int> data, ArrayView<long> result)
    {
        int local = i;
        ref int element = ref data[i];
        ref int mine = ref local;
        Bump(ref element, 3);
        Bump(ref mine, 5);
        mine *= 2;
        element += local;
        result[i] = element + data.LengthInBytes + data.Extent.X;
    }

    private static void Bump(ref int target, int by)
    {
        for (int k = 0; k < by; k++)
            target++;
    }

    private static float Sum(ArrayView<float> values)
    {
        float sum = 0f;
        for (int k = 0; k < values.Length; k++)
            sum += values[k];
        return sum;
    }

    private static float Sum(float[] values)
    {
        float sum = 0f;
        AddAll(values, ref sum);
        return sum;
    }

    private static void AddAll(float[] values, ref float sum)
    {
        for (int k = values.Length - 1; k >= 0; k--)
            sum += values[k];
    }

    private static void Sort(float[] values)
    {
        for (int k = 1; k < values.Length; k++)
        {
            float value = values[k];
            int at = k;
            while (at > 0 && values[at - 1] > value)
            {
                values[at] = values[at - 1];
                at--;
            }

            values[at] = value;
        }
    }
}
