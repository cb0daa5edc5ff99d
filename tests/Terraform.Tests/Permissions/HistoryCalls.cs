using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.StepFunctions;

namespace Comparison.Terraform.Tests.Permissions;

/// <summary>The AWS calls that state machines made, from the histories of their executions.</summary>
internal static class HistoryCalls
{
    public static async Task<IReadOnlyList<Call>> ReadAsync(AccountContext account, StateMachineService states)
    {
        var calls = new HashSet<Call>();
        foreach (var machine in await ItemsAsync(states, "ListStateMachines", "stateMachines", []))
            foreach (var execution in await ItemsAsync(
                states, "ListExecutions", "executions", new() { ["stateMachineArn"] = machine["stateMachineArn"]!.ToString() }))
                foreach (var happened in await ItemsAsync(
                    states, "GetExecutionHistory", "events",
                    new() { ["executionArn"] = execution["executionArn"]!.ToString(), ["maxResults"] = 1000 }))
                    if (happened["taskScheduledEventDetails"] is JsonObject scheduled)
                        calls.Add(Read(account, machine["name"]!.ToString(), scheduled));
        return [.. calls];
    }

    private static Call Read(AccountContext account, string role, JsonObject scheduled)
    {
        var parameters = JsonNode.Parse(scheduled["parameters"]!.ToString())!.AsObject();
        var service = scheduled["resourceType"]!.ToString().Split(':')[^1];
        var operation = scheduled["resource"]!.ToString().Split('.')[0];
        if (service == "lambda")
            return new(role, "lambda:InvokeFunction", parameters["FunctionName"]!.ToString());
        var target = service == "sqs" ? "AmazonSQS" : "DynamoDB";
        var (action, resource) = CallReader.OfJson(account, $"{target}.{char.ToUpperInvariant(operation[0])}{operation[1..]}", parameters);
        return new(role, action, resource);
    }

    private static async Task<IReadOnlyList<JsonNode>> ItemsAsync(
        StateMachineService states, string operation, string member, JsonObject request) =>
        [.. (await states.InvokeAsync(operation, request, CancellationToken.None))[member]!.AsArray().Select(item => item!)];
}
