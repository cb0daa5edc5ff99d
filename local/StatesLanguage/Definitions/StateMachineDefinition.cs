using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.States;

namespace Comparison.Local.StatesLanguage.Definitions;

/// <summary>A state machine, read and checked once.</summary>
public sealed class StateMachineDefinition
{
    private const int MostSeconds = 99_999_999;

    private StateMachineDefinition(string startAt, TimeSpan? timeout, IReadOnlyDictionary<string, State> states)
    {
        StartAt = startAt;
        Timeout = timeout;
        States = states;
    }

    public string StartAt { get; }

    /// <summary>The top level's TimeoutSeconds.</summary>
    public TimeSpan? Timeout { get; }

    public IReadOnlyDictionary<string, State> States { get; }

    /// <summary>Reads a definition.</summary>
    /// <exception cref="InvalidDefinitionException">AWS would refuse it, or it holds something that is not supported here.</exception>
    public static StateMachineDefinition Parse(string json)
    {
        var problems = new List<DefinitionProblem>();
        var definition = Read(new Fields(ReadObject(json), "/", problems));
        // AWS checks the transitions of a definition only when its schema is in order.
        if (problems.Count == 0)
            problems.AddRange(TransitionCheck.Find(definition));
        return problems.Count == 0 ? definition : throw new InvalidDefinitionException(problems);
    }

    private static StateMachineDefinition Read(Fields fields)
    {
        fields.Require("States", "StartAt");
        var language = QueryLanguage.Read(fields, JsonPathLanguage.Instance);
        fields.Raw("Version");
        var timeout = fields.Integer("TimeoutSeconds", 1, MostSeconds);
        var states = new Dictionary<string, State>();
        var members = fields.Object("States");
        if (members is { Count: 0 })
            fields.Refuse("Value cannot be empty", "States");
        foreach (var (name, node) in members ?? [])
            if (node is not JsonObject state)
                fields.Refuse("Value is not an object", $"States/{name}");
            else if (StateReader.Read(name, fields.Inside(state, $"States/{name}"), language) is { } read)
                states.Add(name, read);
        var definition = new StateMachineDefinition(
            fields.Text("StartAt") ?? "", timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null, states);
        fields.RefuseOthers();
        return definition;
    }

    private static JsonObject ReadObject(string json)
    {
        if (string.IsNullOrWhiteSpace(json))
            throw NoObject();
        try
        {
            return JsonText.Parse(json) as JsonObject ?? throw NoObject();
        }
        catch (JsonException error)
        {
            // AWS quotes its own parser (Jackson) here.
            throw Refusal("INVALID_JSON_DESCRIPTION", error.Message);
        }
    }

    private static InvalidDefinitionException NoObject() => Refusal("SCHEMA_VALIDATION_FAILED", "Definition must be a valid JSON object");

    private static InvalidDefinitionException Refusal(string code, string message) =>
        new([new DefinitionProblem(code, message, Location: null)]);
}
