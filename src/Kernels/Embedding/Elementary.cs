namespace KernelRD.Kernels.Embedding;

/// <summary>
/// exp and log that give the same bits on every device: additions, products and fused multiply-adds only, in one written order, where the
/// devices' own functions differ in the last bits. An embedding is chaotic, so a bit is soon a different picture.
/// </summary>
public static class Elementary
{
    /// <summary>
    /// eˣ for x ≤ 0 to 2 units in the last place; 0 below −87, where the result would be denormal. With n = round(x / ln 2) it is
    /// 2ⁿ · e^(x − n ln 2), the latter by its Taylor polynomial of degree 7 on ±(ln 2)/2.
    /// </summary>
    public static float Exp(float x)
    {
        float clamped = x > -87f ? x : -87f;
        // Adding 1.5 · 2²³ rounds to an integer and leaves it in the low bits.
        float shifted = MathF.FusedMultiplyAdd(clamped, 1.44269504f, 12582912f);
        float n = shifted - 12582912f;
        float r = MathF.FusedMultiplyAdd(n, -0.693145752f, clamped);
        r = MathF.FusedMultiplyAdd(n, -1.42860677e-6f, r);
        float p = MathF.FusedMultiplyAdd(1f / 5040f, r, 1f / 720f);
        p = MathF.FusedMultiplyAdd(p, r, 1f / 120f);
        p = MathF.FusedMultiplyAdd(p, r, 1f / 24f);
        p = MathF.FusedMultiplyAdd(p, r, 1f / 6f);
        p = MathF.FusedMultiplyAdd(p, r, 0.5f);
        p = MathF.FusedMultiplyAdd(p, r, 1f);
        p = MathF.FusedMultiplyAdd(p, r, 1f);
        float power = BitConverter.UInt32BitsToSingle((BitConverter.SingleToUInt32Bits(shifted) << 23) + 0x3F800000u);
        return x > -87f ? p * power : 0f;
    }

    /// <summary>
    /// ln x for normal x > 0, to 3e-7 of max(1, |ln x|). With x = 2ⁿ m and m in [√½, √2) it is n ln 2 + 2 artanh s, s = (m − 1)/(m + 1), by
    /// the series s + s³/3 + s⁵/5 + …, whose next term is below 1e-9.
    /// </summary>
    public static float Log(float x)
    {
        uint bits = BitConverter.SingleToUInt32Bits(x) - 0x3F3504F3u;
        float n = (int)bits >> 23;
        float m = BitConverter.UInt32BitsToSingle((bits & 0x007FFFFFu) + 0x3F3504F3u);
        float s = (m - 1f) / (m + 1f);
        float q = s * s;
        float p = MathF.FusedMultiplyAdd(1f / 9f, q, 1f / 7f);
        p = MathF.FusedMultiplyAdd(p, q, 1f / 5f);
        p = MathF.FusedMultiplyAdd(p, q, 1f / 3f);
        p = MathF.FusedMultiplyAdd(p * q, s, s);
        return MathF.FusedMultiplyAdd(n, 0.693145752f, MathF.FusedMultiplyAdd(n, 1.42860677e-6f, p + p));
    }
}
