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

    /// <param name="namesKeys">Whether an error in a value says which: those of writes do no longer, by what was recorded in August 2026.</param>
    public Placeholders(JsonObject request, bool namesKeys = true)
    {
        _names = request.TextMap("ExpressionAttributeNames");
        CheckKeys("ExpressionAttributeNames", request, '#');
        CheckKeys("ExpressionAttributeValues", request, ':');
        _values = request.Structure("ExpressionAttributeValues")?.ToDictionary(entry => entry.Key, entry => namesKeys ? ReadValue(entry.Key, entry.Value) : AttributeJson.Read(entry.Value)) ?? [];
    }

    /// <summary>That there is an expression which placeholders can be for. AWS looks at that before it reads any value.</summary>
    /// <param name="expressions">Those that the operation has; only a projection uses no values.</param>
    public static void CheckUse(JsonObject request, IReadOnlyList<string> expressions)
    {
        if (request["ExpressionAttributeNames"] is not null && expressions.All(name => request[name] is null))
            throw DynamoDbErrors.Validation("ExpressionAttributeNames can only be specified when using expressions");
        List<string> withValues = [.. expressions.Where(name => name != "ProjectionExpression")];
        if (request["ExpressionAttributeValues"] is not null && withValues.All(name => request[name] is null))
            throw DynamoDbErrors.Validation("ExpressionAttributeValues can only be specified when using expressions: "
                + $"{string.Join(" and ", withValues)} {(withValues.Count > 1 ? "are" : "is")} null");
    }

    /// <returns>Null when the request does not say what it stands for.</returns>
    public string? Name(string placeholder) => _names.GetValueOrDefault(Use(placeholder));

    /// <inheritdoc cref="Name"/>
    public AttributeValue? Value(string placeholder) => _values.GetValueOrDefault(Use(placeholder));

    /// <summary>To be called once all expressions of the request are parsed.</summary>
    /// <exception cref="AwsException">Something was given that no expression uses.</exception>
    public void ThrowIfUnused()
    {
        ThrowIfUnused("ExpressionAttributeNames", _names.Keys);
        ThrowIfUnused("ExpressionAttributeValues", _values.Keys);
    }

    private string Use(string placeholder)
    {
        _used.Add(placeholder);
        return placeholder;
    }

    private void ThrowIfUnused(string member, IEnumerable<string> given)
    {
        var unused = given.Where(name => !_used.Contains(name)).ToList();
        if (unused.Count > 0)
            throw DynamoDbErrors.Validation($"Value provided in {member} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
    }

    private static void CheckKeys(string member, JsonObject request, char first)
    {
        if (request.Structure(member) is not { } given)
            return;
        if (given.Count == 0)
            throw DynamoDbErrors.Validation($"{member} must not be empty");
        foreach (var (key, _) in given)
            if (key.Length < 2 || key[0] != first || !key.Skip(1).All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
                throw DynamoDbErrors.Validation($"{member} contains invalid key: Syntax error; key: \"{key}\"");
    }

    private static AttributeValue ReadValue(string key, JsonNode? value)
    {
        try
        {
            return AttributeJson.Read(value);
        }
        catch (AwsException refused)
        {
            throw DynamoDbErrors.Validation($"ExpressionAttributeValues contains invalid value: {refused.Message} for key {key}");
        }
    }
}
