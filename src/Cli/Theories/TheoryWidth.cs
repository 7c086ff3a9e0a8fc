using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Reports;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Theories;

/// <summary>Theorem 3's terms at one width: a row of <c>orders.csv</c>.</summary>
internal sealed record TheoryWidth(WidthOrders Orders) : IRunEvent
{
    public const string Header = "m,reaction_u,diffusion_u,reaction_v,diffusion_v";

    /// <summary>Each term, a root mean square over neurons, and whether it is claimed to go with m^(−1/2), else with m² at most.</summary>
    public static readonly (string Label, bool IsTight, Func<WidthOrders, double> Value)[] Terms =
    [
        ("‖R_{u}‖", true, order => order.ReactionU),
        ("‖D_{u}‖", false, order => order.DiffusionU),
        ("‖R_{v}‖", true, order => order.ReactionV),
        ("‖D_{v}‖", false, order => order.DiffusionV),
    ];

    public string Name => "width";

    public IEnumerable<string> Lines => [];

    /// <summary>The exponents that were measured beside those that are claimed.</summary>
    public static IEnumerable<string> Findings(IReadOnlyList<WidthOrders> orders) => Terms.Select(term =>
    {
        double exponent = WidthOrders.Exponent(orders, term.Value);
        string verdict = term.IsTight ? "the claim is O(m^(−1/2))" : exponent > 2 ? "more than the claimed O(m²)" : "within the claimed O(m²), which is far from tight";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Plain(term.Label)} of a neuron goes with m to the power of {NumberText.Of(exponent, 2)} over m = {orders[0].Hidden} to {orders[^1].Hidden}: {verdict}.");
    });

    /// <summary>A label without what charts lower.</summary>
    public static string Plain(string label) => label.Replace("_{", "_").Replace("}", "");

    public string ToCsv() => string.Create(
        CultureInfo.InvariantCulture, $"{Orders.Hidden},{Orders.ReactionU},{Orders.DiffusionU},{Orders.ReactionV},{Orders.DiffusionV}");

    /// <exception cref="FormatException">This is no such row.</exception>
    public static WidthOrders Parse(string row)
    {
        double[] cells = [.. row.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        return cells is [var m, var ru, var du, var rv, var dv] ? new((int)m, ru, du, rv, dv) : throw new FormatException($"this is no row of orders: {row}");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("m", Orders.Hidden);
        json.WriteFinite("reaction_u", Orders.ReactionU);
        json.WriteFinite("diffusion_u", Orders.DiffusionU);
        json.WriteFinite("reaction_v", Orders.ReactionV);
        json.WriteFinite("diffusion_v", Orders.DiffusionV);
    }
}
