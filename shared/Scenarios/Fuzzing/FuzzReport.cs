using System.Text.Json.Nodes;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>What came of a fuzz, as JSON and as lines.</summary>
/// <param name="Played">How many cases were asked for; all of them were played when none differs.</param>
/// <param name="Index">The lowest case that differs; null when none does.</param>
/// <param name="Found">As it was drawn.</param>
/// <param name="Shrunk">The smallest one that still differs.</param>
public sealed record FuzzReport(long Seed, int Played, int? Index, FuzzComparison? Found, FuzzComparison? Shrunk)
{
    public bool IsSame => Found is null;

    public JsonObject Json() => new()
    {
        ["seed"] = Seed,
        ["cases"] = Played,
        ["parity"] = IsSame,
        ["different_case"] = Index,
        ["differences"] = new JsonArray([.. (Found?.Differences ?? []).Select(difference => JsonValue.Create(difference))]),
        ["shrunk"] = Shrunk is null ? null : JsonNode.Parse(Shrunk.Case.ToJson()),
    };

    /// <summary>A case in both variants, for people.</summary>
    public static IEnumerable<string> Lines(FuzzComparison comparison) =>
    [
        $"  {comparison.Case}",
        .. comparison.Differences.Select(difference => $"  differs in {difference}"),
        $"  durable:        {comparison.Durable}",
        $"  Step Functions: {comparison.StepFunctions}",
    ];
}
