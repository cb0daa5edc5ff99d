using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>One stay of a flow in a state, from entering to leaving, retries included.</summary>
internal sealed class Visit(Flow flow, State state, JsonNode? input, StateHistoryEvent entered)
{
    private Branches? _branches;
    private bool _keepsBranches;

    public StateMachineExecution Execution => Flow.Execution;

    public Flow Flow { get; } = flow;

    public State State { get; } = state;

    public DateTimeOffset EnteredAt => entered.Timestamp;

    public long EnteredEventId => entered.Id;

    /// <summary>When the state was entered, or when the redrive came that runs it again.</summary>
    public DateTimeOffset RunsSince { get; private set; } = entered.Timestamp;

    /// <summary>The state is run again, in a redrive.</summary>
    public void Resume()
    {
        RunsSince = Execution.Now;
        _keepsBranches = _branches is not null;
    }

    /// <summary>
    /// Runs the branches of an attempt. The first attempt of a redrive goes on with those of the last one before it, of which the finished
    /// ones keep their outputs.
    /// </summary>
    /// <param name="open">Announces a new attempt, and plans it.</param>
    public Task<JsonArray> RunBranchesAsync(Func<BranchPlan> open)
    {
        if (_keepsBranches)
        {
            _keepsBranches = false;
            return _branches!.ResumeAsync();
        }
        Flow.ForgetBranches();
        _branches = new Branches(this, open());
        return _branches.RunAsync();
    }

    /// <summary>The state has failed for good. After some errors a redrive runs all branches again, those as well that had finished.</summary>
    public void Fail(StateFailureException failure)
    {
        // DataLimitExceeded by the guide; Runtime as reported by others from AWS.
        if (failure.Error is ErrorNames.DataLimitExceeded or ErrorNames.Runtime)
            _branches = null;
    }

    /// <summary>What expressions see: the state's input, the context object, the variables.</summary>
    /// <param name="retryCount">For the states that can be retried.</param>
    /// <param name="item">The item whose iteration a Map state is about to start.</param>
    public EvaluationScope Scope(int? retryCount = null, string? token = null, MapItem? item = null) =>
        new(input, new ContextObject(this, retryCount, token, item ?? Flow.Item), Flow.Variables, Execution.Host)
        {
            Now = Execution.Now,
            Inspection = Execution.Trial?.Inspection,
        };

    public void Record(string type, string? detailsName = null, EventDetails? details = null) => Flow.Record(type, detailsName, details);

    public Task DelayAsync(TimeSpan delay) => Execution.Turn.WaitAsync(Execution.Host.DelayAsync(delay, Flow.Aborted));

    public async Task<TaskOutcome> RunTaskAsync(TaskAttempt attempt, ITaskProgress progress)
    {
        var outcome = Execution.Host.RunTaskAsync(attempt, progress, Flow.Aborted);
        try
        {
            await Execution.Turn.WaitAsync(outcome);
        }
        finally
        {
            attempt.Record();
        }
        return await outcome;
    }

    /// <summary>The failure that comes of a field that cannot be evaluated.</summary>
    public StateFailureException Explain(EvaluationException fault)
    {
        var failure = new StateFailureException(
            fault.Error, $"An error occurred while executing the state '{State.Name}' (entered at the event id #{entered.Id}). {fault.Message}");
        if (fault.Location is not { } location)
            return failure;
        // AWS links the event to what led to the state, except for Wait (recorded); after more events it can only follow the last one.
        if (Flow.LastEventId == entered.Id && State.Type != "Wait")
            Flow.ContinueAfter(entered.PreviousEventId);
        Record("EvaluationFailed", "evaluationFailedEventDetails", EventDetails.Failure(failure.Error, failure.Cause)
            .With("location", location)
            .With("state", State.Name));
        return State.Graphs.Any() ? failure.ShownByState() : failure;
    }
}
