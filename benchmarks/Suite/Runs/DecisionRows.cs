using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;
using Comparison.Local.Stacks;

namespace Comparison.Suite.Runs;

/// <summary>Reads the row of a decision as the parity rule compares it.</summary>
internal static class DecisionRows
{
    /// <summary>The row's attributes as text, without the callback; account ids are the stacks' own and are masked.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> FindAsync(
        LocalStack stack, WorkflowName workflow, string id, CancellationToken cancellationToken)
    {
        var answer = await stack.Services.DynamoDb.InvokeAsync(
            "GetItem",
            new()
            {
                ["TableName"] = stack.DecisionsTable,
                ["Key"] = new JsonObject { [DecisionRow.IdAttribute] = new JsonObject { ["S"] = KeyOf(workflow, id) } },
            },
            cancellationToken);
        if (answer["Item"] is not JsonObject item)
            return null;
        item.Remove(DecisionRow.CallbackAttribute);
        return item.ToDictionary(
            attribute => attribute.Key,
            attribute => attribute.Value!.ToJsonString().Replace(stack.Account.Context.Id, "ACCOUNT", StringComparison.Ordinal));
    }

    private static string KeyOf(WorkflowName workflow, string id) => workflow switch
    {
        WorkflowName.Approval => new DecisionKey(workflow, id, ApprovalPolicy.CallbackName).Id,
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };
}
