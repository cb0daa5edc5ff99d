using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>How one state is tested outside of an execution, as TestState is asked.</summary>
public sealed record StateTrial
{
    /// <summary>What takes the place of the state's work; null when the work is to be done.</summary>
    public StateMock? Mock { get; init; }

    /// <summary>Takes the place of the context object.</summary>
    public JsonObject? Context { get; init; }

    /// <summary>The workflow's variables before the state.</summary>
    public JsonObject Variables { get; init; } = [];

    /// <summary>How many retries went before; a trial itself never retries.</summary>
    public int RetryCount { get; init; }

    /// <summary>How many iterations of a Map state are taken to have failed.</summary>
    public int? FailedIterations { get; init; }

    /// <summary>What the ItemReader of a Map state is taken to have read.</summary>
    public JsonArray? ReadItems { get; init; }
}

/// <summary>What a state's work is taken to have yielded.</summary>
/// <param name="IsError">Whether it failed, with <paramref name="Error"/> and <paramref name="Cause"/>.</param>
public sealed record StateMock(JsonNode? Result, bool IsError = false, string? Error = null, string? Cause = null);

/// <summary>How a trial ended.</summary>
/// <param name="Output">JSON text; null when there is none.</param>
/// <param name="Inspection">The members of TestState's <c>inspectionData</c>.</param>
public sealed record StateTrialResult(
    StateTrialStatus Status, string? Output, string? Error, string? Cause, string? NextState, JsonObject Inspection);

public enum StateTrialStatus
{
    Succeeded,
    Failed,

    /// <summary>An execution would retry now.</summary>
    Retriable,

    CaughtError,
}

/// <summary>A trial that makes no sense for its state; the message is AWS's.</summary>
public sealed class StateTrialException(string message) : Exception(message);

/// <summary>A trial under way: what was asked for, and what Retry and Catch would make of a failure.</summary>
internal sealed class RunningTrial(StateTrial asked)
{
    /// <summary>What AWS calls a state that is tested, in the context object.</summary>
    public const string StateName = "StateName";

    public StateTrial Asked { get; } = asked;

    public Inspection Inspection { get; } = new();

    public StateFailureException? Caught { get; private set; }

    public bool IsRetriable { get; private set; }

    /// <summary>The item around a state inside a Map's processor.</summary>
    public MapItem? Item { get; init; }

    /// <summary>A machine of one state.</summary>
    public static JsonObject MachineOf(JsonObject state) =>
        new() { ["StartAt"] = StateName, ["States"] = new JsonObject { [StateName] = state } };

    /// <summary>The mocked result.</summary>
    /// <exception cref="StateFailureException">The mock is an error.</exception>
    public JsonNode? Result() => Asked.Mock switch
    {
        { IsError: true } error => throw new StateFailureException(error.Error, error.Cause),
        { } mock => mock.Result.Detached(),
        null => throw new InvalidOperationException("The state has no mock."),
    };

    public void Retry(int index, TimeSpan delay)
    {
        IsRetriable = true;
        Inspection.Note("errorDetails", new JsonObject
        {
            ["retryIndex"] = index,
            ["retryBackoffIntervalSeconds"] = (long)delay.TotalSeconds,
        });
    }

    public void Catch(int index, StateFailureException failure)
    {
        Caught = failure;
        Inspection.Note("errorDetails", new JsonObject { ["catchIndex"] = index });
    }
}
