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
        if (node is not JsonObject { Count: > 0 } typed)
            throw DynamoDbErrors.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        if (typed.Count > 1)
            throw DynamoDbErrors.Validation(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        if (depth > DeepestNesting)
            throw DynamoDbErrors.Validation("Nesting Levels have exceeded supported limits");
        var type = typed.GetAt(0).Key;
        return type switch
        {
            "S" => new StringValue(typed.Text(type) ?? throw WrongType()),
            "N" => new NumberValue(DynamoNumber.Parse(typed.Text(type) ?? throw WrongType())),
            "B" => new BinaryValue(Bytes(typed.Text(type))),
            "BOOL" => new BooleanValue(typed.Flag(type) ?? throw WrongType()),
            "NULL" => typed.Flag(type) == true
                ? new NullValue()
                : throw DynamoDbErrors.InvalidValue("Null attribute value types must have the value of true"),
            "L" => new ListValue([.. (typed[type] as JsonArray ?? throw WrongType()).Select(element => Read(element, depth + 1))]),
            "M" => ReadMap(typed.Structure(type) ?? throw WrongType(), depth + 1),
            "SS" => Set(type, "string", typed.Texts(type).Select(text => new StringValue(text))),
            "NS" => Set(type, "number", typed.Texts(type).Select(text => new NumberValue(DynamoNumber.Parse(text)))),
            "BS" => Set(type, "binary", typed.Texts(type).Select(text => new BinaryValue(Bytes(text)))),
            _ => throw DynamoDbErrors.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
        };
    }

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

    private static SetValue Set(string type, string word, IEnumerable<AttributeValue> elements)
    {
        var given = elements.ToList();
        if (given.Count == 0)
            throw DynamoDbErrors.InvalidValue($"An {word} set  may not be empty"); // two blanks: AWS's own
        var set = given.ToHashSet();
        return set.Count == given.Count
            ? new SetValue(type, set)
            : throw DynamoDbErrors.InvalidValue("Input collection contains duplicates.");
    }

    private static byte[] Bytes(string? base64)
    {
        try
        {
            return Convert.FromBase64String(base64 ?? throw WrongType());
        }
        catch (FormatException)
        {
            throw new AwsException("SerializationException", "A binary member of the request is not base64.");
        }
    }

    private static AwsException WrongType() => new("SerializationException", "An attribute value has a member of the wrong type.");
}
