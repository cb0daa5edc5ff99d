using Comparison.Local.Cloud.StepFunctions.Api;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>The executions of an account, by ARN. What has been closed for 90 days is gone for whoever looks.</summary>
internal sealed class ExecutionStore(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ExecutionRun> _runs = [];
    private long _started;

    public ExecutionRun Get(string arn) => Find(arn) ?? throw Errors.NoSuchExecution(arn);

    public ExecutionRun? Find(string arn)
    {
        lock (_gate)
            return _runs.TryGetValue(arn, out var run) && !run.IsExpired(time.GetUtcNow()) ? run : null;
    }

    /// <summary>Adds an execution unless there is one of this name.</summary>
    /// <param name="create">Given the number of the execution; makes it, but does not run it.</param>
    /// <returns>The execution of that name, and whether it was added now.</returns>
    public (ExecutionRun Run, bool IsNew) GetOrAdd(string arn, Func<long, ExecutionRun> create)
    {
        lock (_gate)
        {
            if (Find(arn) is { } present)
                return (present, false);
            return (_runs[arn] = create(++_started), true);
        }
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ExecutionRun> Of(string machineArn)
    {
        var now = time.GetUtcNow();
        lock (_gate)
            return [.. _runs.Values
                .Where(run => run.Machine.Arn == machineArn && !run.IsExpired(now))
                .OrderByDescending(run => run.Number)];
    }

    public bool IsRunning(string machineArn) => Of(machineArn).Any(run => run.IsRunning);
}
