using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelRD.Kernels.Embedding;

/// <summary>
/// One iteration of affinity propagation among N points of the plane. With similarities s(i, k) = −‖y_i − y_k‖² f_k, and s(k, k) = preference · f_k:
/// <code>
/// a(i, k) ← λ a(i, k) + (1 − λ) min(0, r(k, k) + c_k − max(0, r(i, k))),   c_k = Σ_i≠k max(0, r(i, k)),
/// r(i, k) ← λ r(i, k) + (1 − λ) (s(i, k) − max_k'≠k (a(i, k') + s(i, k'))),
/// a(k, k) ← λ a(k, k) + (1 − λ) c_k,
/// </code>
/// in this order, so that the first line completes the iteration before. The factors f_k, all 1 up to 2⁻¹⁶, keep
/// points that mirror each other from waiting for each other forever. The similarities are computed where they are needed: that is less
/// work than reading them. c_k adds up bands of 32 rows, i ascending, and then the bands, ascending.
/// </summary>
/// <remarks>
/// r and a are N × padded N, row-major (<see cref="Panels.Padded"/>); points is 2 × padded N, its padding so far away that no point chooses it;
/// bands is ceil(N / 32) × padded N; all else is of padded N values.
/// </remarks>
public static class MessagePassing
{
    /// <summary>The rows of a band.</summary>
    public const int BandLength = 32;

    /// <summary>Into how many parts the search for a row's maximum is cut.</summary>
    public const int Parts = 16;

    /// <summary>The coordinates of the padding.</summary>
    public const float FarAway = 1e18f;

    /// <summary>a(i, k), at (k, i).</summary>
    [Kernel]
    public static void Availabilities(
        Index2D item, ArrayView<float> r, ArrayView<float> a, ArrayView<float> totals, ArrayView<float> diagonal, int padded, float damping)
    {
        int at = item.Y * padded + item.X;
        float available = Available(r[at], a[at], totals[item.X], damping);
        a[at] = item.X == item.Y ? diagonal[item.X] : available;
    }

    /// <summary>The largest and second largest of a(i, k) + s(i, k) among every sixteenth k, and where the largest is first, at (part, i).</summary>
    [Kernel]
    public static void PartialTops(
        Index2D item,
        ArrayView<float> a,
        ArrayView<float> points,
        ArrayView<float> factors,
        ArrayView<float> largest,
        ArrayView<float> second,
        ArrayView<int> where,
        int padded,
        float preference)
    {
        int i = item.Y;
        float x = points[i];
        float y = points[padded + i];
        float top = float.NegativeInfinity;
        float next = float.NegativeInfinity;
        int place = 0;
        for (int first = 0; first < padded; first += Parts)
        {
            int k = first + item.X;
            float value = a[i * padded + k] + Similarity(x - points[k], y - points[padded + k], factors[k], i == k, preference);
            bool isTop = value > top;
            float below = value > next ? value : next;
            next = isTop ? top : below;
            place = isTop ? k : place;
            top = isTop ? value : top;
        }

        largest[i * Parts + item.X] = top;
        second[i * Parts + item.X] = next;
        where[i * Parts + item.X] = place;
    }

    /// <summary>Joins the parts of a row.</summary>
    [Kernel]
    public static void JoinTops(
        Index1D row, ArrayView<float> largest, ArrayView<float> second, ArrayView<int> where, ArrayView<float> tops, ArrayView<float> nexts, ArrayView<int> places)
    {
        float top = float.NegativeInfinity;
        float next = float.NegativeInfinity;
        int place = int.MaxValue;
        for (int part = 0; part < Parts; part++)
        {
            float value = largest[row * Parts + part];
            float other = second[row * Parts + part];
            int k = where[row * Parts + part];
            if (value > top || (value == top && k < place))
            {
                next = top > other ? top : other;
                top = value;
                place = k;
            }
            else
            {
                next = value > next ? value : next;
            }
        }

        tops[row] = top;
        nexts[row] = next;
        places[row] = place;
    }

    /// <summary>r(i, k) of a band's rows, and the band's share of c_k, at (k, band).</summary>
    [Kernel]
    public static void Responsibilities(
        Index2D item,
        ArrayView<float> r,
        ArrayView<float> points,
        ArrayView<float> factors,
        ArrayView<float> tops,
        ArrayView<float> nexts,
        ArrayView<int> places,
        ArrayView<float> bands,
        int n,
        int padded,
        float preference,
        float damping)
    {
        int k = item.X;
        int end = (item.Y + 1) * BandLength < n ? (item.Y + 1) * BandLength : n;
        float sum = 0f;
        for (int i = item.Y * BandLength; i < end; i++)
        {
            float similarity = Similarity(points[i] - points[k], points[padded + i] - points[padded + k], factors[k], i == k, preference);
            float rival = k == places[i] ? nexts[i] : tops[i];
            float next = damping * r[i * padded + k] + (1f - damping) * (similarity - rival);
            r[i * padded + k] = next;
            float share = next > 0f ? next : 0f;
            sum += i == k ? 0f : share;
        }

        bands[item.Y * padded + k] = sum;
    }

