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
    public static PriceSheet Of(string region, bool assumeHome = false)
    {
        if (!Regions.Contains(region))
            throw new PriceSheetException($"No prices for Region '{region}'. Known: {string.Join(", ", Regions)}.");
        using var reader = new StreamReader(typeof(PriceSheets).Assembly.GetManifestResourceStream(region + Ending)!);
        var sheet = PriceSheetReader.Read(reader.ReadToEnd(), region + Ending);
        return assumeHome && region != Home ? sheet.AssumeFrom(Of(Home)) : sheet;
    }
}
