using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.Tasks;
using Comparison.Tests.Shared;

namespace Comparison.StatesLanguage.Tests.Support;

/// <summary>A world in which pauses take no time, and tasks end as the test says, the last way for all that follow.</summary>
internal sealed class TestHost : IExecutionHost
{
    private readonly Queue<TaskOutcome> _outcomes = new();
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ids;

    public ManualTime Clock { get; } = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public List<TaskAttempt> Attempts { get; } = [];

    public List<TimeSpan> Delays { get; } = [];

    public int Transitions { get; private set; }

    /// <summary>The children of distributed maps, oldest first.</summary>
    public List<StateMachineExecution> Children { get; } = [];

    /// <summary>The flows of control, which are one when all branches have ended.</summary>
    public int Flows { get; private set; } = 1;

    /// <summary>Whether pauses last until the execution ends.</summary>
    public bool Waits { get; init; }

    /// <summary>Completes with the first pause that lasts.</summary>
    public Task Waiting => _waiting.Task;

    public double Chance { get; init; } = 0.5;

    public TimeProvider Time => Clock;

    public TestHost Succeed(string output)
    {
        _outcomes.Enqueue(new TaskOutcome.Succeeded(JsonText.Parse(output)));
        return this;
    }

    public TestHost Fail(string? error, string? cause = null)
    {
        _outcomes.Enqueue(new TaskOutcome.Failed(error, cause));
        return this;
    }

    public TestHost TimeOut(bool byHeartbeat = false)
    {
        _outcomes.Enqueue(new TaskOutcome.TimedOut(byHeartbeat));
        return this;
    }

    public string NewUuid() => NewId("uuid");

    public double NextDouble() => Chance;

    public string NewTaskToken() => NewId("token");

    public void OnTransition(StateMachineExecution execution) => Transitions++;

    public void OnChild(StateMachineExecution child) => Children.Add(child);

    public void BeginFlow() => Flows++;

    public void EndFlow() => Flows--;

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        Delays.Add(delay);
        _waiting.TrySetResult();
        if (Waits)
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        Clock.Advance(delay);
        return Task.CompletedTask;
    }

    public Task<TaskOutcome> RunTaskAsync(TaskAttempt attempt, ITaskProgress progress, CancellationToken cancellationToken)
    {
        Attempts.Add(attempt);
        progress.Started(attempt.Resource.IsActivity ? "worker-1" : null);
        if (attempt.Resource.Pattern is TaskPattern.Callback or TaskPattern.Job)
            progress.Submitted(new JsonObject { ["MessageId"] = "message-1" });
        return Task.FromResult(_outcomes.Count > 1 ? _outcomes.Dequeue() : _outcomes.Peek());
    }

    private string NewId(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{++_ids}");
}
