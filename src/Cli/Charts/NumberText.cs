using System.Globalization;

namespace KernelRD.Cli.Charts;

/// <summary>Numbers as people write them: 0.114, −3, 2.95×10¹².</summary>
internal static class NumberText
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>A number to so many digits, without zeros at the end; a power of ten where it is very large or very small.</summary>
    public static string Of(double value, int digits = 3)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
        var parts = value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture).Split('E');
        int exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        if (value == 0 || exponent >= -4 && exponent < Math.Max(4, digits))
        {
            decimal rounded = decimal.Parse(parts[0], CultureInfo.InvariantCulture);
            for (int i = 0; i < Math.Abs(exponent); i++)
                rounded = exponent > 0 ? rounded * 10 : rounded / 10;
            return Signed(rounded);
        }

        string mantissa = Signed(decimal.Parse(parts[0], CultureInfo.InvariantCulture));
        string power = string.Concat(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(digit => Raised[digit - '0']));
        return $"{(mantissa is "1" ? "" : $"{mantissa}×")}10{(exponent < 0 ? "⁻" : "")}{power}";
    }

    private static string Signed(decimal value) => value.ToString("0.##################", CultureInfo.InvariantCulture).Replace('-', '−');
}
