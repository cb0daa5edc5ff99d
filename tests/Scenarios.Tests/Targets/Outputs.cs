using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Targets;

/// <summary>What <c>terraform output -json</c> would say of a stack.</summary>
internal static class Outputs
{
    public static JsonObject Of(LocalStack stack, string packages = "official") => new()
    {
        ["api_url"] = Value(stack.ApiUrl.ToString()),
        ["aws_packages"] = Value(packages),
        ["aws_region"] = Value(stack.Account.Context.Region),
        ["table_names"] = Value(new JsonObject
        {
            ["articles"] = stack.ArticlesTable, ["decisions"] = stack.DecisionsTable, ["ledger"] = stack.LedgerTable,
        }),
        ["variant"] = Value(stack.Variant.ToText()),
        ["workflow_arns"] = Value(new JsonObject(WorkflowNames.All.Select(workflow =>
            KeyValuePair.Create(workflow.ToText(), (JsonNode?)stack.Account.Outputs[$"{workflow.ToText()}_workflow_arn"])))),
    };

    private static JsonObject Value(JsonNode value) => new() { ["sensitive"] = false, ["value"] = value };
}
