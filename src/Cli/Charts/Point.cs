namespace KernelRD.Cli.Charts;

/// <summary>A place on a drawing, in pixels at scale 1: X to the right, Y down.</summary>
internal readonly record struct Point(double X, double Y)
{
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);
}
