using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Json;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Approvals;

/// <summary>One stack with one approval in it.</summary>
internal sealed class ApprovalCase(DeployedStack stack) : WorkflowCase(stack, WorkflowName.Approval, RequestId)
{
    public const string First = "security@example.com";
    public const string Second = "dba@example.com";
    public const string RequestId = "REQ-7";
    public const string Queue = "comparison-approvals";

    /// <summary>An access request, which people decide within a day.</summary>
    public static JsonObject Access => new()
    {
        ["request_id"] = RequestId,
        ["approval_type"] = "access",
        ["requester"] = "sam.lee@example.com",
        ["description"] = "Read access",
        ["approvers"] = new JsonArray(First, Second),
        ["timeout_hours"] = 24,
    };

    public static JsonObject Expense(decimal amount)
    {
        var request = Access;
        request["approval_type"] = "expense";
        request["amount"] = amount;
        return request;
    }

    public static async Task<ApprovalCase> OpenAsync(Variant variant) => new(await DeployAsync(variant));

    /// <summary>A stack in which an access request waits on the desk.</summary>
    public static async Task<ApprovalCase> OnDeskAsync(Variant variant)
    {
        var opened = await OpenAsync(variant);
        await opened.StartAsync(Access);
        await opened.AdvanceAsync(ApprovalPolicy.QueueDelay);
        return opened;
    }

    /// <summary>The text of a message as the workflow sends it, for this case's callback.</summary>
    public static string Message(Callback callback)
    {
        var (request, _) = ApprovalRequest.Check(JsonElement.Parse(Access.ToJsonString()));
        return JsonSerializer.Serialize(ApprovalMessage.For(request!, callback), SuiteJson.Default.ApprovalMessage);
    }
}
