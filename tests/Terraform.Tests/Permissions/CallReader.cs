using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Terraform.Tests.Permissions;

/// <summary>Which action on which resource a request asks for, by the service authorization reference.</summary>
internal static class CallReader
{
    public static (string Action, string? Resource) OfJson(AccountContext account, string target, JsonObject body)
    {
        var (service, operation) = (target.Split('.')[0], target.Split('.')[1]);
        return service switch
        {
            "AmazonSQS" => ($"sqs:{operation}", account.Arn("sqs", body["QueueUrl"]!.ToString().Split('/')[^1])),
            "AWSStepFunctions" => ($"states:{operation}", (body["stateMachineArn"] ?? body["executionArn"])?.ToString()),
            _ => ($"dynamodb:{operation}", TableOf(account, body)),
        };
    }

    /// <param name="executionOf">Whose a callback is, by its id.</param>
    public static (string Action, string? Resource) OfLambda(
        AccountContext account, string method, RestPath path, Func<string, string?> executionOf) => (path[1], path[3], method) switch
    {
        ("functions", "invocations", _) => ("lambda:InvokeFunction", FunctionOf(account, path[2])),
        ("functions", "durable-executions", _) => ("lambda:ListDurableExecutionsByFunction", Unqualified(FunctionOf(account, path[2]))),
        ("durable-executions", "", _) => ("lambda:GetDurableExecution", path[2]),
        ("durable-executions", "history", _) => ("lambda:GetDurableExecutionHistory", path[2]),
        ("durable-executions", "state", _) => ("lambda:GetDurableExecutionState", path[2]),
        ("durable-executions", "checkpoint", _) => ("lambda:CheckpointDurableExecution", path[2]),
        ("durable-execution-callbacks", "succeed", _) => ("lambda:SendDurableExecutionCallbackSuccess", executionOf(path[2])),
        ("durable-execution-callbacks", "fail", _) => ("lambda:SendDurableExecutionCallbackFailure", executionOf(path[2])),
        ("durable-execution-callbacks", "heartbeat", _) => ("lambda:SendDurableExecutionCallbackHeartbeat", executionOf(path[2])),
        var (part, operation, _) => throw new InvalidOperationException($"{method} {part}/…/{operation} is no call that a function makes."),
    };

    private static string TableOf(AccountContext account, JsonObject body)
    {
        var table = account.Arn("dynamodb", $"table/{body["TableName"]}");
        return body["IndexName"] is { } index ? $"{table}/index/{index}" : table;
    }

    private static string FunctionOf(AccountContext account, string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name : account.Arn("lambda", $"function:{name}");

    private static string Unqualified(string arn) => string.Join(':', arn.Split(':').Take(7));
}
