using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.Histories;

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
