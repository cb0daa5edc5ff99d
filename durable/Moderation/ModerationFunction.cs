using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.DurableExecution;
using Comparison.Domain;
using Comparison.Domain.Moderation;
using Comparison.Durable.Hosting;

namespace Comparison.Durable.Moderation;

/// <summary>The durable function behind moderation.</summary>
public sealed class ModerationFunction(ModerationWorkflow workflow, RunLogs logs)
{
    [LambdaFunction]
    [DurableExecution(ModerationPolicy.ExecutionLimitSeconds, RetentionPeriodInDays = 7)]
    public Task<ModerationOutcome> RunModeration(JsonElement input, IDurableContext context) =>
        logs.AroundAsync(WorkflowName.Moderation, input, context, () => workflow.RunAsync(input, context));
}
