using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.DurableExecution;
using Comparison.Domain;
using Comparison.Domain.Orders;
using Comparison.Durable.Hosting;

namespace Comparison.Durable.Orders;

/// <summary>The durable function behind orders.</summary>
public sealed class OrderFunction(OrderWorkflow workflow, RunLogs logs)
{
    [LambdaFunction]
    [DurableExecution(OrderPolicy.ExecutionLimitSeconds, RetentionPeriodInDays = 7)]
    public Task<OrderOutcome> RunOrder(JsonElement input, IDurableContext context) =>
        logs.AroundAsync(WorkflowName.Order, input, context, () => workflow.RunAsync(input, context));
}
