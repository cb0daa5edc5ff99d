using System.Text.Json.Serialization;
using Comparison.Domain.Decisions;

namespace Comparison.Domain.Approvals;

/// <summary>What the approval queue carries: the request, and the way back to the execution that waits.</summary>
/// <remarks>It holds the deadline's length and not its instant: only the queue knows when the message was sent.</remarks>
/// <param name="Amount">A number or a text: a state machine's own numbers are binary floats.</param>
public sealed record ApprovalMessage(
    string RequestId,
    string ApprovalType,
    string Requester,
    string Description,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] decimal? Amount,
    IReadOnlyList<string> Approvers,
    int TimeoutHours,
    string CorrelationId,
    Callback Callback)
{
    public static ApprovalMessage For(ApprovalRequest request, Callback callback) => new(
        request.RequestId, request.ApprovalType, request.Requester, request.Description, request.Amount, request.Approvers,
        request.TimeoutHours, request.CorrelationId, callback);

    [JsonIgnore]
    public ApprovalRequest Request => new(
        RequestId, ApprovalType, Requester, Description, Amount, Approvers, TimeoutHours, CorrelationId);
}

/// <summary>The queue that carries requests to whoever decides them.</summary>
public interface IApprovalQueue
{
    Task SendAsync(ApprovalRequest request, Callback callback, CancellationToken cancellationToken);
}
