using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;

namespace Comparison.Scenarios.Targets;

/// <summary>Writes a row as DynamoDB's JSON does: <c>{"status": {"S": "approved"}}</c>.</summary>
internal static class RowJson
{
    public static JsonObject Of(IReadOnlyDictionary<string, AttributeValue> attributes) =>
        new(attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)Of(attribute.Value))));

    // The suite's rows hold no sets of numbers and no bytes.
    private static JsonObject Of(AttributeValue value) => value switch
    {
        { S: { } text } => new() { ["S"] = text },
        { N: { } number } => new() { ["N"] = number },
        { BOOL: { } flag } => new() { ["BOOL"] = flag },
        { NULL: true } => new() { ["NULL"] = true },
        { M: { } map } => new() { ["M"] = Of(map) },
        { L: { } items } => new() { ["L"] = new JsonArray([.. items.Select(Of)]) },
        { SS: { } texts } => new() { ["SS"] = new JsonArray([.. texts.Order(StringComparer.Ordinal).Select(text => JsonValue.Create(text))]) },
        _ => throw new NotSupportedException("A row holds an attribute of a type that the suite does not write."),
    };
}
