using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.Histories;

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
