using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace KernelRD.Cli.Commands;

/// <summary>Options that take one value, read the same way under every locale, with errors that say what was expected.</summary>
internal static class Parse
{
    public delegate bool Reader<T>(string text, out T value);

    /// <summary>A finite number.</summary>
    public static bool Number(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>A whole number; 1e6 is one.</summary>
    private static bool Whole(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);

    /// <summary>One number for a square, or WxH.</summary>
    public static bool Size(string text, out (int Width, int Height) value)
    {
        value = default;
        var sides = text.Split('x', 'X');
        return sides.Length is 1 or 2 && Side(sides[0], out value.Width) && Side(sides[^1], out value.Height);

        static bool Side(string text, out int side) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side > 0;
    }

    /// <summary>Two numbers with a comma between them, the first one lower.</summary>
    public static bool Range(string text, out (double Low, double High) value)
    {
        value = default;
        var ends = text.Split(',');
        return ends.Length == 2 && Number(ends[0], out value.Low) && Number(ends[1], out value.High) && value.Low < value.High;
    }

    /// <param name="name">The option, with its dashes.</param>
    /// <param name="placeholder">What help shows for the value.</param>
    /// <param name="description">One line of help.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="expected">What an error says was expected.</param>
    public static Option<T?> Option<T>(string name, string placeholder, string description, Reader<T> read, string expected)
        where T : struct => new(name)
        {
            HelpName = placeholder,
            Description = description,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result =>
            {
                if (read(result.Tokens[0].Value, out var value))
                    return value;
                result.AddError($"{name} takes {expected}, not '{result.Tokens[0].Value}'");
                return null;
            },
        };

    /// <summary>An option that takes a whole number within bounds.</summary>
    public static Option<long?> Whole(string name, string description, long low, long high) => Option(
        name,
        "N",
        description,
        (string text, out long value) => Whole(text, out value) && value >= low && value <= high,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {low} to {high}"));

    /// <summary>An option that takes a positive number.</summary>
    public static Option<double?> Positive(string name, string description) => Option(
        name, "T", description, (string text, out double value) => Number(text, out value) && value > 0, "a positive number");

    /// <summary>An option that takes one of several things by name.</summary>
    public static Option<T?> Choice<T>(
        string name, string placeholder, string description, IReadOnlyList<T> choices, Func<T, string> nameOf)
        where T : class => new(name)
        {
            HelpName = placeholder,
            Description = description,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Find(result, name, choices, nameOf),
        };

    /// <summary>An option that takes a value of an enumeration.</summary>
    public static Option<T?> Choice<T>(string name, string description)
        where T : struct, Enum => new(name)
        {
            HelpName = string.Join('|', Enum.GetValues<T>().Select(EnumName.Of)),
            Description = description,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => (T?)Find(result, name, [.. Enum.GetValues<T>().Cast<object>()], value => EnumName.Of((T)value)),
        };

    private static T? Find<T>(ArgumentResult result, string option, IReadOnlyList<T> choices, Func<T, string> nameOf)
        where T : class
    {
        string text = result.Tokens[0].Value;
        var found = choices.FirstOrDefault(choice => nameOf(choice).Equals(text, StringComparison.OrdinalIgnoreCase));
        if (found is null)
            result.AddError($"{option} does not know '{text}'{Suggestion.For(text, choices.Select(nameOf))}");
        return found;
    }
}
