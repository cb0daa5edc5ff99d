using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Values;

/// <summary>Attribute values on the wire: an object with one member, named after the type.</summary>
internal static class AttributeJson
{
    private const int DeepestNesting = 32;

    /// <exception cref="AwsException">Not a value that DynamoDB accepts.</exception>
    public static AttributeValue Read(JsonNode? node, int depth = 0)
    {
        if (depth > DeepestNesting)
            throw DynamoDbErrors.Validation("Nesting Levels have exceeded supported limits");
        AttributeValue? value = null;
        var given = 0;
        foreach (var (type, content) in node as JsonObject ?? [])
            if (content is not null)
            {
                given++;
                value = Read(type, content, depth); // what is wrong in one of them is told before that they are several
            }
        return given > 1
            ? throw DynamoDbErrors.Validation(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")
            : value ?? throw Empty();
    }

    // Of the right JSON, since the request's shape has been looked at.
    private static AttributeValue Read(string type, JsonNode content, int depth) => type switch
    {
        "S" => new StringValue(content.GetValue<string>()),
        "N" => new NumberValue(DynamoNumber.Parse(content.GetValue<string>())),
        "B" => new BinaryValue(Convert.FromBase64String(content.GetValue<string>())),
        "BOOL" => new BooleanValue(content.GetValue<bool>()),
        "NULL" => content.GetValue<bool>()
            ? new NullValue()
            : throw DynamoDbErrors.InvalidValue("Null attribute value types must have the value of true"),
        "L" => new ListValue([.. content.AsArray().Select(element => Read(element, depth + 1))]),
        "M" => ReadMap(content.AsObject(), depth + 1),
        "SS" => Set(type, "string", content, text => new StringValue(text)),
        "NS" => Set(type, "number", content, text => new NumberValue(DynamoNumber.Parse(text))),
        "BS" => Set(type, "binary", content, text => new BinaryValue(Convert.FromBase64String(text))),
        _ => throw Empty(),
    };

    /// <summary>An item or a key; <paramref name="depth"/> counts the maps and lists around it.</summary>
    public static MapValue ReadMap(JsonObject map, int depth = 0) =>
        MapValue.From(map.Select(member => KeyValuePair.Create(member.Key, Read(member.Value, depth))));

    public static JsonObject Write(AttributeValue value) => new()
    {
        [value.Type] = value switch
        {
            StringValue text => text.Value,
            NumberValue number => number.Value.ToString(),
            BinaryValue binary => Convert.ToBase64String(binary.Value),
            BooleanValue flag => flag.Value,
            NullValue => true,
            ListValue list => new JsonArray([.. list.Elements.Select(Write)]),
            MapValue map => WriteMap(map),
            SetValue set => new JsonArray([.. set.Elements.Select(element => Write(element).GetAt(0).Value!.DeepClone())]),
            _ => throw new System.Diagnostics.UnreachableException($"An attribute value of type {value.Type}."),
        },
    };

    public static JsonObject WriteMap(MapValue map) =>
        new(map.Members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Write(member.Value))));

    private static SetValue Set(string type, string word, JsonNode content, Func<string, AttributeValue> read)
    {
        List<AttributeValue> given = [.. content.AsArray().Select(element => read(element?.GetValue<string>() ?? ""))];
        if (given.Count == 0)
            throw DynamoDbErrors.InvalidValue(type == "BS" ? "Binary sets should not be empty" : $"An {word} set  may not be empty"); // AWS's own
        var set = given.ToHashSet();
        return set.Count == given.Count
            ? new SetValue(type, set)
            : throw (type == "NS"
                ? DynamoDbErrors.Validation("Input collection contains duplicates")
                : DynamoDbErrors.InvalidValue(
                    $"Input collection [{string.Join(", ", content.AsArray())}]{(type == "BS" ? "of type BS" : "")} contains duplicates."));
    }

    private static AwsException Empty() =>
        DynamoDbErrors.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
}
