using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.ApiModels;

/// <summary>Whether a mocked result is what the service could have answered; the words are AWS's.</summary>
/// <remarks>Fields that the model does not know pass (recorded). A job's result is held against what its service is polled with.</remarks>
/// <param name="isStrict">Whether required fields must be there; those that are there must be right in any case.</param>
internal sealed class MockCheck(bool isStrict)
{
    // Any JSON in the answer of an integration, though a text to the API.
    private static readonly HashSet<string> Free = ["lambda:invoke Payload", "states:startExecution.sync:2 Output", "states:startExecution.sync:2 Input"];

    /// <summary>Null when there is nothing to say.</summary>
    public string? Find(TaskResource resource, JsonNode? result)
    {
        var operation = resource.Pattern == TaskPattern.Job
            ? ApiShapes.Find(resource, "DescribeExecution")
            : ApiShapes.Find(resource);
        if (operation?.Output is not { } shape)
            return null;
        var checkedPart = result is JsonObject members
            ? new JsonObject(members
                .Where(member => !Free.Contains($"{resource.ResourceType}:{resource.Resource} {member.Key}"))
                .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())))
            : result;
        return Find("Result", shape, checkedPart) is { } mistake ? $"Mock result schema validation error: {mistake}" : null;
    }

    private string? Find(string name, ApiShape shape, JsonNode? value) => shape.Type switch
    {
        // A member that is null counts as not there.
        _ when value is null => null,
        "structure" => value is JsonObject members ? Members(shape, members) : $"Field '{name}' must be an object",
        "map" => value is JsonObject entries
            ? First(entries.Select(entry => Find(entry.Key, shape.Element, entry.Value)))
            : $"Field '{name}' must be an object",
        "list" => value is JsonArray items
            ? First(items.Select(item => Find(name, shape.Element, item)))
            : $"Field '{name}' must be an array",
        "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : $"Field '{name}' must be a boolean",
        "string" or "blob" or "timestamp" => value.GetValueKind() == JsonValueKind.String
            ? Length(name, shape, value.GetValue<string>())
            : $"Field '{name}' must be a string",
        _ => value.GetValueKind() == JsonValueKind.Number ? null : $"Field '{name}' must be a number",
    };

    private string? Members(ApiShape shape, JsonObject members)
    {
        if (isStrict && shape.Required.FirstOrDefault(name => members[name] is null) is { } missing)
            return $"Required field '{missing}' is missing";
        return First(members.Select(member =>
            shape.Members.TryGetValue(member.Key, out var inner) ? Find(member.Key, inner, member.Value) : null));
    }

    // The words for a text that is too long are not recorded.
    private static string? Length(string name, ApiShape shape, string text) =>
        text.Length < shape.Min ? $"Field '{name}' is smaller than the minimum length"
        : text.Length > shape.Max ? $"Field '{name}' is larger than the maximum length"
        : null;

    private static string? First(IEnumerable<string?> mistakes) => mistakes.FirstOrDefault(mistake => mistake is not null);
}
