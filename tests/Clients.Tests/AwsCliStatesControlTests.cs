using System.Text.Json.Nodes;
using Comparison.Clients.Tests.Support;

namespace Comparison.Clients.Tests;

/// <summary>Canaries, redrives, express workflows and tests of states through AWS's command line interface.</summary>
public sealed class AwsCliStatesControlTests
{
    private const string Role = "arn:aws:iam::000000000001:role/states";

    [Fact]
    public async Task Canary_BehindAnAlias_RunsTheVersionOfItsWeight()
    {
        await using var cloud = await ClientCloud.StartAsync();
        var aws = new AwsCli(cloud);
        var machine = await CreateAsync(aws, Result("1"), "--publish");
        await aws.RunAsync("stepfunctions update-state-machine", "--state-machine-arn", machine, "--definition", Result("2"), "--publish");
        var alias = await aws.RunAsync("stepfunctions create-state-machine-alias", "--name", "live", "--routing-configuration",
            $"stateMachineVersionArn={machine}:1,weight=0", $"stateMachineVersionArn={machine}:2,weight=100");

        var started = await aws.RunAsync("stepfunctions start-execution", "--state-machine-arn", (string)alias["stateMachineAliasArn"]!);
        var ended = await EndAsync(aws, (string)started["executionArn"]!);

        Assert.Equal(("2", $"{machine}:2"), ((string)ended["output"]!, (string)ended["stateMachineVersionArn"]!));
    }

    [Fact]
    public async Task Map_Redriven_GoesOnWithTheIterationThatFailed()
    {
        await using var cloud = await ClientCloud.StartAsync();
        var aws = new AwsCli(cloud);
        var first = (string)(await aws.RunAsync("sqs create-queue", "--queue-name", "first"))["QueueUrl"]!;
        var second = first.Replace("/first", "/second", StringComparison.Ordinal);
        var machine = await CreateAsync(aws, Sending);
        var started = await aws.RunAsync(
            "stepfunctions start-execution", "--state-machine-arn", machine, "--input", $$"""["{{first}}","{{second}}"]""");
        var failed = await EndAsync(aws, (string)started["executionArn"]!);
        await aws.RunAsync("sqs create-queue", "--queue-name", "second");

        await aws.RunAsync("stepfunctions redrive-execution", "--execution-arn", (string)started["executionArn"]!);
        var ended = await EndAsync(aws, (string)started["executionArn"]!);

        Assert.Equal(("FAILED", "SUCCEEDED", 1), ((string)failed["status"]!, (string)ended["status"]!, (int)ended["redriveCount"]!));
        var sent = await aws.RunAsync("sqs get-queue-attributes", "--queue-url", first, "--attribute-names", "All");
        Assert.Equal("1", (string)sent["Attributes"]!["ApproximateNumberOfMessages"]!);
    }

    [Fact]
    public async Task ExpressChild_OfAStandardParent_AnswersInItsResult()
    {
        await using var cloud = await ClientCloud.StartAsync();
        var aws = new AwsCli(cloud);
        var child = await CreateAsync(aws, Result("""{"a":1}"""), "--type", "EXPRESS");
        var own = await aws.RunAsync("stepfunctions start-sync-execution", "--state-machine-arn", child);
        var parent = await CreateAsync(aws, Calling(child), "--publish");

        var started = await aws.RunAsync("stepfunctions start-execution", "--state-machine-arn", parent);
        var ended = await EndAsync(aws, (string)started["executionArn"]!);

        Assert.Equal(("SUCCEEDED", """{"a":1}"""), ((string)own["status"]!, (string)own["output"]!));
        Assert.Equal("""{"a":1}""", (string)ended["output"]!);
    }

    [Fact]
    public async Task State_TestedWithAMock_ShowsWhatBecomesOfIt()
    {
        await using var cloud = await ClientCloud.StartAsync();
        var aws = new AwsCli(cloud);

        var tested = await aws.RunAsync("stepfunctions test-state", "--definition", """
            {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"QueueUrl":"q","MessageBody":"m"},
            "ResultPath":"$.answer","Next":"After"}
            """, "--input", """{"a":1}""", "--inspection-level", "DEBUG", "--mock", """{"result":"{\"MessageId\":\"m\"}"}""");

        Assert.Equal(("SUCCEEDED", "After"), ((string)tested["status"]!, (string)tested["nextState"]!));
        Assert.Equal("""{"a":1,"answer":{"MessageId":"m"}}""", (string)tested["inspectionData"]!["afterResultPath"]!);
    }

    private static async Task<string> CreateAsync(AwsCli aws, string definition, params string[] more)
    {
        var name = $"machine-{definition.Length}";
        var created = await aws.RunAsync(
            "stepfunctions create-state-machine", ["--name", name, "--role-arn", Role, "--definition", definition, .. more]);
        return (string)created["stateMachineArn"]!;
    }

    private static async Task<JsonObject> EndAsync(AwsCli aws, string execution)
    {
        JsonObject described;
        do
            described = await aws.RunAsync("stepfunctions describe-execution", "--execution-arn", execution);
        while ((string)described["status"]! == "RUNNING");
        return described;
    }

    private static string Result(string json) => $$$"""{"StartAt":"A","States":{"A":{"Type":"Pass","Result":{{{json}}},"End":true} } }""";

    private const string Sending = """
        {"StartAt":"Each","States":{"Each":{"Type":"Map","MaxConcurrency":1,"End":true,"ItemProcessor":{"StartAt":"Send","States":{"Send":
        {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"QueueUrl.$":"$","MessageBody":"m"},"End":true}}}}}}
        """;

    private static string Calling(string child) => $$$"""
        {"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:sfn:startSyncExecution",
        "Parameters":{"StateMachineArn":"{{{child}}}"},"ResultSelector":{"o.$":"States.StringToJson($.Output)"},"OutputPath":"$.o","End":true} } }
        """;
}
