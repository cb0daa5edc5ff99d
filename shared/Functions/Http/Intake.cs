using System.Text.Json;
using Comparison.Adapters;
using Comparison.Domain;
using Comparison.Domain.Approvals;

namespace Comparison.Functions.Http;

/// <summary>A request at the door: its id and its canonical payload, or what is wrong with it.</summary>
/// <param name="Id">The execution's name; null when the request is refused.</param>
/// <param name="Payload">Equal texts mean equal requests: defaults filled in, blanks and unknown fields dropped.</param>
internal sealed record Intake(string? Id, string? Payload, IReadOnlyList<string> Errors)
{
    public static Intake Check(WorkflowName workflow, JsonElement input) => workflow switch
    {
        WorkflowName.Approval => Approval(input),
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };

    private static Intake Approval(JsonElement input)
    {
        var (request, errors) = ApprovalRequest.Check(input);
        return request is null
            ? new(null, null, errors)
            : new(request.RequestId, JsonSerializer.Serialize(request, SuiteJson.Default.ApprovalRequest), []);
    }
}
