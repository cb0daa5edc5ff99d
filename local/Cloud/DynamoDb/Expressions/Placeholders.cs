using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Expressions;

/// <summary>What <c>#names</c> and <c>:values</c> of a request stand for, and which of them its expressions used.</summary>
internal sealed class Placeholders
{
    private readonly IReadOnlyDictionary<string, string> _names;
    private readonly Dictionary<string, AttributeValue> _values;
    private readonly HashSet<string> _used = [];

    public Placeholders(JsonObject request)
    {
        _names = request.TextMap("ExpressionAttributeNames");
        _values = request.Structure("ExpressionAttributeValues")
            ?.ToDictionary(entry => entry.Key, entry => AttributeJson.Read(entry.Value)) ?? [];
        if (request["ExpressionAttributeNames"] is not null && _names.Count == 0)
            throw DynamoDbErrors.Validation("ExpressionAttributeNames must not be empty");
        if (request["ExpressionAttributeValues"] is not null && _values.Count == 0)
            throw DynamoDbErrors.Validation("ExpressionAttributeValues must not be empty");
    }

    public string Name(string placeholder, ExpressionKind kind)
    {
        _used.Add(placeholder);
        return _names.TryGetValue(placeholder, out var name) ? name : throw kind.Invalid(
            $"An expression attribute name used in the document path is not defined; attribute name: {placeholder}");
    }

    public AttributeValue Value(string placeholder, ExpressionKind kind)
    {
        _used.Add(placeholder);
        return _values.TryGetValue(placeholder, out var value) ? value : throw kind.Invalid(
            $"An expression attribute value used in expression is not defined; attribute value: {placeholder}");
    }

    /// <summary>To be called once all expressions of the request are parsed.</summary>
    /// <exception cref="AwsException">Something was given that no expression uses.</exception>
    public void ThrowIfUnused()
    {
        ThrowIfUnused("ExpressionAttributeNames", _names.Keys);
        ThrowIfUnused("ExpressionAttributeValues", _values.Keys);
    }

    private void ThrowIfUnused(string member, IEnumerable<string> given)
    {
        var unused = given.Where(name => !_used.Contains(name)).ToList();
        if (unused.Count > 0)
            throw DynamoDbErrors.Validation(_used.Count == 0
                ? $"{member} can only be specified when using expressions"
                : $"Value provided in {member} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
    }
}
