using System.Text.Json.Nodes;
using Comparison.Domain;

namespace Comparison.Local.Stacks;

/// <summary>A deployment into a stack in which executions wait: every function gets new code, which its alias moves to, and every definition is replaced.</summary>
public static class Redeployment
{
    /// <summary>The variable in which a function's code says which deployment it came with; absent from the first.</summary>
    public const string RevisionVariable = "CODE_REVISION";

    /// <param name="revise">Makes the new definition of a state machine from the old one.</param>
    public static async Task DeployAsync(
        DeployedStack stack, string revision, Func<JsonObject, JsonObject> revise, CancellationToken cancellationToken)
    {
        foreach (var deployed in stack.Services.Lambda.Functions)
        {
            var function = stack.Services.Lambda.Register(deployed with
            {
                Environment = new Dictionary<string, string>(deployed.Environment) { [RevisionVariable] = revision },
            });
            function.Publish(FunctionDeployer.Alias);
        }
        if (stack.Variant == Variant.Durable)
            return;
        foreach (var workflow in WorkflowNames.All)
        {
            var machine = new JsonObject { ["stateMachineArn"] = stack.Account.Outputs[$"{workflow.ToText()}_workflow_arn"] };
            var before = await stack.Services.StepFunctions.InvokeAsync("DescribeStateMachine", machine, cancellationToken);
            var update = machine.DeepClone().AsObject();
            update["definition"] = revise(JsonNode.Parse(before["definition"]!.GetValue<string>())!.AsObject()).ToJsonString();
            await stack.Services.StepFunctions.InvokeAsync("UpdateStateMachine", update, cancellationToken);
        }
    }
}
