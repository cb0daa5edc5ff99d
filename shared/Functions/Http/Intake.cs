using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comparison.Adapters;
using Comparison.Domain;
using Comparison.Domain.Approvals;

namespace Comparison.Functions.Http;

/// <summary>A request at the door: its id and its canonical payload, or what is wrong with it.</summary>
/// <param name="Id">The execution's name; null when the request is refused.</param>
/// <param name="Payload">What the execution is started with: defaults filled in, blanks and unknown fields dropped.</param>
/// <param name="Identity">Equal texts mean equal requests: the payload without the correlation id, which every call has anew.</param>
internal sealed record Intake(string? Id, string? Payload, string? Identity, IReadOnlyList<string> Errors)
{
    public static Intake Check(WorkflowName workflow, JsonElement input, string correlationId) => workflow switch
    {
        WorkflowName.Approval => Approval(input, correlationId),
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };

    private static Intake Approval(JsonElement input, string correlationId)
    {
        var (request, errors) = ApprovalRequest.Check(input);
        return request is null
            ? Refused(errors)
            : Accepted(request.RequestId, request with { CorrelationId = correlationId }, request with { CorrelationId = "" },
                SuiteJson.Default.ApprovalRequest);
    }

    private static Intake Accepted<T>(string id, T request, T anonymous, JsonTypeInfo<T> json) =>
        new(id, JsonSerializer.Serialize(request, json), JsonSerializer.Serialize(anonymous, json), []);

    private static Intake Refused(IReadOnlyList<string> errors) => new(null, null, null, errors);
}
