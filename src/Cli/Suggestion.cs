namespace KernelRD.Cli;

/// <summary>What somebody may have meant.</summary>
internal static class Suggestion
{
    /// <summary>"; did you mean 'x'?" where a known name is near, else "; known are x, y, z" or that there is none.</summary>
    public static string For(string word, IEnumerable<string> known)
    {
        var names = known.ToArray();
        string? near = Nearest(word, names);
        return near is not null ? $"; did you mean '{near}'?"
            : names.Length > 0 ? $"; known are {string.Join(", ", names)}" : "; there is none";
    }

    /// <summary>The known name that takes the fewest edits to reach, or else contains the word; null where none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) =>
        known.Select(name => (Name: name, Distance: Distance(word.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= (Math.Min(word.Length, candidate.Name.Length) + 1) / 3
                || word.Length > 2 && candidate.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two words.</summary>
    private static int Distance(string a, string b)
    {
        // A fuzzed or pasted argument may be huge; no name is.
        if (Math.Abs(a.Length - b.Length) > 20)
            return int.MaxValue;
        var table = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                int best = Math.Min(table[i - 1, j], table[i, j - 1]) + 1;
                best = Math.Min(best, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, table[i - 2, j - 2] + 1);
                table[i, j] = best;
            }
        }

        return table[a.Length, b.Length];
    }
}
