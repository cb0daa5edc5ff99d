using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.JsonPathQueries;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.States;

namespace Comparison.Local.StatesLanguage;

/// <summary>A state machine, read and checked once.</summary>
public sealed class StateMachineDefinition
{
    private const int MaxSeconds = 99_999_999;

    private StateMachineDefinition(StateGraph graph, TimeSpan? timeout)
    {
        Graph = graph;
        Timeout = timeout;
    }

    public string StartAt => Graph.StartAt;

    /// <summary>The top level's TimeoutSeconds.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>The states at the top; those inside of Parallel and Map are not among them.</summary>
    public IReadOnlyDictionary<string, State> States => Graph.States;

    /// <summary>All states, those inside of Parallel and Map as well.</summary>
    public IEnumerable<State> AllStates => Graph.AllStates;

    internal StateGraph Graph { get; }

    /// <summary>A new execution, with the start of its history; nothing runs before <see cref="StateMachineExecution.RunAsync"/>.</summary>
    /// <param name="input">JSON text.</param>
    /// <param name="longest">The longest that the service lets it run; the definition's own timeout may be shorter.</param>
    public StateMachineExecution CreateExecution(
        ExecutionIdentity identity, string input, IExecutionHost host, TimeSpan? longest = null) =>
        new(Graph, Timeout is { } own && own < (longest ?? TimeSpan.MaxValue) ? own : longest, identity, input, host);

    /// <summary>Reads a definition.</summary>
    /// <exception cref="InvalidDefinitionException">AWS would refuse it, or it holds something that is not supported here.</exception>
    public static StateMachineDefinition Parse(string json)
    {
        var problems = new List<DefinitionProblem>();
        var definition = Read(new Fields(ReadObject(json), "/", problems));
        // AWS checks the transitions of a definition only when its schema is in order.
        if (problems.Count == 0)
            problems.AddRange(TransitionCheck.Find(definition.Graph));
        return problems.Count == 0 ? definition : throw new InvalidDefinitionException(problems);
    }

    private static StateMachineDefinition Read(Fields fields)
    {
        var language = StateReader.ReadLanguage(fields, JsonPathLanguage.Instance);
        fields.Raw("Version");
        var timeout = fields.Integer("TimeoutSeconds", 1, MaxSeconds);
        var definition = new StateMachineDefinition(
            StateReader.ReadGraph(fields, language), timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
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
