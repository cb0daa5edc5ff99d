using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.Histories;

/// <summary>The events of a service integration.</summary>
internal sealed class ServiceJournal(TaskResource resource, Visit visit) : TaskJournal
{
    public override string Name => resource.ResourceType;

    public override void Scheduled(TaskAttempt attempt) => Write("Scheduled", Details()
        .With("region", visit.Execution.Identity.Region)
        .With("parameters", JsonText.Write(attempt.Parameters))
        .With("timeoutInSeconds", attempt.Timeout)
        .With("heartbeatInSeconds", attempt.Heartbeat));

    public override void Started(string? worker) => Write("Started", Details());

    public override void Submitted(string output) => Write("Submitted", WithOutput(output));

    public override void Succeeded(string output) => Write("Succeeded", WithOutput(output));

    public override void Failed(string? error, string? cause) => Write("Failed", Details().With("error", error).With("cause", cause));

    public override void TimedOut() => Write("TimedOut", Details().With("error", ErrorNames.Timeout));

    private void Write(string what, JsonObject details) => visit.Record($"Task{what}", $"task{what}EventDetails", details);

    private JsonObject WithOutput(string output)
    {
        var details = Details().With("output", output);
        details["outputDetails"] = EventDetails.Whole();
        return details;
    }

    private JsonObject Details() => new() { ["resourceType"] = resource.ResourceType, ["resource"] = resource.Resource };
}
