using System.Text;

namespace KernelRD.Cli.Charts;

/// <summary>
/// Text with raised and lowered parts: <c>10^{−3}</c>, <c>‖U‖_{F}</c>. Without a brace behind them ^ and _ are characters like others, and
/// Unicode's own small digits are raised and lowered parts too.
/// </summary>
internal static class RichText
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₋";
    private const string Plain = "0123456789−";

    /// <summary>A part of a text: its size against the rest, and how far above the baseline it stands, in ems of the rest.</summary>
    public readonly record struct Run(string Text, double Size, double Rise);

    public static IReadOnlyList<Run> Parse(string text)
    {
        List<Run> runs = [];
        var plain = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            int end = text[i] is '^' or '_' && i + 1 < text.Length && text[i + 1] == '{' ? text.IndexOf('}', i) : -1;
            if (end > 0)
            {
                Add(text[(i + 2)..end], text[i] == '^');
                i = end;
            }
            else if (Raised.IndexOf(text[i]) is >= 0 and var high)
            {
                Add(Plain[high].ToString(), true);
            }
            else if (Lowered.IndexOf(text[i]) is >= 0 and var low)
            {
                Add(Plain[low].ToString(), false);
            }
            else if (text[i] == '½')
            {
                Add("1", true);
                plain.Append('/');
                Add("2", false);
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        Flush();
        return runs;

        void Add(string small, bool isRaised)
        {
            Flush();
            double rise = isRaised ? 0.34 : -0.18;
            if (runs.Count > 0 && runs[^1].Rise == rise)
                runs[^1] = runs[^1] with { Text = runs[^1].Text + small };
            else
                runs.Add(new(small, 0.72, rise));
        }

        void Flush()
        {
            if (plain.Length > 0)
                runs.Add(new(plain.ToString(), 1, 0));
            plain.Clear();
        }
    }

    /// <summary>The width of a text in ems, by the metrics of <see cref="StrokeFont"/>.</summary>
    public static double Width(string text, bool isBold = false) =>
        Parse(text).Sum(run => run.Size * run.Text.Sum(StrokeFont.Advance)) * (isBold ? StrokeFont.BoldStretch : 1);
}
