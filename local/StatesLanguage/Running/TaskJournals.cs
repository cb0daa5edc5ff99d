using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>Writes the events of one attempt of a task; which types they are depends on the kind of resource.</summary>
internal abstract class TaskJournal
{
    /// <summary>What the message about a result that is too large calls the task.</summary>
    public abstract string Name { get; }

    public abstract void Scheduled(TaskAttempt attempt);

    public abstract void Started(string? workerName);

    /// <summary>The service has taken the call of a task that waits for its token or its job.</summary>
    public abstract void Submitted(string output);

    public abstract void Succeeded(string output);

    public abstract void Failed(string? error, string? cause);

    public abstract void TimedOut();

    public static TaskJournal CreateFor(TaskResource resource, Visit visit) =>
        resource.IsActivity ? new ActivityJournal(resource, visit)
        : resource.IsFunction ? new FunctionJournal(resource, visit)
        : new ServiceJournal(resource, visit);
}

/// <summary>The events of a task whose resource is a Lambda function's own ARN. There is no submission: such a task has no token.</summary>
internal sealed class FunctionJournal(TaskResource resource, Visit visit) : TaskJournal
{
    public override string Name => resource.Arn;

    public override void Scheduled(TaskAttempt attempt)
    {
        var details = EventDetails.Input(JsonText.Write(attempt.Parameters))
            .With("resource", resource.Arn)
            .With("timeoutInSeconds", attempt.Timeout);
        Write("Scheduled", details);
    }

    public override void Started(string? workerName) => visit.Record("LambdaFunctionStarted");

    public override void Submitted(string output) => throw new InvalidOperationException($"{resource.Arn} is not submitted.");

    public override void Succeeded(string output) => Write("Succeeded", EventDetails.Output(output));

    public override void Failed(string? error, string? cause) => Write("Failed", EventDetails.Failure(error, cause));

    public override void TimedOut() => Write("TimedOut", EventDetails.Failure(ErrorNames.Timeout, cause: null));

    private void Write(string what, EventDetails details) =>
        visit.Record($"LambdaFunction{what}", $"lambdaFunction{what}EventDetails", details);
}

/// <summary>
/// The events of an activity. It is started when a worker has taken it up; nothing is submitted.
/// One that fails before that could not be scheduled.
/// </summary>
internal sealed class ActivityJournal(TaskResource resource, Visit visit) : TaskJournal
{
    private bool _isStarted;

    public override string Name => resource.Arn;

    public override void Scheduled(TaskAttempt attempt) => Write("Scheduled", EventDetails.Input(JsonText.Write(attempt.Parameters))
        .With("resource", resource.Arn)
        .With("timeoutInSeconds", attempt.Timeout)
        .With("heartbeatInSeconds", attempt.Heartbeat));

    public override void Started(string? workerName)
    {
        _isStarted = true;
        Write("Started", new EventDetails().With("workerName", workerName));
    }

    public override void Submitted(string output) => throw new InvalidOperationException($"{resource.Arn} is not submitted.");

    public override void Succeeded(string output) => Write("Succeeded", EventDetails.Output(output));

    public override void Failed(string? error, string? cause) =>
        Write(_isStarted ? "Failed" : "ScheduleFailed", EventDetails.Failure(error, cause));

    public override void TimedOut() => Write("TimedOut", EventDetails.Failure(ErrorNames.Timeout, cause: null));

    private void Write(string what, EventDetails details) => visit.Record($"Activity{what}", $"activity{what}EventDetails", details);
}

/// <summary>The events of a service integration.</summary>
internal sealed class ServiceJournal(TaskResource resource, Visit visit) : TaskJournal
{
    public override string Name => resource.ResourceType;

    public override void Scheduled(TaskAttempt attempt)
    {
        var details = Details()
            .With("region", visit.Execution.Identity.Region)
            .With("parameters", JsonText.Write(attempt.Parameters))
            .With("timeoutInSeconds", attempt.Timeout)
            .With("heartbeatInSeconds", attempt.Heartbeat);
        if (attempt.RoleArn is not null)
            details.With("taskCredentials", new EventDetails().With("roleArn", attempt.RoleArn));
        Write("Scheduled", details);
    }

    public override void Started(string? workerName) => Write("Started", Details());

    public override void Submitted(string output) => Write("Submitted", Details().WithOutput(output));

    public override void Succeeded(string output) => Write("Succeeded", Details().WithOutput(output));

    public override void Failed(string? error, string? cause) => Write("Failed", Details().With("error", error).With("cause", cause));

    public override void TimedOut() => Write("TimedOut", Details().With("error", ErrorNames.Timeout));

    private void Write(string what, EventDetails details) => visit.Record($"Task{what}", $"task{what}EventDetails", details);

    private EventDetails Details() => new EventDetails().With("resourceType", resource.ResourceType).With("resource", resource.Resource);
}
