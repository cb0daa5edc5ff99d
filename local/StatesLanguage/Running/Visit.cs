using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.States;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>One stay of a flow in a state, from entering to leaving, retries included.</summary>
internal sealed class Visit(Flow flow, State state, JsonNode? input, long enteredEventId, DateTimeOffset enteredAt)
{
    public Execution Execution { get; } = flow.Execution;

    public State State { get; } = state;

    public DateTimeOffset EnteredAt { get; } = enteredAt;

    /// <summary>What expressions see: the state's input, the context object, the variables.</summary>
    /// <param name="retryCount">For the states that can be retried.</param>
    public Scope Scope(int? retryCount = null, string? token = null) =>
        new(input, new ContextObject(this, retryCount, token), flow.Variables, Execution.Host);

    public void Record(string type, string? detailsName = null, JsonObject? details = null) => flow.Record(type, detailsName, details);

    /// <summary>The failure that comes of a field that cannot be evaluated.</summary>
    public StateFailureException Explain(EvaluationException fault) => new(
        fault.Error,
        $"An error occurred while executing the state '{State.Name}' (entered at the event id #{enteredEventId}). {fault.Message}");
}
