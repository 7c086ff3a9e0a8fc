using KernelRD.Kernels;

namespace KernelRD.Tests;

/// <summary>Branches, loops and helper methods.</summary>
public static class ControlFlowKernels
{
    private enum Shape : byte
    {
        Flat,
        Round = 3,
        Deep,
    }

    [Kernel]
    public static void Loops(Index1D index, ArrayView<int> result, int limit)
    {
        int i = index;
        int sum = 0;
        for (int k = 0; k < 8; k++)
            sum += k * i;
        for (int k = 7, step = 1; k >= 0; k -= step, step++)
            sum ^= k;
        int n = i;
        while (n > 1)
        {
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
            if (++sum > limit)
                break;
        }

        do
        {
            sum--;
            if (sum % 3 == 0)
                continue;
            sum -= 2;
        }
        while (sum > limit / 2);

        for (; ; )
        {
            if (sum++ > limit)
                break;
        }

        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                if (column == row)
                    continue;
                sum += row * 4 + column;
            }
        }

        result[index] = sum;
    }

    [Kernel]
    public static void Choices(Index1D i, ArrayView<int> input, ArrayView<int> result)
    {
        int x = input[i];
        int value;
        switch (x & 7)
        {
            case 0:
            case 1:
                value = 10;
                break;
            case 2:
                int twice = x * 2;
                value = twice;
                break;
            case 5:
                result[i] = -1;
                return;
            default:
                value = x > 50 ? 3 : 4;
                break;
        }

        int level = x switch
        {
            < 0 => -1,
            0 or 1 => 1,
            > 10 and < 20 => 2,
            not 30 when value > 3 => 3,
            _ => 4,
        };
        var shape = (Shape)(x & 3);
        if (shape == Shape.Round)
            value += (int)shape;
        else if (shape != Shape.Flat)
            value += level;
        else
            value -= x is > 3 and not 8 ? 1 : 0;
        bool isOdd = (x & 1) != 0;
        bool both = isOdd & value > 3 | level == 2 ^ isOdd;
        isOdd |= both;
        result[i] = value * 8 + level + (isOdd ? 100 : 0) + (both && isOdd ? 1000 : 0);
    }

    [Kernel]
    public static void Helpers(Index1D i, ArrayView<float> data, ArrayView<float> result)
    {
        float x = Smooth(data, i);
        Split(x, out float whole, out float part);
        Swap(ref whole, ref part);
        Split(part, out _, out var rest);
        result[i] = whole + 2f * part + rest + Power(x) + Scale(x);

        static float Power(float value) => value * value;
    }

    private static float Scale(float value, float by = 0.5f) => value * by;

    private static float Smooth(ArrayView<float> data, int at)
    {
        int last = data.IntLength - 1;
        if (at == 0 || at == last)
            return data[at];
        return (data[at - 1] + data[at + 1]) * 0.25f + data[at] * 0.5f;
    }

    private static void Split(float value, out float whole, out float part)
    {
        whole = MathF.Floor(value);
        part = value - whole;
    }

    private static void Swap(ref float a, ref float b) => (a, b) = (b, a);
}
