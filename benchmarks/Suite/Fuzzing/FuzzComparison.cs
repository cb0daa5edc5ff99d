using System.Globalization;
using System.Text.Json;

namespace Comparison.Suite.Fuzzing;

/// <summary>One case in both variants.</summary>
public sealed record FuzzComparison(FuzzCase Case, FuzzRun Durable, FuzzRun StepFunctions)
{
    // What the retries around one fault delay: 1, 2 and 4 seconds, and a moment.
    private static readonly TimeSpan DelayOfAFault = TimeSpan.FromSeconds(8);

    // Timestamps of the two services are cut off to milliseconds, each in its own way.
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(2);

    /// <summary>What differs between the variants and must not: nothing, when they are at parity.</summary>
    public IReadOnlyList<string> Differences { get; } = Compare(Case, Durable, StepFunctions);

    public bool IsSame => Differences.Count == 0;

    private static List<string> Compare(FuzzCase played, FuzzRun durable, FuzzRun machine)
    {
        // A fault delays each variant by its own retries, and with it the instants that a run writes down; everything else is compared to the letter.
        var slack = DelayOfAFault * played.Faults.Count;
        var differences = new List<string>();
        foreach (var (variant, run) in new[] { ("durable", durable), ("Step Functions", machine) })
            if (run.Trouble is { } trouble)
                differences.Add($"{variant} broke: {trouble}");
        if (differences.Count > 0)
            return differences;
        if (durable.State != machine.State)
            differences.Add(Text("state", durable.State, machine.State));
        if (!IsAlike(durable.Outcome, machine.Outcome, slack))
            differences.Add(Text("outcome", durable.Outcome?.GetRawText(), machine.Outcome?.GetRawText()));
        if (!durable.Answers.SequenceEqual(machine.Answers))
            differences.Add(Text("answers", string.Join(' ', durable.Answers), string.Join(' ', machine.Answers)));
        foreach (var effect in durable.Effects.Keys.Union(machine.Effects.Keys).Order(StringComparer.Ordinal))
        {
            var (one, other) = (durable.Effects.GetValueOrDefault(effect), machine.Effects.GetValueOrDefault(effect));
            if (one != other && !IsAlike(Parse(one), Parse(other), slack))
                differences.Add(Text(effect, one, other));
        }
        // Deadlines, waits and delays are the same, so without a fault the ends are.
        if (played.Faults.Count == 0 && (durable.Lasted - machine.Lasted)?.Duration() > Instant)
            differences.Add(Text("lasted", durable.Lasted.ToString(), machine.Lasted.ToString()));
        return differences;
    }

    private static string Text(string what, string? durable, string? machine) =>
        $"{what}: {durable ?? "none"} in durable, {machine ?? "none"} in Step Functions";

    private static JsonElement? Parse(string? json) => json is null or "sent" ? null : JsonElement.Parse(json);

    private static bool IsAlike(JsonElement? one, JsonElement? other, TimeSpan slack) => one is { } first && other is { } second
        ? JsonElement.DeepEquals(first, second) || slack > TimeSpan.Zero && IsAlike(first, second, slack)
        : one is null && other is null;

    private static bool IsAlike(JsonElement one, JsonElement other, TimeSpan slack)
    {
        if (one.ValueKind != other.ValueKind)
            return false;
        if (one.ValueKind == JsonValueKind.String && InstantOf(one) is { } first && InstantOf(other) is { } second)
            return (first - second).Duration() <= slack;
        if (one.ValueKind != JsonValueKind.Object)
            return JsonElement.DeepEquals(one, other);
        var others = other.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        return one.EnumerateObject().Count() == others.Count
            && one.EnumerateObject().All(member => others.TryGetValue(member.Name, out var value) && IsAlike(member.Value, value, slack));
    }

    // As rows and outcomes spell them: a text, or seconds since 1970 for what expires. No amount of the suite looks like those.
    private static DateTimeOffset? InstantOf(JsonElement value)
    {
        var text = value.GetString();
        if (text?.Length == 10 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        return DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
    }
}
