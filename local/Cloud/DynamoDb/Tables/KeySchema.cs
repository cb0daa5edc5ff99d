using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Tables;

/// <summary>The key attributes of a table or an index.</summary>
/// <param name="Partition">Name of the HASH attribute.</param>
/// <param name="Sort">Name of the RANGE attribute, if there is one.</param>
internal sealed record KeySchema(KeyAttribute Partition, KeyAttribute? Sort)
{
    public IEnumerable<KeyAttribute> Attributes => Sort is null ? [Partition] : [Partition, Sort];

    public IEnumerable<string> Names => Attributes.Select(attribute => attribute.Name);

    /// <exception cref="AwsException">The schema is not one HASH and at most one RANGE attribute, all of them defined.</exception>
    public static KeySchema Parse(JsonObject holder, IReadOnlyDictionary<string, string> types)
    {
        var elements = holder.Structures("KeySchema");
        List<string> names = [.. elements.Select(element => element.Text("AttributeName")!)];
        if (names.Count > types.Count)
            throw DynamoDbErrors.Validation("Invalid KeySchema: Some index key attribute have no definition");
        if (names.Any(name => !types.ContainsKey(name)))
            throw DynamoDbErrors.InvalidValue(
                "Some index key attributes are not defined in AttributeDefinitions. "
                + $"Keys: [{string.Join(", ", names)}], AttributeDefinitions: [{string.Join(", ", types.Keys)}]");
        if (names.Distinct().Count() < names.Count)
            throw DynamoDbErrors.Validation("Both the Hash Key and the Range Key element in the KeySchema have the same name");
        if (elements[0].Text("KeyType") != "HASH")
            throw DynamoDbErrors.Validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        if (elements.Count == 2 && elements[1].Text("KeyType") != "RANGE")
            throw DynamoDbErrors.Validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        List<KeyAttribute> keys = [.. names.Select(name => new KeyAttribute(name, types[name]))];
        return new(keys[0], keys.ElementAtOrDefault(1));
    }

    /// <summary>The key's values out of an item. Null when the item lacks one, or has it in another type.</summary>
    public IReadOnlyList<AttributeValue>? TryRead(MapValue item)
    {
        List<AttributeValue> values = [];
        foreach (var attribute in Attributes)
        {
            if (item[attribute.Name] is not { } value || value.Type != attribute.Type)
                return null;
            values.Add(value);
        }
        return values.ToArray(); // kept for as long as the item is
    }

    public JsonArray Describe() => new([.. Attributes.Select(attribute => (JsonNode)new JsonObject
    {
        ["AttributeName"] = attribute.Name,
        ["KeyType"] = attribute == Partition ? "HASH" : "RANGE",
    })]);
}

/// <param name="Type">S, N or B: only these have an order.</param>
internal sealed record KeyAttribute(string Name, string Type);
