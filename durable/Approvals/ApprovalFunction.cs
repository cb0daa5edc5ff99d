using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.DurableExecution;
using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Durable.Hosting;

namespace Comparison.Durable.Approvals;

/// <summary>The durable function behind approvals.</summary>
public sealed class ApprovalFunction(ApprovalWorkflow workflow, RunLogs logs)
{
    [LambdaFunction]
    [DurableExecution(ApprovalPolicy.ExecutionLimitSeconds, RetentionPeriodInDays = 7)]
    public Task<ApprovalOutcome> RunApproval(JsonElement input, IDurableContext context) =>
        logs.AroundAsync(WorkflowName.Approval, input, context, () => workflow.RunAsync(input, context));
}
