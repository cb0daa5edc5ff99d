using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.DurableExecution;
using Comparison.Domain.Loans;
using Comparison.Durable.Loans;

namespace Comparison.Durable.Functions;

/// <summary>The durable function behind loans.</summary>
public sealed class LoanFunction(LoanWorkflow workflow)
{
    [LambdaFunction]
    [DurableExecution(LoanPolicy.ExecutionLimitSeconds, RetentionPeriodInDays = 7)]
    public Task<LoanOutcome> RunLoan(JsonElement input, IDurableContext context) => workflow.RunAsync(input, context);
}
