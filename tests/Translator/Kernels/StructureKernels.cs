using KernelRD.Kernels;

namespace KernelRD.Tests;

/// <summary>Structures by value, their methods and operators, and tuples.</summary>
public static class StructureKernels
{
    /// <summary>A complex number.</summary>
    public readonly record struct Complex(float Re, float Im)
    {
        public float Norm => Re * Re + Im * Im;

        public static Complex operator +(Complex a, Complex b) => new(a.Re + b.Re, a.Im + b.Im);

        public static Complex operator *(Complex a, Complex b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

        public static explicit operator float(Complex value) => value.Re;

        public Complex Conjugate() => this with { Im = -Im };
    }

    /// <summary>Fields of several sizes, to check the layout.</summary>
    public struct Particle
    {
        public byte Kind;
        public double Mass;
        public short Age;
        public Complex Position;
        public int Id;

        public Particle(int id)
        {
            Id = id;
            Kind = (byte)(id & 3);
            Mass = id * 0.5;
        }

        public void Move(Complex by)
        {
            Position += by;
            Age++;
        }

        public readonly double Momentum(double speed) => Mass * speed;
    }

    /// <summary>Computed fields.</summary>
    public readonly struct Line(float slope, float start)
    {
        public readonly float Slope = slope;
        public readonly float Start = start + 1f;

        public float At(float x) => Slope * x + Start;
    }

    [Kernel]
    public static void Mandelbrot(Index2D i, ArrayView2D<int, Stride2D.DenseX> result, Complex corner, float step, int limit)
    {
        var c = corner + new Complex(i.X * step, i.Y * step);
        var z = default(Complex);
        int count = 0;
        while (count < limit && z.Norm < 4f)
        {
            z = z * z + c;
            count++;
        }

        result[i] = count + (int)((float)z.Conjugate() * 8f);
    }

    [Kernel]
    public static void Particles(Index1D i, ArrayView<Particle> particles, Complex by)
    {
        var made = new Particle(i + 5) { };
        particles[i].Move(by);
        ref var particle = ref particles[i];
        particle.Position = particle.Position with { Re = particle.Position.Re + made.Kind };
        particle.Mass += made.Momentum(particle.Age);
        var copy = particle;
        copy.Move(by);
        copy.Id = made.Id + new Particle { Id = 3, Age = 2 }.Age;
        if (i % 2 == 0)
            particles[i] = copy;
    }

    [Kernel]
    public static void Tuples(Index1D i, ArrayView<float> data, ArrayView<float> result, Line line)
    {
        var (sum, difference) = SumAndDifference(data[i], line.At(data[i]));
        (float Low, float High) range = sum < difference ? (sum, difference) : (difference, sum);
        (sum, difference) = (difference, sum);
        var pair = (range.High, Index: (int)i);
        result[i] = sum - difference * 2f + range.Low * 3f + pair.High + pair.Index + new Line(2f, 3f).At(sum);
    }

    private static (float Sum, float Difference) SumAndDifference(float a, float b) => (a + b, a - b);
}
