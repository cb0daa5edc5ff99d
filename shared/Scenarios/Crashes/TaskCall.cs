using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Integrity;

namespace Comparison.Scenarios.Crashes;

/// <summary>A Task state of an execution and the call that it made.</summary>
/// <param name="Target">As faults are ordered for it.</param>
/// <param name="Occurrence">Which of the same calls it was, from 1.</param>
internal sealed record TaskCall(string State, string Target, bool IsFunction, int Occurrence)
{
    private const string Callback = ".waitForTaskToken";

    /// <summary>The tasks of the one execution of a stack, in order.</summary>
    public static async Task<IReadOnlyList<TaskCall>> AllAsync(DeployedStack stack, WorkflowName workflow, CancellationToken cancellationToken)
    {
        var machine = stack.Account.Outputs[$"{workflow.ToText()}_workflow_arn"];
        var executions = await stack.Services.StepFunctions.InvokeAsync("ListExecutions", new() { ["stateMachineArn"] = machine }, cancellationToken);
        var history = await stack.Services.StepFunctions.InvokeAsync(
            "GetExecutionHistory",
            new() { ["executionArn"] = executions["executions"]![0]!["executionArn"]!.DeepClone(), ["includeExecutionData"] = true, ["maxResults"] = 1000 },
            cancellationToken);
        var (states, calls, times) = (new Dictionary<long, string>(), new List<TaskCall>(), new Dictionary<string, int>());
        foreach (var item in history["events"]!.AsArray().Select(item => item!.AsObject()))
        {
            // Only the event of the state carries its name; the others hang on it.
            var state = Aftermath.Text(item["stateEnteredEventDetails"], "name")
                ?? states.GetValueOrDefault(item["previousEventId"]!.GetValue<long>(), "");
            states[item["id"]!.GetValue<long>()] = state;
            if (item["taskScheduledEventDetails"] is not JsonObject scheduled)
                continue;
            var (target, isFunction) = TargetOf(scheduled);
            times[target] = times.GetValueOrDefault(target) + 1;
            calls.Add(new(state, target, isFunction, times[target]));
        }
        return calls;
    }

    private static (string Target, bool IsFunction) TargetOf(JsonObject scheduled)
    {
        var resource = Aftermath.Text(scheduled, "resource")!;
        var action = resource.Replace(Callback, "", StringComparison.Ordinal);
        var parameters = JsonNode.Parse(Aftermath.Text(scheduled, "parameters")!)!;
        // arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS
        string Function() => Aftermath.Text(parameters, "FunctionName")!.Split(':')[6];
        string Last(string member) => Aftermath.Text(parameters, member)!.Split(':', '/')[^1];
        return Aftermath.Text(scheduled, "resourceType")! switch
        {
            // One that waits for a token invokes without waiting: the call, and not the function, is the state's.
            "lambda" when resource != action => ($"Lambda.Invoke {Function()}", false),
            "lambda" => ($"function {Function()}", true),
            "sqs" => ($"SQS.{Capital(action)} {Last("QueueUrl")}", false),
            _ => ($"DynamoDB.{Capital(action)} {Last("TableName")}", false),
        };
    }

    private static string Capital(string action) => char.ToUpperInvariant(action[0]) + action[1..];
}
