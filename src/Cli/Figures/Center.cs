namespace KernelRD.Cli.Figures;

/// <summary>The middle half of a square picture's rows and columns: 14 × 14 of 28 × 28 pixels.</summary>
internal static class Center
{
    /// <summary>Whether a pixel of so many lies in it.</summary>
    public static bool Has(int pixel, int pixels)
    {
        int side = (int)Math.Sqrt(pixels);
        return IsMiddle(pixel / side) && IsMiddle(pixel % side);

        bool IsMiddle(int place) => place >= side / 4 && place < side - side / 4;
    }

    public static int Count(int pixels) => Enumerable.Range(0, pixels).Count(pixel => Has(pixel, pixels));
}
