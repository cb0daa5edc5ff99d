using Amazon.Lambda.Core;
using Amazon.Lambda.DurableExecution;
using Comparison.Adapters.Settings;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Domain.Loans;
using Comparison.Domain.Moderation;
using Comparison.Domain.Orders;
using Comparison.Durable.Approvals;
using Comparison.Durable.Hosting;
using Comparison.Durable.Loans;
using Comparison.Durable.Moderation;
using Comparison.Durable.Orders;
using Comparison.Local.Cloud;

namespace Comparison.Local.Stacks;

/// <summary>The workflows as durable Lambda functions, and what they need.</summary>
internal static class DurableStack
{
    public static async Task<DeployedStack> DeployAsync(LocalCloud cloud, StackOptions options, CancellationToken cancellationToken)
    {
        ProcessEnvironment.PointTo(cloud.Endpoint);
        var (account, services) = StackServices.Open(cloud, options);
        var deployer = new FunctionDeployer(account.Context, services.Lambda, Variant.Durable, options);
        var resources = await SharedResources.DeployAsync(account.Context, services, options, cancellationToken);
        SharedFunctions.DeployConsumers(deployer, services, resources);

        var settings = Settings(resources, options);
        settings[Setting.FraudCheckArn] = SharedFunctions.DeployFraudCheck(deployer, resources);
        if (options.Form == Form.Thrifty)
            settings[Setting.Form] = options.Form.ToText();
        if (options.TagReplay)
            settings[Setting.LogReplay] = "tag";
        var serializer = new DurableSerializer();
        string Workflow(
            WorkflowName workflow,
            string method,
            int limitSeconds,
            Func<Func<DurableExecutionInvocationInput, ILambdaContext, Task<DurableExecutionInvocationOutput>>> make) =>
            deployer.Deploy(
                $"comparison-{workflow.ToText()}", FunctionProgram.Durable, method, settings, serializer, make,
                new(limitSeconds, StackOptions.RetentionDays), resources.DeadEvents).Alias;

        return StackAssembly.Complete(Variant.Durable, account, services, deployer, resources, new()
        {
            [WorkflowName.Approval] = Workflow(
                WorkflowName.Approval, "RunApproval", ApprovalPolicy.ExecutionLimitSeconds,
                () => new ApprovalFunction_RunApproval_Generated().RunApproval),
            [WorkflowName.Order] = Workflow(
                WorkflowName.Order, "RunOrder", OrderPolicy.ExecutionLimitSeconds,
                () => new OrderFunction_RunOrder_Generated().RunOrder),
            [WorkflowName.Moderation] = Workflow(
                WorkflowName.Moderation, "RunModeration", ModerationPolicy.ExecutionLimitSeconds,
                () => new ModerationFunction_RunModeration_Generated().RunModeration),
            [WorkflowName.Loan] = Workflow(
                WorkflowName.Loan, "RunLoan", LoanPolicy.ExecutionLimitSeconds,
                () => new LoanFunction_RunLoan_Generated().RunLoan),
        });
    }

    private static Dictionary<string, string> Settings(SharedResources resources, StackOptions options) => new()
    {
        [Setting.ApprovalQueueUrl] = resources.Approvals.Url,
        [Setting.ArticlesTable] = resources.ArticlesTable,
        [Setting.DecisionsTable] = resources.DecisionsTable,
        [Setting.LedgerTable] = resources.LedgerTable,
        [Setting.NotificationQueueUrl] = resources.Notifications.Url,
        [Setting.OrderQueueUrl] = resources.Orders.Url,
        [Setting.SettleSeconds] = options.SettleSeconds,
    };
}