    /// <summary>c_k, the totals r(k, k) + c_k for the next iteration, a(k, k), and whether k votes for itself: a(k, k) + r(k, k) &gt; 0.</summary>
    [Kernel]
    public static void Vote(
        Index1D k,
        ArrayView<float> r,
        ArrayView<float> bands,
        ArrayView<float> totals,
        ArrayView<float> diagonal,
        ArrayView<int> votes,
        int bandCount,
        int padded,
        float damping)
    {
        float sum = 0f;
        for (int band = 0; band < bandCount; band++)
            sum += bands[band * padded + k];
        float own = r[k * padded + k];
        totals[k] = own + sum;
        float available = damping * diagonal[k] + (1f - damping) * sum;
        diagonal[k] = available;
        votes[k] = available + own > 0f ? 1 : 0;
    }

    /// <summary>Everything that an iteration works on.</summary>
    public readonly record struct Buffers(
        ArrayView<float> R,
        ArrayView<float> A,
        ArrayView<float> Points,
        ArrayView<float> Factors,
        ArrayView<float> Totals,
        ArrayView<float> Diagonal,
        ArrayView<float> Bands,
        ArrayView<float> Largest,
        ArrayView<float> Second,
        ArrayView<int> Where,
        ArrayView<float> Tops,
        ArrayView<float> Nexts,
        ArrayView<int> Places);

    /// <summary>The bands of n rows.</summary>
    public static int BandCount(int n) => (n + BandLength - 1) / BandLength;

    /// <summary>
    /// Loads a whole iteration; the delegate takes the buffers, where its votes go (N values), N, the preference and λ. On a processor
    /// of the CPU engine a row is done in one go, while it is in the nearest cache.
    /// </summary>
    public static Action<Buffers, ArrayView<int>, int, float, float> Load(Accelerator accelerator)
    {
        var update = accelerator.AcceleratorType == AcceleratorType.CPU ? LoadRows(accelerator) : LoadKernels(accelerator);
        var vote = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<int>, int, int, float>(Vote);
        return (buffers, votes, n, preference, damping) =>
        {
            update(buffers, n, preference, damping);
            vote(n, buffers.R, buffers.Bands, buffers.Totals, buffers.Diagonal, votes, BandCount(n), Panels.Padded(n), damping);
        };
    }

    /// <summary>Loads an iteration without its vote, by the kernels.</summary>
    public static Action<Buffers, int, float, float> LoadKernels(Accelerator accelerator)
    {
        var availabilities = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, float>(Availabilities);
        var partialTops = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<int>, int, float>(PartialTops);
        var joinTops = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, ArrayView<int>, ArrayView<float>, ArrayView<float>, ArrayView<int>>(JoinTops);
        var responsibilities = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<int>, ArrayView<float>,
            int, int, float, float>(Responsibilities);
        return (b, n, preference, damping) =>
        {
            int padded = Panels.Padded(n);
            availabilities(new Index2D(padded, n), b.R, b.A, b.Totals, b.Diagonal, padded, damping);
            partialTops(new Index2D(Parts, n), b.A, b.Points, b.Factors, b.Largest, b.Second, b.Where, padded, preference);
            joinTops(n, b.Largest, b.Second, b.Where, b.Tops, b.Nexts, b.Places);
            responsibilities(
                new Index2D(padded, BandCount(n)), b.R, b.Points, b.Factors, b.Tops, b.Nexts, b.Places, b.Bands, n, padded, preference, damping);
        };
    }

