using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.States;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>One line of states, each following from the one before. The branches of Parallel and Map will be flows of their own.</summary>
internal sealed class Flow(Execution execution, IReadOnlyDictionary<string, State> states)
{
    // Inputs, results and outputs of states, in UTF-8.
    public const int LargestOutput = 262_144;

    private readonly Dictionary<string, JsonNode?> _variables = [];
    private long _lastEventId;

    public Execution Execution { get; } = execution;

    public IReadOnlyDictionary<string, JsonNode?> Variables => _variables;

    /// <summary>Runs from state to state until one of them ends the flow.</summary>
    /// <returns>The output as JSON text.</returns>
    /// <exception cref="StateFailureException">A state has failed and does not catch it.</exception>
    /// <exception cref="OperationCanceledException">The execution has ended meanwhile.</exception>
    public async Task<string> RunAsync(string startAt, JsonNode? input)
    {
        var data = input;
        var text = JsonText.Write(input);
        for (string? name = startAt; name is not null;)
        {
            var visit = Enter(states[name], data, text);
            var transition = await RunAsync(visit);
            (name, data, text) = (transition.Next, transition.Completion.Output, Leave(visit, transition.Completion));
        }
        return text;
    }

    /// <summary>Writes the next event of this flow.</summary>
    public void Record(string type, string? detailsName, JsonObject? details) =>
        _lastEventId = Execution.Record(type, _lastEventId, detailsName, details).Id;

    /// <summary>Ends the execution with an event that follows the flow's last one.</summary>
    public void End(ExecutionResult result, string type, string detailsName, JsonObject details) =>
        Execution.TryEnd(result, type, _lastEventId, detailsName, details);

    public static bool IsTooLarge(string json) => Encoding.UTF8.GetByteCount(json) > LargestOutput;

    public static StateFailureException TooLarge(string name) => new(
        ErrorNames.DataLimitExceeded,
        $"The state/task '{name}' returned a result with a size exceeding the maximum number of bytes service limit.");

    private static async Task<Transition> RunAsync(Visit visit)
    {
        try
        {
            return await visit.State.RunAsync(visit);
        }
        catch (EvaluationException fault)
        {
            throw visit.Explain(fault);
        }
    }

    private Visit Enter(State state, JsonNode? input, string text)
    {
        var details = EventDetails.Input(text);
        details["name"] = state.Name;
        var entered = Execution.Record($"{state.Type}StateEntered", _lastEventId, "stateEnteredEventDetails", details);
        _lastEventId = entered.Id;
        Execution.Host.OnTransition(Execution);
        return new Visit(this, state, input, entered.Id, entered.Timestamp);
    }

    private string Leave(Visit visit, Completion completion)
    {
        var text = JsonText.Write(completion.Output);
        if (IsTooLarge(text))
            throw TooLarge(visit.State.Name);
        var details = EventDetails.Output(text);
        details["name"] = visit.State.Name;
        if (completion.Assigned.Count > 0)
        {
            details["assignedVariables"] = new JsonObject(completion.Assigned.Select(
                variable => KeyValuePair.Create(variable.Key, (JsonNode?)JsonText.Write(variable.Value))));
            details["assignedVariablesDetails"] = EventDetails.Whole();
        }
        Record($"{visit.State.Type}StateExited", "stateExitedEventDetails", details);
        foreach (var (name, value) in completion.Assigned)
            _variables[name] = value;
        return text;
    }
}
