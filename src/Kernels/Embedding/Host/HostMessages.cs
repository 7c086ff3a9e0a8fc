using System.Numerics;
using System.Runtime.CompilerServices;
using KernelRD.Kernels.Linear;

namespace KernelRD.Kernels.Embedding;

/// <summary>
/// An iteration of <see cref="MessagePassing"/> without its vote, as a routine of the host: <see cref="MessagePassing.UpdateBand"/> with a row's
/// similarities kept between its two passes. A task is a band.
/// </summary>
internal sealed unsafe class HostMessages
{
    private readonly HostTasks _tasks;
    private readonly float[][] _similarities;

    // The run at hand.
    private float* _r;
    private float* _a;
    private float* _x;
    private float* _y;
    private float* _factors;
    private float* _totals;
    private float* _diagonal;
    private float* _bands;
    private int _n;
    private int _padded;
    private float _preference;
    private float _damping;

    public HostMessages(Accelerator accelerator)
    {
        _tasks = new HostTasks(accelerator, UpdateBand);
        _similarities = [.. Enumerable.Repeat<float[]>([], new HostThreads(accelerator).Count)];
    }

    public void Run(MessagePassing.Buffers b, int n, float preference, float damping)
    {
        (_n, _padded, _preference, _damping) = (n, Panels.Padded(n), preference, damping);
        _r = HostMemory.Of(b.R);
        _a = HostMemory.Of(b.A);
        _x = HostMemory.Of(b.Points);
        _y = _x + _padded;
        _factors = HostMemory.Of(b.Factors);
        _totals = HostMemory.Of(b.Totals);
        _diagonal = HostMemory.Of(b.Diagonal);
        _bands = HostMemory.Of(b.Bands);
        _tasks.Run(MessagePassing.BandCount(n));
    }

    private void UpdateBand(int band, int thread)
    {
        if (_similarities[thread].Length < _padded)
            _similarities[thread] = new float[_padded];
        float* sums = _bands + (long)band * _padded;
        new Span<float>(sums, _padded).Clear();
        int end = Math.Min((band + 1) * MessagePassing.BandLength, _n);
        fixed (float* similarities = _similarities[thread])
        {
            for (int i = band * MessagePassing.BandLength; i < end; i++)
                UpdateRow(i, similarities, sums);
        }
    }

    private void UpdateRow(int i, float* similarities, float* sums)
    {
        float* r = _r + (long)i * _padded;
        float* a = _a + (long)i * _padded;
        // The vectors write anything on the diagonal and at the row's best place; these are put right afterwards.
        float own = r[i];
        float ownSum = sums[i];
        float ownSimilarity = _preference * _factors[i];
        a[i] = float.NegativeInfinity;
        var (largest, second, where) = Top(i, r, a, similarities, _diagonal[i] + ownSimilarity);
        a[i] = _diagonal[i];

        float best = _damping * r[where] + (1f - _damping) * (similarities[where] - second);
        float bestSum = sums[where] + (best > 0f ? best : 0f);
        Respond(r, similarities, sums, largest);
        (r[where], sums[where]) = (best, bestSum);
        r[i] = _damping * own + (1f - _damping) * (ownSimilarity - (where == i ? second : largest));
        sums[i] = ownSum;
    }

    /// <summary>A row's availabilities and similarities, and the largest of their sums, the second largest, and where the largest is first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (float Largest, float Second, int Where) Top(int i, float* r, float* a, float* similarities, float own)
    {
        var x = new Vector<float>(_x[i]);
        var y = new Vector<float>(_y[i]);
        var keep = new Vector<float>(_damping);
        var take = new Vector<float>(1f - _damping);
        var top = new Vector<float>(float.NegativeInfinity);
        var next = top;
        var place = Vector<int>.Zero;
        var here = Vector<int>.Indices;
        for (int k = 0; k < _padded; k += Vector<float>.Count)
        {
            var rest = Vector.Load(_totals + k) - Positive(Vector.Load(r + k));
            var available = keep * Vector.Load(a + k) + take * Vector.ConditionalSelect(Vector.LessThan(rest, default), rest, default);
            Vector.Store(available, a + k);
            var dx = x - Vector.Load(_x + k);
            var dy = y - Vector.Load(_y + k);
            var similarity = -Vector.FusedMultiplyAdd(dx, dx, dy * dy) * Vector.Load(_factors + k);
            Vector.Store(similarity, similarities + k);
            var value = available + similarity;
            var isTop = Vector.GreaterThan(value, top);
            next = Vector.ConditionalSelect(isTop, top, Vector.ConditionalSelect(Vector.GreaterThan(value, next), value, next));
            place = Vector.ConditionalSelect(isTop, here, place);
            top = Vector.ConditionalSelect(isTop, value, top);
            here += new Vector<int>(Vector<int>.Count);
        }

        var result = (Largest: own, Second: float.NegativeInfinity, Where: i);
        for (int lane = 0; lane < Vector<float>.Count; lane++)
        {
            bool isLarger = top[lane] > result.Largest || (top[lane] == result.Largest && place[lane] < result.Where);
            result = isLarger
                ? (top[lane], Math.Max(result.Largest, next[lane]), place[lane])
                : (result.Largest, Math.Max(result.Second, top[lane]), result.Where);
        }

        return result;
    }

    /// <summary>A row's responsibilities, as if its largest sum were nowhere in it, and their share of c_k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Respond(float* r, float* similarities, float* sums, float largest)
    {
        var keep = new Vector<float>(_damping);
        var take = new Vector<float>(1f - _damping);
        var rival = new Vector<float>(largest);
        for (int k = 0; k < _padded; k += Vector<float>.Count)
        {
            var response = keep * Vector.Load(r + k) + take * (Vector.Load(similarities + k) - rival);
            Vector.Store(response, r + k);
            Vector.Store(Vector.Load(sums + k) + Positive(response), sums + k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Positive(Vector<float> value) => Vector.ConditionalSelect(Vector.GreaterThan(value, default), value, default);
}
