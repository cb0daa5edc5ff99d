using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.Executions;
using Comparison.Local.Cloud.StepFunctions.Machines;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Integrations;

/// <summary><c>states:startExecution</c>: an execution that starts another one, and with <c>.sync</c> waits for its end.</summary>
/// <remarks>
/// The result of <c>.sync</c> is what DescribeExecution tells, with Input and Output as texts; <c>.sync:2</c> has them as values
/// (recorded). A child that does not succeed fails the task with States.TaskFailed, and the description is the cause. Whether that
/// one has values as well for <c>.sync:2</c> is not recorded; here it has.
/// </remarks>
internal sealed class NestedExecution(AccountContext context, Account account, StateMachineStore machines, ExecutionStore executions)
    : OptimizedIntegration(context, account, ServiceNames.States), IJobIntegration
{
    private const string WithValues = ".sync:2";

    public async Task<JsonNode?> WaitAsync(TaskAttempt attempt, JsonNode? started)
    {
        // Null for an express one, of which nothing is kept. The guide: .sync does not work with express children, for which there is aws-sdk:sfn:startSyncExecution. What AWS says then is
        // not recorded.
        if (await executions.FindAsync(Arn(started)) is not { } child)
            throw Explain(Errors.WrongType());
        await child.End.WaitAsync();
        var refusal = Redrivability.Refusal(child, machines, Context.Time.GetUtcNow());
        var description = StatesMembers.FromApi(ExecutionShapes.Describe(child, withData: true, refusal), StatesMembers.Milliseconds);
        if (attempt.Resource.Resource.EndsWith(WithValues, StringComparison.Ordinal))
            foreach (var name in (string[])["Input", "Output"])
                if (description[name] is JsonValue text)
                    description[name] = JsonText.Parse(text.GetValue<string>());
        return child.Execution.Result.Status == StateMachineStatus.Succeeded
            ? description
            : throw new IntegrationException("States.TaskFailed", JsonText.Write(description));
    }

    // The guide names the abortion of the task (connect-to-resource); that a timeout stops the job too, and the words, were reported
    // by others from AWS.
    public void Abandon(JsonNode? started, string executionArn) => executions.Find(Arn(started))?.Execution.Stop(
        error: null,
        $"The Task state in AWS Step Functions execution [{executionArn}] which was managing this resource was aborted");

    protected override JsonObject Request(TaskAttempt attempt) => StatesMembers.ToApi(base.Request(attempt));

    protected override JsonNode Shape(JsonObject answer) => base.Shape(StatesMembers.FromApi(answer, StatesMembers.Milliseconds));

    private static string Arn(JsonNode? started) => started!["ExecutionArn"]!.GetValue<string>();
}
