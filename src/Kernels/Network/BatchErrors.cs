namespace KernelRD.Kernels.Network;

/// <summary>What a batch's outputs miss their targets by: ‖f − y‖² of each sample, and whether its class would be told wrongly.</summary>
public static class BatchErrors
{
    /// <summary>‖f − y‖² of sample X, in the order of <see cref="Measure"/>.</summary>
    [Kernel]
    public static void Squares(Index1D sample, ArrayView<float> values, ArrayView<float> targets, ArrayView<float> squares, int outputs, int batch)
    {
        float sum = 0f;
        for (int o = 0; o < outputs; o++)
        {
            float error = values[o * batch + sample.X] - targets[o * batch + sample.X];
            sum = MathF.FusedMultiplyAdd(error, error, sum);
        }

        squares[sample] = sum;
    }

    /// <summary>
    /// Sample X: the squares add up in one ascending chain of fused multiply-adds. Several outputs tell the class by the first largest
    /// among them, a single one by its sign, which must be the target's.
    /// </summary>
    [Kernel]
    public static void Measure(
        Index1D sample,
        ArrayView<float> values,
        ArrayView<float> targets,
        ArrayView<float> squares,
        ArrayView<int> wrong,
        int first,
        int outputs,
        int batch)
    {
        float sum = 0f;
        int told = 0;
        int right = 0;
        for (int o = 0; o < outputs; o++)
        {
            int i = o * batch + sample.X;
            float error = values[i] - targets[i];
            sum = MathF.FusedMultiplyAdd(error, error, sum);
            if (values[i] > values[told * batch + sample.X])
                told = o;
            if (targets[i] > targets[right * batch + sample.X])
                right = o;
        }

        if (outputs == 1)
            told = values[sample.X] * targets[sample.X] > 0f ? 0 : 1;
        squares[first + sample.X] = sum;
        wrong[first + sample.X] = told == right ? 0 : 1;
    }
}
