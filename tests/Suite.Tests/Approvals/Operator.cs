using System.Text.Json.Nodes;
using Amazon.Lambda;
using Amazon.Runtime;
using Comparison.Local.Stacks;

namespace Comparison.Suite.Tests.Approvals;

/// <summary>Somebody who stops executions by the engine's own API.</summary>
internal static class Operator
{
    public static async Task StopAsync(LocalStack stack, string id)
    {
        var target = stack.Account.Outputs["approval_workflow_arn"];
        if (stack.Variant == Variant.StepFunctions)
        {
            var arn = $"{target.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{id}";
            await stack.Services.StepFunctions.InvokeAsync("StopExecution", new JsonObject { ["executionArn"] = arn }, default);
            return;
        }
        using var lambda = new AmazonLambdaClient(
            new BasicAWSCredentials(stack.Account.Context.Id, "local"),
            new AmazonLambdaConfig { ServiceURL = stack.Account.Context.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var executions = await lambda.ListDurableExecutionsByFunctionAsync(
            new() { FunctionName = "comparison-approval", DurableExecutionName = id });
        await lambda.StopDurableExecutionAsync(new() { DurableExecutionArn = executions.DurableExecutions.Single().DurableExecutionArn });
    }
}
