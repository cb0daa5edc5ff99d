using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Http;

/// <summary>Everything that a request could change, as text.</summary>
internal static class World
{
    private const int All = 1000;

    public static async Task<string> OfAsync(LocalStack stack)
    {
        var world = new JsonObject();
        foreach (var table in new[] { stack.ArticlesTable, stack.DecisionsTable, stack.LedgerTable })
            world[table] = (await stack.Services.DynamoDb.InvokeAsync("Scan", new() { ["TableName"] = table }, default))["Items"]!.DeepClone();
        var queues = await stack.Services.Sqs.InvokeAsync("ListQueues", [], default);
        foreach (var url in queues["QueueUrls"]!.AsArray().Select(url => url!.ToString()))
        {
            var answer = await stack.Services.Sqs.InvokeAsync(
                "GetQueueAttributes", new() { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("All") }, default);
            world[url] = answer["Attributes"]!.DeepClone();
        }
        foreach (var workflow in WorkflowNames.All)
            world[workflow.ToText()] = JsonSerializer.SerializeToNode(await ExecutionsAsync(stack, workflow));
        return world.ToJsonString();
    }

    /// <summary>The executions' names and states.</summary>
    public static async Task<IReadOnlyList<string>> ExecutionsAsync(LocalStack stack, WorkflowName workflow)
    {
        var page = await stack.Engine.ListAsync(workflow, status: null, All, cursor: null, default);
        return [.. page.Executions.Select(execution => $"{execution.Id} {execution.Status}")];
    }
}
