using System.Text.Json;
using Comparison.Scenarios.Drawing;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>Makes a case that differs as small as it gets while it still differs.</summary>
public static class Shrinker
{
    /// <summary>How many smaller cases are tried at the most.</summary>
    public const int MaxTries = 300;

    /// <summary>Greedy: takes the first smaller case that still differs and begins anew, until none does.</summary>
    /// <param name="differs">Plays a case; true when it still differs.</param>
    public static async Task<FuzzCase> ShrinkAsync(FuzzCase found, Func<FuzzCase, Task<bool>> differs)
    {
        var tries = 0;
        var smallest = found;
        while (await NextAsync() is { } smaller)
            smallest = smaller;
        return smallest;

        async Task<FuzzCase?> NextAsync()
        {
            foreach (var candidate in Simplification.All(smallest).Where(FuzzRules.IsFair))
                if (tries++ < MaxTries && await differs(candidate))
                    return candidate;
            return null;
        }
    }
}

/// <summary>What is one step simpler than a case: something less in it, or a plainer value. No step leads back.</summary>
internal static class Simplification
{
    private const int ShortText = 8;

    /// <summary>The boldest first.</summary>
    public static IEnumerable<FuzzCase> All(FuzzCase drawn)
    {
        if (drawn.Events.Count > 1)
            yield return drawn with { Events = [] };
        for (var index = 0; index < drawn.Faults.Count; index++)
            yield return drawn with { Faults = Without(drawn.Faults, index) };
        for (var index = drawn.Events.Count - 1; index >= 0; index--)
            yield return drawn with { Events = Without(drawn.Events, index) };
        foreach (var payload in OfPayload(drawn.Payload))
            yield return drawn with { Payload = payload };
        for (var index = 0; index < drawn.Faults.Count; index++)
            foreach (var fault in All(drawn.Faults[index]))
                yield return drawn with { Faults = With(drawn.Faults, index, fault) };
        for (var index = 0; index < drawn.Events.Count; index++)
            foreach (var happening in All(drawn.Events[index]))
                yield return drawn with { Events = With(drawn.Events, index, happening) };
    }

    private static IEnumerable<FuzzFault> All(FuzzFault fault)
    {
        if (fault.Invocation > 1)
            yield return fault with { Invocation = 1 };
        if (fault.Times > 1)
            yield return fault with { Times = fault.Times - 1 };
        if (fault.Seconds > 1)
            yield return fault with { Seconds = fault.Seconds / 2 };
    }

    private static IEnumerable<FuzzEvent> All(FuzzEvent happening)
    {
        if (happening.Choice > 0 && happening.Kind != FuzzEventKind.KeepAlive)
            yield return happening with { Choice = 0 };
        foreach (var instant in new long[] { 0, 1, -1, 1_000, -1_000 })
            if (Math.Abs(instant) < Math.Abs(happening.Milliseconds))
                yield return happening with { Milliseconds = instant };
    }

    private static IEnumerable<string> OfPayload(string payload)
    {
        if (Parse(payload) is not { } members)
            yield break;
        for (var index = members.Count - 1; index >= 0; index--)
            yield return Text(Without(members, index));
        for (var index = 0; index < members.Count; index++)
            if (Shorter(members[index].Raw) is { } raw)
                yield return Text(With(members, index, (members[index].Name, raw)));
    }

    // A long text loses its second half, a long list all but its first.
    private static string? Shorter(string raw)
    {
        var value = JsonElement.Parse(raw);
        return value.ValueKind switch
        {
            // One with an escape stays as it is: it could be cut in the middle.
            JsonValueKind.String when raw.Length > ShortText && !raw.Contains('\\', StringComparison.Ordinal) => $"{raw[..(raw.Length / 2)]}\"",
            JsonValueKind.Array when value.GetArrayLength() > 1 => $"[{value[0].GetRawText()}]",
            _ => null,
        };
    }

    private static IReadOnlyList<(string Name, string Raw)>? Parse(string payload)
    {
        try
        {
            return FuzzInput.Parse(payload).Members;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(IEnumerable<(string Name, string Raw)> members) =>
        members.Aggregate(new FuzzInput(), (input, member) => input.WithRaw(member.Name, member.Raw)).ToString();

    private static List<T> Without<T>(IReadOnlyList<T> list, int index) => [.. list.Where((_, at) => at != index)];

    private static List<T> With<T>(IReadOnlyList<T> list, int index, T value) => [.. list.Select((one, at) => at == index ? value : one)];
}
