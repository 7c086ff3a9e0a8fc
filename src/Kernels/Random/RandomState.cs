namespace KernelRD.Kernels.Random;

/// <summary>
/// NumPy's legacy generator, <c>numpy.random.RandomState(seed)</c>, bit for bit: the Mersenne Twister MT19937 and the
/// distributions that NumPy froze with it. Not safe for use by several threads at once.
/// </summary>
public sealed class RandomState
{
    private const int StateLength = 624;
    private const int Offset = 397;
    private const uint UpperMask = 0x80000000;
    private const uint LowerMask = 0x7fffffff;
    private const uint Twist = 0x9908b0df;

    private readonly uint[] _state = new uint[StateLength];
    private int _position = StateLength;
    private double? _secondNormal;

    public RandomState(uint seed)
    {
        for (uint i = 0; i < StateLength; i++)
        {
            _state[i] = seed;
            seed = 1812433253 * (seed ^ (seed >> 30)) + i + 1;
        }
    }

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double RandomSample()
    {
        uint high = NextUInt32() >> 5;
        uint low = NextUInt32() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /// <summary>A number between <paramref name="low"/> and <paramref name="high"/>.</summary>
    public double Uniform(double low, double high) => low + (high - low) * RandomSample();

    /// <summary>
    /// A number of the normal distribution with mean 0 and variance 1, by Marsaglia's polar method, which makes two at a time.
    /// </summary>
    public double StandardNormal()
    {
        if (_secondNormal is { } second)
        {
            _secondNormal = null;
            return second;
        }

        double x, y, squared;
        do
        {
            x = 2.0 * RandomSample() - 1.0;
            y = 2.0 * RandomSample() - 1.0;
            squared = x * x + y * y;
        }
        while (squared is >= 1.0 or 0.0);

        double factor = Math.Sqrt(-2.0 * Math.Log(squared) / squared);
        _secondNormal = factor * x;
        return factor * y;
    }

    /// <summary>A number of the normal distribution.</summary>
    public double Normal(double mean, double deviation) => mean + deviation * StandardNormal();

    /// <summary>Puts the items into a random order.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = (int)Interval((uint)i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The numbers 0 … <paramref name="count"/> − 1 in a random order.</summary>
    public int[] Permutation(int count)
    {
        var items = new int[count];
        Permutation(items);
        return items;
    }

    /// <summary>Fills the span with the numbers 0 … length − 1 in a random order.</summary>
    public void Permutation(Span<int> items)
    {
        for (int i = 0; i < items.Length; i++)
            items[i] = i;
        Shuffle(items);
    }

    /// <summary>An integer in [0, max], by drawing as many bits as max has until they make none greater.</summary>
    private uint Interval(uint max)
    {
        uint mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(max);
        uint value;
        do
        {
            value = NextUInt32() & mask;
        }
        while (value > max);
        return value;
    }

    private uint NextUInt32()
    {
        if (_position == StateLength)
            Refill();
        uint y = _state[_position++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    private void Refill()
    {
        for (int i = 0; i < StateLength; i++)
        {
            uint y = (_state[i] & UpperMask) | (_state[(i + 1) % StateLength] & LowerMask);
            _state[i] = _state[(i + Offset) % StateLength] ^ (y >> 1) ^ ((y & 1) * Twist);
        }

        _position = 0;
    }
}
