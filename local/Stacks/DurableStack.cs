using Amazon.Lambda.DurableExecution;
using Comparison.Adapters;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Durable.Functions;
using Comparison.Local.Cloud.Hosting;

namespace Comparison.Local.Stacks;

/// <summary>The workflows as durable Lambda functions, and what they need.</summary>
internal static class DurableStack
{
    private const int RetentionDays = 7;

    public static async Task<LocalStack> DeployAsync(LocalCloud cloud, StackOptions options, CancellationToken cancellationToken)
    {
        ProcessEnvironment.PointTo(cloud.Endpoint);
        var (account, services) = StackServices.Open(cloud, options);
        var deployer = new FunctionDeployer(account.Context, services.Lambda);
        var resources = await SharedResources.DeployAsync(account.Context, services, options, cancellationToken);

        var approval = deployer.Deploy<DurableExecutionInvocationInput, DurableExecutionInvocationOutput>(
            "comparison-approval",
            new Dictionary<string, string>
            {
                [Setting.ApprovalQueueUrl] = resources.ApprovalQueueUrl,
                [Setting.DecisionsTable] = resources.DecisionsTable,
            },
            new FunctionSerializer(),
            () => new ApprovalFunction_RunApproval_Generated().RunApproval,
            new(ApprovalPolicy.ExecutionLimitSeconds, RetentionDays));

        return StackAssembly.Complete(
            Variant.Durable, account, services, deployer, resources, new() { [WorkflowName.Approval] = approval });
    }
}
