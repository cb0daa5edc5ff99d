using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
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
    private const string Integration = "arn:aws:states:::";
    private const string StatesSdk = "aws-sdk:sfn";

    /// <summary>The tasks of the one execution of a stack, in order; those of an Express child after the task that starts it.</summary>
    public static async Task<IReadOnlyList<TaskCall>> AllAsync(DeployedStack stack, WorkflowName workflow, CancellationToken cancellationToken)
    {
        var machine = WorkflowTargets.Unqualified(stack.Account.Outputs[$"{workflow.ToText()}_workflow_arn"]);
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
            var (type, resource) = (Aftermath.Text(scheduled, "resourceType")!, Aftermath.Text(scheduled, "resource")!);
            var parameters = JsonNode.Parse(Aftermath.Text(scheduled, "parameters")!)!;
            Add(state, TargetOf(type, resource, parameters));
            if (type == StatesSdk)
                foreach (var (name, task) in await TasksOfChildAsync(stack, parameters, cancellationToken))
                    Add(name, task);
        }
        return calls;

        void Add(string state, (string Target, bool IsFunction) call)
        {
            times[call.Target] = times.GetValueOrDefault(call.Target) + 1;
            calls.Add(new(state, call.Target, call.IsFunction, times[call.Target]));
        }
    }

    // An Express execution has no history that could be asked for: its definition says what it calls.
    private static async Task<IEnumerable<(string State, (string Target, bool IsFunction) Call)>> TasksOfChildAsync(
        DeployedStack stack, JsonNode parameters, CancellationToken cancellationToken)
    {
        var child = await stack.Services.StepFunctions.InvokeAsync(
            "DescribeStateMachine", new() { ["stateMachineArn"] = Aftermath.Text(parameters, "StateMachineArn") }, cancellationToken);
        return Tasks(JsonNode.Parse(Aftermath.Text(child, "definition")!)!).Select(state =>
        {
            var called = Aftermath.Text(state.Value, "Resource")![Integration.Length..];
            var action = called.LastIndexOf(':');
            return (state.Key, TargetOf(called[..action], called[(action + 1)..], state.Value!["Arguments"]!));
        });
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Tasks(JsonNode machine) => machine["States"]!.AsObject().SelectMany(state =>
        state.Value!["ItemProcessor"] is { } processor ? Tasks(processor) : state.Value["Resource"] is null ? [] : [state]);

    private static (string Target, bool IsFunction) TargetOf(string resourceType, string resource, JsonNode parameters)
    {
        var action = resource.Replace(Callback, "", StringComparison.Ordinal);
        // arn:aws:lambda:REGION:ACCOUNT:function:NAME:VERSION, and machines alike
        string Named(string member) => Aftermath.Text(parameters, member)!.Split(':')[6];
        string Last(string member) => Aftermath.Text(parameters, member)!.Split(':', '/')[^1];
        return resourceType switch
        {
            // One that waits for a token invokes without waiting: the call, and not the function, is the state's.
            "lambda" when resource != action => ($"Lambda.Invoke {Named("FunctionName")}", false),
            "lambda" => ($"function {Named("FunctionName")}", true),
            StatesSdk => ($"StepFunctions.{Capital(action)} {Named("StateMachineArn")}", false),
            "sqs" => ($"SQS.{Capital(action)} {Last("QueueUrl")}", false),
            _ => ($"DynamoDB.{Capital(action)} {Last("TableName")}", false),
        };
    }

    private static string Capital(string action) => char.ToUpperInvariant(action[0]) + action[1..];
}
