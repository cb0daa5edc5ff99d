using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.JsonataQueries;
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

    /// <summary>The names of the Map states that run their items as executions of their own.</summary>
    public IEnumerable<string> DistributedMaps => AllStates.OfType<MapState>().Where(map => map.IsDistributed).Select(map => map.Name);

    /// <summary>The tasks inside of maps that run their items as express executions.</summary>
    public IEnumerable<TaskState> ExpressTasks =>
        AllStates.OfType<MapState>().Where(map => map.IsExpress).SelectMany(map => map.Graphs).SelectMany(graph => graph.AllStates).OfType<TaskState>();

    internal StateGraph Graph { get; }

    /// <summary>A new execution, with the start of its history; nothing runs before <see cref="StateMachineExecution.RunAsync"/>.</summary>
    /// <param name="input">JSON text.</param>
    /// <param name="longest">The longest that the service lets it run; the definition's own timeout may be shorter.</param>
    /// <param name="journal">Where it is to outlive the process: of a new execution, or of one to be taken up.</param>
    public StateMachineExecution CreateExecution(
        ExecutionIdentity identity, string input, IExecutionHost host, TimeSpan? longest = null, ExecutionJournal? journal = null) =>
        new(Graph, Timeout is { } own && own < (longest ?? TimeSpan.MaxValue) ? own : longest, identity, input, host, journal);

    /// <summary>Runs one state, as TestState does.</summary>
    /// <param name="stateName">Of a state at the top, or of one inside another.</param>
    /// <param name="longest">The longest that it may take.</param>
    /// <exception cref="StateTrialException">The trial makes no sense for the state.</exception>
    public async Task<StateTrialResult> TryAsync(
        string stateName, StateTrial asked, ExecutionIdentity identity, string input, IExecutionHost host, TimeSpan longest)
    {
        var (graph, around) = Find(stateName, Graph, around: null);
        var state = graph.States[stateName];
        if (asked.Mock is { } mock && state.FindMistake(mock) is { } mistake)
            throw new StateTrialException(mistake);
        if (asked.Mock is null && asked.FailedIterations is not null)
            throw new StateTrialException("TestState does not support MapIterationFailureCount when a mock is not specified.");
        // AWS's words are not recorded.
        if (asked.Mock is null && state.NeedsMock)
            throw new StateTrialException($"State '{stateName}' can only be tested with a mock");
        var trial = new RunningTrial(asked) { Item = around is MapState ? new MapItem(0, JsonText.Parse(input)) : null };
        return await new StateMachineExecution(graph, longest, identity, input, host) { Trial = trial }.TryAsync(stateName, trial);
    }

    /// <summary>The state of that name, wherever it stands; null when there is none.</summary>
    public State? FindState(string name) => AllStates.FirstOrDefault(state => state.Name == name);

    /// <summary>The workflow's variables that a JSONata field reads; none for any other text.</summary>
    public static IEnumerable<string> VariablesOfQuery(string field) => JsonataField.FindVariables(field);

    /// <summary>Reads a definition.</summary>
    /// <exception cref="InvalidDefinitionException">AWS would refuse it, or it holds something that is not supported here.</exception>
    public static StateMachineDefinition Parse(string json) => Check(ReadObject(json), isTrial: false);

    /// <summary>Reads a definition for a test of one of its states, which may hold what is not carried out here.</summary>
    /// <param name="json">A definition, or one state alone, which is then the only state of a machine.</param>
    /// <param name="isState">Whether it is a state.</param>
    /// <exception cref="InvalidDefinitionException">AWS would refuse it.</exception>
    public static StateMachineDefinition ParseForTrial(string json, bool isState) =>
        Check(isState ? RunningTrial.MachineOf(ReadObject(json)) : ReadObject(json), isTrial: true, isState);

    private static StateMachineDefinition Check(JsonObject machine, bool isTrial, bool isState = false)
    {
        var problems = new List<DefinitionProblem>();
        var definition = Read(new Fields(machine, "/", problems));
        if (isTrial)
            problems.RemoveAll(problem => problem.IsGap);
        // AWS checks the transitions of a definition only when its schema is in order.
        if (problems.Count == 0)
            problems.AddRange(VariableCheck.Find(machine));
        if (problems.Count == 0 && !isState)
            problems.AddRange(TransitionCheck.Find(definition.Graph));
        return problems.Count == 0 ? definition : throw new InvalidDefinitionException(problems);
    }

    private static (StateGraph Graph, State? Around) Find(string name, StateGraph graph, State? around) =>
        graph.States.ContainsKey(name)
            ? (graph, around)
            : graph.States.Values
                .SelectMany(state => state.Graphs.Select(inner => (Graph: inner, Around: state)))
                .Where(inner => inner.Graph.AllStates.Any(state => state.Name == name))
                .Select(inner => Find(name, inner.Graph, inner.Around))
                .First();

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
