using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary>One step of a path, from a value to the values below it.</summary>
/// <param name="IsDefinite">Whether the step leads to one place; a path with any other step yields a list, which may be empty.</param>
internal abstract record PathStep(bool IsDefinite)
{
    /// <param name="root">The document that the path began in, which filters may look at.</param>
    public abstract IEnumerable<JsonNode?> Select(JsonNode? value, JsonNode? root);

    /// <summary>The step as Jayway's messages write it, such as <c>['name']</c>.</summary>
    public abstract override string ToString();
}

/// <summary><c>.name</c> or <c>['name']</c>.</summary>
internal sealed record PropertyStep(string Name) : PathStep(IsDefinite: true)
{
    public override IEnumerable<JsonNode?> Select(JsonNode? value, JsonNode? root) =>
        value is JsonObject members && members.TryGetPropertyValue(Name, out var member) ? [member] : [];

    public override string ToString() => $"['{Name}']";
}

/// <summary><c>['a','b']</c>: at the end of a path an object of those members that are there, before that each of them.</summary>
internal sealed record NamesStep(IReadOnlyList<string> Names, bool IsLast) : PathStep(IsDefinite: IsLast)
{
    public override IEnumerable<JsonNode?> Select(JsonNode? value, JsonNode? root)
    {
        if (value is not JsonObject members)
            return [];
        var found = Names.Where(members.ContainsKey);
        return IsLast
            ? [new JsonObject(found.Distinct().Select(name => KeyValuePair.Create(name, members[name].Detached())))]
            : found.Select(name => members[name]);
    }

    public override string ToString() => $"[{string.Join(',', Names.Select(name => $"'{name}'"))}]";
}

/// <summary><c>[2]</c>, <c>[-1]</c> from the end, or several as in <c>[0,2]</c>.</summary>
internal sealed record IndexStep(IReadOnlyList<int> Indexes) : PathStep(IsDefinite: Indexes.Count == 1)
{
    public override IEnumerable<JsonNode?> Select(JsonNode? value, JsonNode? root) =>
        value is JsonArray items
            ? Indexes.Select(index => index < 0 ? index + items.Count : index)
                .Where(index => index >= 0 && index < items.Count)
                .Select(index => items[index])
            : [];

    public override string ToString() =>
        $"[{string.Join(',', Indexes.Select(index => index.ToString(CultureInfo.InvariantCulture)))}]";
}

/// <summary><c>[from:to]</c>: either end may be missing, negative ones count from the end, and the end itself is left out.</summary>
internal sealed record SliceStep(int? From, int? To) : PathStep(IsDefinite: false)
{
    public override IEnumerable<JsonNode?> Select(JsonNode? value, JsonNode? root)
    {
        if (value is not JsonArray items)
            return [];
        var from = Resolve(From ?? 0, items.Count);
        var to = Resolve(To ?? items.Count, items.Count);
        return items.Skip(from).Take(to - from);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{From}:{To}]");

    private static int Resolve(int index, int count) => Math.Clamp(index < 0 ? index + count : index, 0, count);
}

/// <summary><c>.*</c> or <c>[*]</c>: every member of an object, every item of an array.</summary>
internal sealed record WildcardStep() : PathStep(IsDefinite: false)
{
    public override IEnumerable<JsonNode?> Select(JsonNode? value, JsonNode? root) => Children(value);

    public override string ToString() => "[*]";

    public static IEnumerable<JsonNode?> Children(JsonNode? value) => value switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray items => items,
        _ => [],
    };
}

/// <summary><c>..</c>: the value itself and everything below it, to each of which the next step applies.</summary>
internal sealed record DescendStep() : PathStep(IsDefinite: false)
{
    public override IEnumerable<JsonNode?> Select(JsonNode? value, JsonNode? root) =>
        WildcardStep.Children(value).SelectMany(child => Select(child, root)).Prepend(value);

    public override string ToString() => "..";
}

/// <summary><c>[?(@.status == 0)]</c>: the items of an array that pass a test; an object that passes it stands for itself.</summary>
internal sealed record FilterStep(string Text, FilterTest Test) : PathStep(IsDefinite: false)
{
    /// <summary>Whether the descent before it visits the items as well, so that they are not to be tested twice.</summary>
    public bool FollowsDescent { get; init; }

    public override IEnumerable<JsonNode?> Select(JsonNode? value, JsonNode? root) => value switch
    {
        JsonArray when FollowsDescent => [],
        JsonArray items => items.Where(item => Test(item, root)),
        JsonObject when Test(value, root) => [value],
        _ => [],
    };

    public override string ToString() => $"[?({Text})]";
}
