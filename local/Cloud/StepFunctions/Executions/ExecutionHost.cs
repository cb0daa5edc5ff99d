using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.StepFunctions.Activities;
using Comparison.Local.Cloud.StepFunctions.ApiModels;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.Cloud.Time;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>The account around one execution. While the execution runs it holds a piece of work, while it waits it holds none.</summary>
internal sealed class ExecutionHost(
    AccountContext context,
    string executionArn,
    TaskTokens tokens,
    Func<TaskResource, IIntegration> integrationOf,
    ActivityStore activities,
    Action<StateMachineExecution> onTransition)
    : IExecutionHost
{
    private readonly Lock _gate = new();
    private readonly List<TaskRun> _open = [];

    /// <summary>What is done about a distributed Map that begins, and about each of its children.</summary>
    public (Action<MapRun> Run, Action<StateMachineExecution> Child)? Maps { get; set; }

    public TimeProvider Time => context.Time;

    /// <summary>The names of the states whose service has taken the call, and which now wait for their token.</summary>
    public IReadOnlyList<string> WaitingStates
    {
        get { lock (_gate) return [.. _open.Where(task => task.IsWaiting).Select(task => task.StateName)]; }
    }

    public string NewUuid() => context.Ids.NewGuid();

    public double NextDouble() => context.Ids.NextDouble();

    public string NewTaskToken() => tokens.Create();

    public void OnTransition(StateMachineExecution execution)
    {
        // States entered and retries. An older example on AWS's price page counted the start and the end of an execution as well;
        // the current page does not say so, and they are left out. Express workflows are billed by time and memory instead.
        if (!execution.Identity.IsExpress)
            context.Meter.Add(BillingUnit.StateTransitions);
        onTransition(execution);
    }

    public void OnEvent() => context.Changes.Raise();

    public void OnMapRun(MapRun run) => Maps?.Run(run);

    public void OnChild(StateMachineExecution child) => Maps?.Child(child);

    public void BeginFlow() => context.Workload.Enter();

    public void EndFlow() => context.Workload.Exit();

    public async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay <= TimeSpan.Zero)
            return;
        var suspension = new Suspension<bool>(context.Workload);
        using var alarm = new DueTimer(Time, Time.GetUtcNow() + delay, () => suspension.TryComplete(true));
        await using var ending = cancellationToken.Register(() => suspension.TryComplete(false));
        await suspension.WaitAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    // AWS's words for an activity that is not there are not recorded.
    public string? FindMistake(TaskAttempt attempt) =>
        attempt.Resource.IsActivity && activities.Find(attempt.Resource.Arn) is null
            ? $"Activity Does Not Exist: '{attempt.Resource.Arn}'"
            : ParameterCheck.Find(attempt);

    public async Task<TaskOutcome> RunTaskAsync(TaskAttempt attempt, ITaskProgress progress, CancellationToken cancellationToken)
    {
        var task = new TaskRun(context, executionArn, attempt, progress);
        lock (_gate)
            _open.Add(task);
        if (attempt.Token is not null)
            tokens.Open(attempt.Token, task, executionArn);
        try
        {
            if (!attempt.Resource.IsActivity)
                return await task.RunAsync(integrationOf(attempt.Resource), cancellationToken);
            if (attempt.Standing is { } standing && task.TakeUp(standing))
                return await task.WaitOnAsync(cancellationToken);
            // It may have been deleted since the attempt was checked.
            return activities.Find(attempt.Resource.Arn) is { } activity
                ? await activity.Queue.RunAsync(task, cancellationToken)
                : new TaskOutcome.Failed("States.Runtime", $"Activity Does Not Exist: '{attempt.Resource.Arn}'");
        }
        finally
        {
            if (attempt.Token is not null)
                tokens.Close(attempt.Token);
            lock (_gate)
                _open.Remove(task);
        }
    }
}
