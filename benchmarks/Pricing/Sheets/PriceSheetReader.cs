using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comparison.Pricing.Sheets;

/// <summary>Reads a price sheet and refuses one that a bill could go wrong by.</summary>
internal static class PriceSheetReader
{
    /// <param name="name">What the refusal calls the sheet.</param>
    /// <exception cref="PriceSheetException">
    /// Not JSON, an unknown or missing member, a component missing or twice, or a price that makes no sense.
    /// </exception>
    public static PriceSheet Read(string json, string name)
    {
        PriceSheet sheet;
        try
        {
            sheet = JsonSerializer.Deserialize(json, PriceSheetJson.Default.PriceSheet)
                ?? throw new PriceSheetException($"{name}: it is empty.");
        }
        catch (JsonException malformed)
        {
            throw new PriceSheetException($"{name}: {malformed.Message.ReplaceLineEndings(" ")}", malformed);
        }
        return Fault(sheet) is { } fault ? throw new PriceSheetException($"{name}: {fault}") : sheet;
    }

    private static string? Fault(PriceSheet sheet)
    {
        if (sheet.Currency != "USD")
            return $"currency {sheet.Currency} is not USD.";
        foreach (var component in Enum.GetValues<Component>())
            if (sheet.Prices.Count(price => price.Component == component) is var times and not 1)
                return $"{ComponentWords.InSheet(component)} is there {times} times, not once; a price that is not known has no tiers.";
        return sheet.Prices.Select(price => Fault(price) is { } fault ? $"{ComponentWords.InSheet(price.Component)}: {fault}" : null)
            .FirstOrDefault(fault => fault is not null);
    }

    private static string? Fault(Price price)
    {
        if (price.IsKnown == (price.Confidence == Confidence.Unknown))
            return "a price has tiers and a confidence from a to d, an unknown one has neither.";
        if (price.IsKnown && (price.Source is null || price.Date is null))
            return "a price has a source and a date.";
        if (price.IsKnown && price.Tiers[0].From != 0)
            return $"the first tier starts at {price.Tiers[0].From}, not at 0.";
        if (price.Tiers.Zip(price.Tiers.Skip(1)).Any(pair => pair.First.From >= pair.Second.From))
            return "the tiers are not in the order of their amounts.";
        if (price.Tiers.FirstOrDefault(tier => tier.Price < 0) is { } negative)
            return $"the price {negative.Price} is negative.";
        return price.FreeTier is { Amount: <= 0 } free ? $"the free tier {free.Amount} is not positive." : null;
    }
}

/// <summary>Reads what is known and refuses the rest: a misspelt member would silently be a missing price.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PriceSheet))]
internal sealed partial class PriceSheetJson : JsonSerializerContext;

/// <summary>Enums are words in a price sheet, never numbers.</summary>
internal sealed class SnakeCaseConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
