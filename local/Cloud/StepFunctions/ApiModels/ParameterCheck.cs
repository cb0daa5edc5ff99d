using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.ApiModels;

/// <summary>
/// Whether the parameters of a task are such as its service's operation takes. AWS checks them before the task is scheduled; the words for
/// an unknown field and for a text were reported from AWS by others, those for the further types follow them.
/// </summary>
/// <remarks>What is missing or null passes: the service itself says so (recorded).</remarks>
internal static class ParameterCheck
{
    // Texts of the API for which a state machine may give any JSON, which the integration writes down.
    private static readonly HashSet<string> AnyJson =
    [
        "events:Detail", "sfn:Definition", "sfn:Input", "sfn:Output", "sns:Message", "sqs:MessageBody", "states:Input",
    ];

    // An object, a list or a text with JSON in it: no number and no truth value.
    private const string Payload = "lambda:Payload";

    /// <summary>Null when there is nothing to say, or the shape of the operation is not known.</summary>
    public static string? Find(TaskAttempt attempt)
    {
        if (attempt.Parameters is not JsonObject parameters || ApiShapes.Find(attempt.Resource)?.Input is not { } shape)
            return null;
        var service = attempt.Resource.ResourceType.Split(':')[^1];
        var problems = Members(service, shape, parameters).ToArray();
        return problems.Length == 0
            ? null
            : $"The Parameters '{JsonText.Write(parameters)}' could not be used to start the Task: [{string.Join(", ", problems)}]";
    }

    private static IEnumerable<string> Members(string service, ApiShape shape, JsonObject given) => given.SelectMany(member =>
        shape.Members.TryGetValue(member.Key, out var inner)
            ? Check(service, member.Key, inner, member.Value)
            : [$"The field \"{member.Key}\" is not supported by Step Functions"]);

    private static IEnumerable<string> Check(string service, string name, ApiShape shape, JsonNode? value)
    {
        var place = $"{service}:{name}";
        if (value is null || AnyJson.Contains(place))
            return [];
        if (place == Payload)
            return value.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? [Wrong(name, "OBJECT")] : [];
        return (shape.Type, value) switch
        {
            ("structure", JsonObject members) => Members(service, shape, members),
            ("map", JsonObject entries) => entries.SelectMany(entry => Check(service, entry.Key, shape.Element, entry.Value)),
            ("list", JsonArray items) => items.SelectMany(item => Check(service, name, shape.Element, item)),
            ("structure" or "map", _) => [Wrong(name, "OBJECT")],
            ("list", _) => [Wrong(name, "ARRAY")],
            _ => Scalar(shape.Type, value.GetValueKind()) is { } type ? [Wrong(name, type)] : [],
        };
    }

    // The type that is wanted, when the value is of another.
    private static string? Scalar(string type, JsonValueKind kind) => type switch
    {
        "string" or "blob" => kind == JsonValueKind.String ? null : "STRING",
        "timestamp" => kind is JsonValueKind.String or JsonValueKind.Number ? null : "STRING",
        "boolean" => kind is JsonValueKind.True or JsonValueKind.False ? null : "BOOLEAN",
        "integer" or "long" => kind == JsonValueKind.Number ? null : "INTEGER",
        _ => kind == JsonValueKind.Number ? null : "NUMBER",
    };

    private static string Wrong(string name, string type) => $"The value for the field '{name}' must be {(type[0] is 'A' or 'I' or 'O' ? "an" : "a")} {type}";
}
