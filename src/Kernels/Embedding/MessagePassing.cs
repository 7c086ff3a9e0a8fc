using KernelRD.Kernels.Network;

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

    // So many chains of a row's maximum that loops over them are not unrolled: drivers' compilers turn loops into SIMD code, and hardly the long
    // straight code that unrolling makes of them.
    private const int Lanes = 64;

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
        Index1D row,
        ArrayView<float> largest,
        ArrayView<float> second,
        ArrayView<int> where,
        ArrayView<float> tops,
        ArrayView<float> nexts,
        ArrayView<int> places)
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

    /// <summary>
    /// All of an iteration but its vote, for processors: of each row of a band the availabilities and the maximum, then the responsibilities, while
    /// the row is in the nearest cache. One work-item a band: (0, band).
    /// </summary>
    [Kernel]
    public static void UpdateBand(
        Index2D item,
        ArrayView<float> r,
        ArrayView<float> a,
        ArrayView<float> points,
        ArrayView<float> factors,
        ArrayView<float> totals,
        ArrayView<float> diagonal,
        ArrayView<float> bands,
        int n,
        int padded,
        float preference,
        float damping)
    {
        var top = LocalMemory.Allocate<float>(Lanes);
        var next = LocalMemory.Allocate<float>(Lanes);
        var place = LocalMemory.Allocate<int>(Lanes);
        var sums = bands.SubView(item.Y * padded, padded);
        for (int k = 0; k < padded; k++)
            sums[k] = 0f;
        int end = (item.Y + 1) * BandLength < n ? (item.Y + 1) * BandLength : n;
        for (int i = item.Y * BandLength; i < end; i++)
        {
            var responses = r.SubView(i * padded, padded);
            var availabilities = a.SubView(i * padded, padded);
            float x = points[i];
            float y = points[padded + i];
            // So nothing on the diagonal is the largest: what belongs there comes last, which keeps its exceptions out of the loop.
            availabilities[i] = float.NegativeInfinity;
            for (int lane = 0; lane < Lanes; lane++)
            {
                top[lane] = float.NegativeInfinity;
                next[lane] = float.NegativeInfinity;
                place[lane] = 0;
            }

            for (int first = 0; first < padded; first += Lanes)
            {
                int lanes = padded - first < Lanes ? padded - first : Lanes;
                for (int lane = 0; lane < lanes; lane++)
                {
                    int k = first + lane;
                    float available = Available(responses[k], availabilities[k], totals[k], damping);
                    availabilities[k] = available;
                    float value = available + Similarity(x - points[k], y - points[padded + k], factors[k], false, preference);
                    bool isTop = value > top[lane];
                    float below = value > next[lane] ? value : next[lane];
                    next[lane] = isTop ? top[lane] : below;
                    place[lane] = isTop ? k : place[lane];
                    top[lane] = isTop ? value : top[lane];
                }
            }

            availabilities[i] = diagonal[i];
            float largest = diagonal[i] + preference * factors[i];
            float second = float.NegativeInfinity;
            int where = i;
            for (int lane = 0; lane < Lanes; lane++)
            {
                if (top[lane] > largest || (top[lane] == largest && place[lane] < where))
                {
                    second = largest > next[lane] ? largest : next[lane];
                    largest = top[lane];
                    where = place[lane];
                }
                else
                {
                    second = top[lane] > second ? top[lane] : second;
                }
            }

            for (int k = 0; k < padded; k++)
            {
                float similarity = Similarity(x - points[k], y - points[padded + k], factors[k], i == k, preference);
                float response = damping * responses[k] + (1f - damping) * (similarity - (k == where ? second : largest));
                responses[k] = response;
                float share = response > 0f ? response : 0f;
                sums[k] += i == k ? 0f : share;
            }
        }
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
    /// Loads a whole iteration; the delegate takes the buffers, where its votes go (N values), N, the preference and λ. Processors do a row in one
    /// go, while it is in the nearest cache.
    /// </summary>
    public static Action<Buffers, ArrayView<int>, int, float, float> Load(Accelerator accelerator) => Load(accelerator, LoadUpdate(accelerator));

    /// <summary>The same with an iteration without its vote that is loaded already.</summary>
    public static Action<Buffers, ArrayView<int>, int, float, float> Load(Accelerator accelerator, Action<Buffers, int, float, float> update)
    {
        var vote = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<int>, int, int, float>(Vote);
        return (buffers, votes, n, preference, damping) =>
        {
            update(buffers, n, preference, damping);
            vote(n, buffers.R, buffers.Bands, buffers.Totals, buffers.Diagonal, votes, BandCount(n), Panels.Padded(n), damping);
        };
    }

    /// <summary>Loads an iteration without its vote: what is fastest on the device.</summary>
    public static Action<Buffers, int, float, float> LoadUpdate(Accelerator accelerator) =>
        accelerator.AcceleratorType == AcceleratorType.CPU ? new HostMessages(accelerator).Run
        : Strip.Serves(accelerator, Lanes) ? LoadBands(accelerator)
        : LoadKernels(accelerator);

    /// <summary>Loads the same by the kernels that anyone can check by eye.</summary>
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

    /// <summary>Loads the same by <see cref="UpdateBand"/>.</summary>
    public static Action<Buffers, int, float, float> LoadBands(Accelerator accelerator)
    {
        var update = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>,
            int, int, float, float>(UpdateBand);
        return (b, n, preference, damping) => update(
            new Index2D(1, BandCount(n)), b.R, b.A, b.Points, b.Factors, b.Totals, b.Diagonal, b.Bands, n, Panels.Padded(n), preference, damping);
    }

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
