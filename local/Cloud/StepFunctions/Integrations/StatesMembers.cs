using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.Cloud.StepFunctions.Integrations;

/// <summary>
/// Step Functions' own requests and answers as state machines have them: members begin with a capital there, as of every service.
/// </summary>
internal static class StatesMembers
{
    // Texts that hold JSON: a state machine may give the value itself (recorded for Input).
    private static readonly HashSet<string> JsonTexts = ["Definition", "Input", "Output"];

    private static readonly HashSet<string> Times = ["CreationDate", "RedriveDate", "StartDate", "StopDate", "Timestamp", "UpdateDate"];

    // A map: its keys are names of states.
    private const string References = "variableReferences";

    /// <summary>A request to the service. A member that is null counts as not given (recorded).</summary>
    /// <exception cref="AwsException">A name does not begin with a capital.</exception>
    public static JsonObject ToApi(JsonObject parameters) => new(parameters
        .Where(member => member.Value is not null)
        .Select(member => KeyValuePair.Create(
            ApiName(member.Key),
            JsonTexts.Contains(member.Key) && member.Value!.GetValueKind() != JsonValueKind.String
                ? JsonText.Write(member.Value)
                : ToApi(member.Value))));

    /// <summary>An answer of the service, with its members in the order of the alphabet.</summary>
    /// <param name="time">Writes a moment.</param>
    public static JsonObject FromApi(JsonObject answer, Func<DateTimeOffset, JsonNode> time) => new(answer
        .Select(member => (Name: char.ToUpperInvariant(member.Key[0]) + member.Key[1..], member.Key, member.Value))
        .OrderBy(member => member.Name, StringComparer.Ordinal)
        .Select(member => KeyValuePair.Create(member.Name, member.Value switch
        {
            JsonValue seconds when Times.Contains(member.Name) => time(Moment(seconds)),
            JsonObject map when member.Key == References => map.DeepClone(),
            _ => FromApi(member.Value, time),
        })));

    /// <summary>As version 2 of the Java SDK has moments: ISO 8601.</summary>
    public static JsonNode Iso(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>As version 1 of the Java SDK has moments: milliseconds since 1970.</summary>
    public static JsonNode Milliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    // What AWS says of a name in lower case when the machine is created is not recorded.
    private static string ApiName(string name) => name is [>= 'A' and <= 'Z', ..]
        ? char.ToLowerInvariant(name[0]) + name[1..]
        : throw new AwsException("ValidationException", $"The field '{name}' is not supported by Step Functions");

    private static JsonNode? ToApi(JsonNode? value) => value switch
    {
        JsonObject structure => ToApi(structure),
        JsonArray items => new JsonArray([.. items.Select(ToApi)]),
        _ => value?.DeepClone(),
    };

    private static JsonNode? FromApi(JsonNode? value, Func<DateTimeOffset, JsonNode> time) => value switch
    {
        JsonObject structure => FromApi(structure, time),
        JsonArray items => new JsonArray([.. items.Select(item => FromApi(item, time))]),
        _ => value?.DeepClone(),
    };

    private static DateTimeOffset Moment(JsonValue seconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds.GetValue<decimal>() * 1000));
}
