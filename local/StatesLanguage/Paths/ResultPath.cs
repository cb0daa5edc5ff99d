using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary>Where a result goes in the state's input: everywhere for <c>$</c>, nowhere for null, else at a reference path.</summary>
internal sealed class ResultPath(JsonPath? path)
{
    /// <summary>The result replaces the input.</summary>
    public static ResultPath Replace { get; } = new(new JsonPath("$", PathRoot.Data, null, []));

    /// <summary>Whether a path may stand in a ResultPath field: definite, and into the data.</summary>
    public static bool Allows(JsonPath path) => path is { IsPlace: true, Root: PathRoot.Data };

    /// <summary>The input with the result in it; objects that are missing on the way are made.</summary>
    /// <exception cref="PathNotFoundException">A step on the way meets something that is no object, or no such item of an
    /// array.</exception>
    public JsonNode? Apply(JsonNode? input, JsonNode? result) => path switch
    {
        null => input,
        { Steps.Count: 0 } => result,
        _ => Put(input?.DeepClone(), 0, result),
    };

    private JsonNode? Put(JsonNode? target, int step, JsonNode? result)
    {
        if (step == path!.Steps.Count)
            return result.Detached();
        switch (path.Steps[step])
        {
            case PropertyStep { Name: var name } when target is JsonObject members:
                members.TryGetPropertyValue(name, out var old);
                // Null counts as missing here; whether AWS makes an object of it as well is not known.
                Set(members, name, old, Put(old ?? (step + 1 < path.Steps.Count ? new JsonObject() : null), step + 1, result));
                return members;
            case IndexStep { Indexes: [var index] } when target is JsonArray items && index >= 0 && index < items.Count:
                var item = items[index];
                var replacement = Put(item, step + 1, result);
                if (!ReferenceEquals(item, replacement))
                    items[index] = replacement;
                return items;
            default:
                throw new PathNotFoundException($"Unable to apply Reference Path {path} to input {JsonText.Write(target)}");
        }
    }

    private static void Set(JsonObject members, string name, JsonNode? old, JsonNode? value)
    {
        if (old is null || !ReferenceEquals(old, value))
            members[name] = value;
    }
}
