using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Intrinsics;

/// <summary>States.JsonMerge, States.JsonToString and States.StringToJson.</summary>
internal static class JsonFunctions
{
    /// <summary>
    /// Merges the members of the top level, those of the second object winning. AWS has no deep merge: the third argument must be false.
    /// </summary>
    public static JsonNode Merge(Arguments arguments)
    {
        if (arguments.Boolean(2))
            throw new ArgumentException("Deep merging is not supported.");
        var merged = arguments.Object(0).DeepClone().AsObject();
        foreach (var (name, value) in arguments.Object(1))
            merged[name] = value?.DeepClone();
        return merged;
    }

    public static JsonNode ToText(Arguments arguments) => JsonValue.Create(JsonText.Write(arguments.Any(0)));

    /// <summary>Blank text is null, as recorded on AWS.</summary>
    public static JsonNode? FromText(Arguments arguments)
    {
        var text = arguments.Text(0);
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JsonText.Parse(text);
        }
        catch (JsonException)
        {
            throw new ArgumentException($"'{text}' is not JSON.");
        }
    }
}
