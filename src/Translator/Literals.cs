using System.Globalization;
using System.Text.RegularExpressions;

namespace KernelRD.Translator;

/// <summary>C# constants as C literals.</summary>
internal static class Literals
{
    public static CExpr Of(object value, Dialect dialect) => value switch
    {
        bool flag => new CExpr(flag ? "true" : "false"),
        float number => Real(number, number.ToString("R", CultureInfo.InvariantCulture), "f"),
        double number => Real(number, number.ToString("R", CultureInfo.InvariantCulture), ""),
        int.MinValue => new CExpr("-2147483647 - 1", Precedence.Additive),
        long.MinValue => new CExpr($"-9223372036854775807{dialect.LongSuffix} - 1", Precedence.Additive),
        uint number => new CExpr(number.ToString(CultureInfo.InvariantCulture) + "u"),
        ulong number => new CExpr(number.ToString(CultureInfo.InvariantCulture) + "u" + dialect.LongSuffix),
        long number => Signed(number, number.ToString(CultureInfo.InvariantCulture) + dialect.LongSuffix),
        IConvertible number => Signed(number.ToInt64(null), number.ToString(CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"{value} is no number."),
    };

    /// <summary>An identifier that C accepts: letters outside ASCII become their code points.</summary>
    public static string Identifier(string name) => Regex.Replace(name, "[^A-Za-z0-9_]", letter => $"_{(int)letter.Value[0]:X4}");

    private static CExpr Real(double value, string digits, string suffix)
    {
        if (double.IsNaN(value))
            return suffix == "f" ? new CExpr("NAN") : new CExpr("(double)NAN", Precedence.Unary);
        if (double.IsInfinity(value))
            return new CExpr((value < 0 ? "-" : "") + (suffix == "f" ? "INFINITY" : "(double)INFINITY"), Precedence.Unary);
        if (digits.IndexOfAny(['.', 'E']) < 0)
            digits += ".0";
        return new CExpr(digits.Replace("E", "e") + suffix, digits[0] == '-' ? Precedence.Unary : Precedence.Primary);
    }

    private static CExpr Signed(long value, string digits) => new(digits, value < 0 ? Precedence.Unary : Precedence.Primary);
}
