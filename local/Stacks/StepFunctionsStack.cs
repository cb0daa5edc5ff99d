using System.Text.Json;
using Comparison.Domain;
using Comparison.Local.Cloud.Hosting;
using Comparison.StepFunctions.Functions;

namespace Comparison.Local.Stacks;

/// <summary>The workflows as state machines with task tokens, and what they need.</summary>
internal static class StepFunctionsStack
{
    public static async Task<LocalStack> DeployAsync(LocalCloud cloud, StackOptions options, CancellationToken cancellationToken)
    {
        var (account, services) = StackServices.Open(cloud, options);
        var deployer = new FunctionDeployer(account.Context, services.Lambda);
        var resources = await SharedResources.DeployAsync(account.Context, services, options, cancellationToken);

        var validate = deployer.Deploy<JsonElement, ApprovalCheck>(
            "comparison-validate-approval",
            new Dictionary<string, string>(),
            new FunctionSerializer(),
            () =>
            {
                var function = new ApprovalTasks_ValidateApproval_Generated();
                return (input, _) => Task.FromResult(function.ValidateApproval(input));
            });

        var definition = StateMachineFile.Render(WorkflowName.Approval, new()
        {
            ["approval_queue_url"] = resources.ApprovalQueueUrl,
            ["decisions_table"] = resources.DecisionsTable,
            ["validate_approval_arn"] = validate,
        });
        var machine = await services.StepFunctions.InvokeAsync(
            "CreateStateMachine",
            new()
            {
                ["name"] = "comparison-approval",
                ["definition"] = definition,
                ["roleArn"] = $"arn:aws:iam::{account.Context.Id}:role/comparison-approval",
                ["type"] = "STANDARD",
            },
            cancellationToken);

        return StackAssembly.Complete(
            Variant.StepFunctions, account, services, deployer, resources,
            new() { [WorkflowName.Approval] = machine["stateMachineArn"]!.GetValue<string>() });
    }
}
