using System.Text.Json.Nodes;
using Comparison.Clients.Tests.Support;

namespace Comparison.Clients.Tests;

/// <summary>Step Functions through AWS's command line interface.</summary>
public sealed class AwsCliStepFunctionsTests
{
    [Fact]
    public async Task Execution_AskingThroughAQueue_IsAnsweredByItsToken()
    {
        await using var cloud = await ClientCloud.StartAsync();
        var aws = new AwsCli(cloud);
        var queue = (string)(await aws.RunAsync("sqs create-queue", "--queue-name", "questions"))["QueueUrl"]!;
        var execution = await StartAsync(aws, Asking(queue));

        var asked = await aws.RunAsync("sqs receive-message", "--queue-url", queue, "--wait-time-seconds", "20");
        var token = (string)JsonNode.Parse((string)asked["Messages"]![0]!["Body"]!)!["token"]!;
        await aws.RunAsync("stepfunctions send-task-success", "--task-token", token, "--task-output", """{"approved":true}""");
        var ended = await EndAsync(aws, execution);

        Assert.Equal("SUCCEEDED", (string)ended["status"]!);
        Assert.Equal("""{"approved":true}""", (string)ended["output"]!);
        Assert.Contains("(TaskTimedOut)", await aws.RefusedAsync("stepfunctions send-task-heartbeat", "--task-token", token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_ReadPageByPage_IsWhole()
    {
        await using var cloud = await ClientCloud.StartAsync();
        var aws = new AwsCli(cloud);
        var execution = await StartAsync(aws, """
            {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"C"},"C":{"Type":"Succeed"}}}
            """);
        await EndAsync(aws, execution);

        var whole = await aws.RunAsync("stepfunctions get-execution-history", "--execution-arn", execution, "--page-size", "3");
        var first = await aws.RunAsync("stepfunctions get-execution-history", "--execution-arn", execution, "--max-items", "2");

        Assert.Equal(Enumerable.Range(1, 8), whole["events"]!.AsArray().Select(happened => (int)happened!["id"]!));
        Assert.Equal(2, first["events"]!.AsArray().Count);
        Assert.True(first.ContainsKey("NextToken"));
    }

    [Fact]
    public async Task Definition_Wrong_IsExplained()
    {
        await using var cloud = await ClientCloud.StartAsync();
        var aws = new AwsCli(cloud);

        var error = await aws.RefusedAsync(
            "stepfunctions create-state-machine", "--name", "m", "--role-arn", "arn:aws:iam::000000000001:role/states", "--definition", "{}");

        Assert.Contains("(InvalidDefinition)", error, StringComparison.Ordinal);
        Assert.Contains("These fields are required: [States, StartAt] at /", error, StringComparison.Ordinal);
    }

    private static async Task<string> StartAsync(AwsCli aws, string definition)
    {
        var created = await aws.RunAsync(
            "stepfunctions create-state-machine",
            "--name", "machine", "--role-arn", "arn:aws:iam::000000000001:role/states", "--definition", definition);
        var started = await aws.RunAsync("stepfunctions start-execution", "--state-machine-arn", (string)created["stateMachineArn"]!);
        return (string)started["executionArn"]!;
    }

    private static async Task<JsonObject> EndAsync(AwsCli aws, string execution)
    {
        JsonObject described;
        do
            described = await aws.RunAsync("stepfunctions describe-execution", "--execution-arn", execution);
        while ((string)described["status"]! == "RUNNING");
        return described;
    }

    private static string Asking(string queue) => $$$"""
        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Parameters":{"QueueUrl":"{{{queue}}}","MessageBody":{"token.$":"$$.Task.Token"}},"End":true} } }
        """;
}
