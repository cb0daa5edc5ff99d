using System.Text.Json.Serialization;

namespace Comparison.Pricing.Sheets;

/// <summary>The sheets that the suite has: <c>Sheets/Data/{region}.json</c>, taken along by the build.</summary>
public static class PriceSheets
{
    /// <summary>The only Region whose durable prices are known.</summary>
    public const string Home = "us-east-1";

    private const string Ending = ".json";

    public static IReadOnlyList<string> Regions { get; } =
    [
        .. typeof(PriceSheets).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Ending, StringComparison.Ordinal))
            .Select(name => name[..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <param name="assumeHome">Prices that the Region's sheet does not know are those of <see cref="Home"/>, marked as assumed.</param>
    /// <exception cref="PriceSheetException">There is no sheet for the Region.</exception>
    public static PriceSheet For(string region, bool assumeHome = false)
    {
        if (!Regions.Contains(region))
            throw new PriceSheetException($"No prices for Region '{region}'. Known: {string.Join(", ", Regions)}.");
        using var reader = new StreamReader(typeof(PriceSheets).Assembly.GetManifestResourceStream(region + Ending)!);
        var sheet = PriceSheetReader.Read(reader.ReadToEnd(), region + Ending);
        return assumeHome && region != Home ? sheet.AssumeFrom(For(Home)) : sheet;
    }
}

/// <summary>The prices of one Region.</summary>
public sealed record PriceSheet(string Region, string Currency, IReadOnlyList<Price> Prices)
{
    /// <summary>The components that have no price here.</summary>
    [JsonIgnore]
    public IReadOnlyList<Component> Unknown => [.. Prices.Where(price => !price.IsKnown).Select(price => price.Component)];

    /// <exception cref="PriceSheetException">The price is not known in this Region.</exception>
    public Price this[Component component] => Prices.Single(price => price.Component == component) is { IsKnown: true } price
        ? price
        : throw new PriceSheetException(
            $"{Region}: the price of {ComponentWords.ToText(component)} is not known there.");

    /// <summary>The same sheet, with another Region's prices for those that are not known. They stay marked as assumed.</summary>
    public PriceSheet AssumeFrom(PriceSheet other) => this with
    {
        Prices = [.. Prices.Select(price => price.IsKnown
            ? price
            : other[price.Component] with { AssumedFrom = other.Region, Confidence = Confidence.D })],
    };
}

/// <summary>A price sheet does not say what it is asked for, or cannot be read. The message is one line for people.</summary>
public sealed class PriceSheetException(string message, Exception? inner = null) : Exception(message, inner);
