using System.Text.Json.Nodes;
using Amazon.Lambda;
using Amazon.Runtime;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Runs;

/// <summary>Somebody who stops executions by the engine's own API.</summary>
public static class Operator
{
    public static async Task StopAsync(LocalStack stack, WorkflowName workflow, string id, CancellationToken cancellationToken)
    {
        var target = stack.Account.Outputs[$"{workflow.ToText()}_workflow_arn"];
        if (stack.Variant == Variant.StepFunctions)
        {
            var arn = $"{target.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{id}";
            await stack.Services.StepFunctions.InvokeAsync(
                "StopExecution", new JsonObject { ["executionArn"] = arn }, cancellationToken);
            return;
        }
        using var lambda = new AmazonLambdaClient(
            new BasicAWSCredentials(stack.Account.Context.Id, "local"),
            new AmazonLambdaConfig { ServiceURL = stack.Account.Context.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var executions = await lambda.ListDurableExecutionsByFunctionAsync(
            new() { FunctionName = target[..target.LastIndexOf(':')], DurableExecutionName = id }, cancellationToken);
        await lambda.StopDurableExecutionAsync(
            new() { DurableExecutionArn = executions.DurableExecutions.Single().DurableExecutionArn }, cancellationToken);
    }
}