    /// <summary>The same on the host: a row's availabilities and its maximum, then its responsibilities.</summary>
    private static Action<Buffers, int, float, float> LoadRows(Accelerator accelerator)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = accelerator.NumMultiprocessors };
        return (b, n, preference, damping) => Parallel.For(0, BandCount(n), options, band =>
        {
            int padded = Panels.Padded(n);
            b.Bands.SubView(band * padded, padded).MemSetToZero();
            int end = Math.Min((band + 1) * BandLength, n);
            for (int i = band * BandLength; i < end; i++)
                UpdateRow(b, band, i, padded, preference, damping);
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateRow(in Buffers b, int band, int i, int padded, float preference, float damping)
    {
        ref float r = ref b.R[i * padded];
        ref float a = ref b.A[i * padded];
        ref float xs = ref b.Points[0];
        ref float ys = ref b.Points[padded];
        ref float factors = ref b.Factors[0];
        ref float totals = ref b.Totals[0];
        ref float sums = ref b.Bands[band * padded];
        int lanes = Vector<float>.Count;
        var x = new Vector<float>(xs.At(i));
        var y = new Vector<float>(ys.At(i));
        var keep = new Vector<float>(damping);
        var take = new Vector<float>(1f - damping);
        // The diagonal is put in its place afterwards; the vectors in between may write anything there.
        float own = r.At(i);
        float ownSum = sums.At(i);
        float ownSimilarity = preference * factors.At(i);

        var top = new Vector<float>(float.NegativeInfinity);
        var next = top;
        var place = Vector<int>.Zero;
        for (int k = 0; k < padded; k += lanes)
        {
            var response = Vector.LoadUnsafe(ref r, (nuint)k);
            var rest = Vector.LoadUnsafe(ref totals, (nuint)k) - Vector.ConditionalSelect(Vector.GreaterThan(response, default), response, default);
            var available = keep * Vector.LoadUnsafe(ref a, (nuint)k) + take * Vector.ConditionalSelect(Vector.LessThan(rest, default), rest, default);
            Vector.StoreUnsafe(available, ref a, (nuint)k);
            var similarity = Similarities(x - Vector.LoadUnsafe(ref xs, (nuint)k), y - Vector.LoadUnsafe(ref ys, (nuint)k), Vector.LoadUnsafe(ref factors, (nuint)k));
            var value = available + similarity;
            if (i >= k && i < k + lanes)
            {
                a.At(i) = b.Diagonal[i];
                value = Vector.WithElement(value, i - k, b.Diagonal[i] + ownSimilarity);
            }

            var isTop = Vector.GreaterThan(value, top);
            next = Vector.ConditionalSelect(isTop, top, Vector.ConditionalSelect(Vector.GreaterThan(value, next), value, next));
            place = Vector.ConditionalSelect(isTop, new Vector<int>(k) + Vector<int>.Indices, place);
            top = Vector.ConditionalSelect(isTop, value, top);
        }

        float largest = float.NegativeInfinity;
        float second = float.NegativeInfinity;
        int where = int.MaxValue;
        for (int lane = 0; lane < lanes; lane++)
        {
            if (top[lane] > largest || (top[lane] == largest && place[lane] < where))
            {
                second = Math.Max(largest, next[lane]);
                largest = top[lane];
                where = place[lane];
            }
            else
            {
                second = Math.Max(second, top[lane]);
            }
        }

        var rival = new Vector<float>(largest);
        for (int k = 0; k < padded; k += lanes)
        {
            var similarity = Similarities(x - Vector.LoadUnsafe(ref xs, (nuint)k), y - Vector.LoadUnsafe(ref ys, (nuint)k), Vector.LoadUnsafe(ref factors, (nuint)k));
            var response = keep * Vector.LoadUnsafe(ref r, (nuint)k) + take * (similarity - rival);
            if (where >= k && where < k + lanes)
            {
                // Before the row's best place is written: what it held, and what it is compared with.
                float best = damping * r.At(where) + (1f - damping) * (similarity[where - k] - second);
                response = Vector.WithElement(response, where - k, best);
            }

            Vector.StoreUnsafe(response, ref r, (nuint)k);
            var sum = Vector.LoadUnsafe(ref sums, (nuint)k) + Vector.ConditionalSelect(Vector.GreaterThan(response, default), response, default);
            Vector.StoreUnsafe(sum, ref sums, (nuint)k);
        }

        r.At(i) = damping * own + (1f - damping) * (ownSimilarity - (where == i ? second : largest));
        sums.At(i) = ownSum;
    }

    private static ref float At(this ref float start, int index) => ref Unsafe.Add(ref start, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Similarities(Vector<float> dx, Vector<float> dy, Vector<float> factors) =>
        -Vector.FusedMultiplyAdd(dx, dx, dy * dy) * factors;

    private static float Available(float r, float a, float total, float damping)
    {
        float rest = total - (r > 0f ? r : 0f);
        return damping * a + (1f - damping) * (rest < 0f ? rest : 0f);
    }

    private static float Similarity(float dx, float dy, float factor, bool isOwn, float preference)
    {
        float distance = MathF.FusedMultiplyAdd(dx, dx, dy * dy);
        return (isOwn ? preference : -distance) * factor;
    }
}
