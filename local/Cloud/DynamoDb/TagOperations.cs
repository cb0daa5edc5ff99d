using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>The tags of tables, which have no effect but to be listed.</summary>
internal sealed class TagOperations(TableDirectory tables)
{
    public JsonObject Tag(JsonObject request)
    {
        Of(request).Tag(Read(request));
        return [];
    }

    public JsonObject Untag(JsonObject request)
    {
        Of(request).Untag(request.Texts("TagKeys"));
        return [];
    }

    /// <summary>All of them at once: a table has 50 at the most.</summary>
    public JsonObject List(JsonObject request)
    {
        if (request["NextToken"] is not null)
            throw AwsException.NotSupported("ListTagsOfResource with NextToken");
        var tags = Of(request).Tags.Select(tag => (JsonNode)new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value });
        return new() { ["Tags"] = new JsonArray([.. tags]) };
    }

    /// <summary>The tags of a request; of a key that is given twice the last value counts, where AWS's answer is not known.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(JsonObject request) => request.Structures("Tags").Select(tag =>
        KeyValuePair.Create(
            tag.Text("Key") is { Length: >= 1 and <= 128 } key ? key : throw Invalid("key", "between 1 and 128"),
            tag.Text("Value") is { Length: <= 256 } value ? value : throw Invalid("value", "at most 256")));

    private Table Of(JsonObject request) => tables.Of(request.Text("ResourceArn") ?? "");

    private static AwsException Invalid(string member, string length) => DynamoDbErrors.Validation(
        $"1 validation error detected: Value at 'tags.member.{member}' failed to satisfy constraint: Member must have length {length}");
}
