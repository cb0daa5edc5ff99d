using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Domain.Inputs;

namespace Comparison.Domain.Approvals;

/// <summary>A request that keeps all rules.</summary>
/// <param name="Amount">Written even when null: a state machine cannot read a member that is not there.</param>
/// <param name="TimeoutHours">How long the approvers have, 1 to 720 hours.</param>
public sealed record ApprovalRequest(
    string RequestId,
    string ApprovalType,
    string Requester,
    string Description,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Amount,
    IReadOnlyList<string> Approvers,
    int TimeoutHours,
    string CorrelationId)
{
    /// <summary>Checks an input. Unknown fields are ignored.</summary>
    public static Checked<ApprovalRequest> Check(JsonElement input)
    {
        var reader = new InputReader(input);
        if (!reader.IsObject)
            return new(null, ["The request must be a JSON object"]);

        var id = reader.Id("request_id");
        var approvers = reader.Texts("approvers", missing: "At least one approver is required");
        var description = reader.Text("description", missing: "Description is required");
        var type = reader.Text("approval_type", missing: "Approval type is required");
        var amount = ReadAmount(reader, type);
        var requester = ReadRequester(reader, approvers);
        var timeout = reader.WholeNumber(
            "timeout_hours", ApprovalPolicy.DefaultTimeoutHours, ApprovalPolicy.MinTimeoutHours, ApprovalPolicy.MaxTimeoutHours);

        return reader.Errors.Count > 0
            ? new(null, reader.Errors)
            : new(new(id!, type!, requester!, description!, amount, approvers!, timeout, reader.Correlation(id)!), []);
    }

    private static decimal? ReadAmount(InputReader reader, string? type)
    {
        var amount = reader.Number("amount", out var malformed);
        if (!malformed && ApprovalPolicy.IsExpense(type) && amount is null or <= 0)
            reader.Reject("Valid amount is required for expense approvals");
        if (amount < 0)
            reader.Reject("Amount must not be negative");
        return amount;
    }

    private static string? ReadRequester(InputReader reader, IReadOnlyList<string>? approvers)
    {
        var requester = reader.Text("requester", missing: "Requester is required");
        if (requester is not null && approvers?.Contains(requester, StringComparer.OrdinalIgnoreCase) == true)
            reader.Reject("The requester cannot approve their own request");
        return requester;
    }
}
