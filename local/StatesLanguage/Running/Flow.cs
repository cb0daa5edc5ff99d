using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>One line of states, each following from the one before. The branches of Parallel and Map are flows of their own.</summary>
internal sealed class Flow
{
    // Inputs, results and outputs of states, in UTF-8.
    public const int MaxDataBytes = 262_144;

    private readonly IReadOnlyDictionary<string, State> _states;
    private readonly VariableScope _variables;
    private Position? _position;

    public Flow(StateMachineExecution execution, StateGraph graph)
    {
        (Execution, _states, Aborted) = (execution, graph.States, execution.Ended);
        // A state that is tested has the variables of its test, and its item.
        _variables = new(execution.Trial?.Asked.Variables ?? []);
        Item = execution.Trial?.Item;
    }

    /// <summary>A branch: it reads the variables that are set where it begins, and what it assigns is lost with it.</summary>
    public Flow(Flow outer, BranchStart start, long lastEventId, CancellationToken aborted)
    {
        (Execution, _states, Aborted) = (outer.Execution, start.Graph.States, aborted);
        _variables = new VariableScope(outer._variables);
        LastEventId = lastEventId;
        Item = start.Item ?? outer.Item;
    }

    public StateMachineExecution Execution { get; }

    /// <summary>The iteration that the flow is in; null outside of Map.</summary>
    public MapItem? Item { get; }

    /// <summary>Cancelled when the execution ends from outside, or when another branch fails.</summary>
    public CancellationToken Aborted { get; private set; }

    public long LastEventId { get; private set; }

    /// <summary>The type of the last state entered.</summary>
    public string? StateType { get; private set; }

    public IReadOnlyDictionary<string, JsonNode?> Variables => _variables.Values;

    /// <summary>Runs from state to state until one of them ends the flow.</summary>
    /// <param name="inputText">The input as the caller wrote it, which is how the first state shows it.</param>
    /// <returns>The output as JSON text.</returns>
    /// <exception cref="StateFailureException">A state has failed and does not catch it.</exception>
    /// <exception cref="OperationCanceledException">The execution has ended meanwhile.</exception>
    public Task<string> RunAsync(string startAt, JsonNode? input, string? inputText = null)
    {
        _position = new(startAt, input, inputText ?? JsonText.Write(input), Visit: null);
        return GoOnAsync(_position);
    }

    /// <summary>
    /// Goes on where the flow was stopped, in a redrive: a state that was entered is run again without being entered again.
    /// </summary>
    /// <returns>Null when the flow has never begun.</returns>
    public Task<string>? Resume(CancellationToken aborted)
    {
        Aborted = aborted;
        if (_position is not { } stopped)
            return null;
        if (stopped.Visit is not { } visit)
            return GoOnAsync(stopped);
        if (visit.State.IsEnteredAgain)
            return GoOnAsync(stopped with { Visit = null });
        visit.Resume();
        LastEventId = visit.EnteredEventId;
        Execution.Host.OnTransition(Execution);
        return GoOnAsync(stopped);
    }

    private async Task<string> GoOnAsync(Position position)
    {
        while (true)
        {
            var visit = position.Visit ?? Enter(_states[position.StateName], position.Data, position.Text);
            _position = position with { Visit = visit };
            var transition = await RunAsync(visit);
            var text = Leave(visit, transition.Completion);
            if (transition.Next is null)
            {
                _variables.End();
                return text;
            }
            _position = position = new(transition.Next, transition.Completion.Output, text, Visit: null);
        }
    }

    /// <summary>Runs one state.</summary>
    /// <exception cref="StateFailureException">The state has failed and does not catch it.</exception>
    /// <exception cref="OperationCanceledException">Its time was up.</exception>
    public async Task<(Transition Transition, string Output)> TryAsync(string name, JsonNode? input, string inputText)
    {
        var visit = Enter(_states[name], input, inputText);
        var transition = await RunAsync(visit);
        return (transition, Leave(visit, transition.Completion));
    }

    /// <summary>An attempt of Parallel or Map begins anew, and what the one before it has assigned is gone.</summary>
    public void ForgetBranches() => _variables.EndInner();

    /// <summary>Writes the next event of this flow.</summary>
    public void Record(string type, string? detailsName, EventDetails? details) =>
        LastEventId = Execution.Record(type, LastEventId, detailsName, details, Aborted).Id;

    /// <summary>Lets the flow's next event follow one that a branch has written.</summary>
    public void ContinueAfter(long eventId) => LastEventId = eventId;

    /// <summary>Ends the execution with an event that follows the flow's last one.</summary>
    public void End(ExecutionResult result, string type, string detailsName, EventDetails details) =>
        Execution.TryEnd(result, type, LastEventId, detailsName, details);

    public static bool IsTooLarge(string json) => Encoding.UTF8.GetByteCount(json) > MaxDataBytes;

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
        var details = EventDetails.Input(text).With("name", state.Name);
        var entered = Execution.Record($"{state.Type}StateEntered", LastEventId, "stateEnteredEventDetails", details, Aborted);
        (LastEventId, StateType) = (entered.Id, state.Type);
        Execution.Host.OnTransition(Execution);
        return new Visit(this, state, input, entered);
    }

    private string Leave(Visit visit, Completion completion)
    {
        var text = JsonText.Write(completion.Output);
        if (IsTooLarge(text))
            throw TooLarge(visit.State.Name);
        var assigned = completion.Assigned.Select(variable => new AssignedVariable(variable.Key, variable.Value)).ToArray();
        _variables.EndInner();
        _variables.Check(visit.State.Name, assigned);
        var details = EventDetails.Output(text).With("name", visit.State.Name);
        if (assigned.Length > 0)
            details.WithVariables(assigned.Select(variable => KeyValuePair.Create(variable.Name, variable.Text)));
        Record($"{visit.State.Type}StateExited", "stateExitedEventDetails", details);
        _variables.Assign(assigned);
        return text;
    }

    /// <summary>Where a flow stands: before a state, or in it.</summary>
    private sealed record Position(string StateName, JsonNode? Data, string Text, Visit? Visit);
}
