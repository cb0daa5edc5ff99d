using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.DurableExecution;
using Comparison.Domain;
using Comparison.Domain.Loans;
using Comparison.Durable.Hosting;

namespace Comparison.Durable.Loans;

/// <summary>The durable function behind loans.</summary>
public sealed class LoanFunction(LoanWorkflow workflow, RunLogs logs)
{
    [LambdaFunction]
    [DurableExecution(LoanPolicy.ExecutionLimitSeconds, RetentionPeriodInDays = 7)]
    public Task<LoanOutcome> RunLoan(JsonElement input, IDurableContext context) =>
        logs.AroundAsync(WorkflowName.Loan, input, context, () => workflow.RunAsync(input, context));
}
