using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.Hosting;
using Comparison.Cloud.Tests.Lambda.Control;
using Comparison.Local.Cloud.Data;

namespace Comparison.Cloud.Tests.Data;

/// <summary>What requests have made, one process after another.</summary>
public sealed class ControlLogTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Account_WithOneOfEverything_IsDescribedAlikeByEveryProcess(bool isVirtual)
    {
        await using var cloud = await KeptCloud.StartAsync(isVirtual);
        await KeptAccount.MakeAsync(cloud);
        var before = await KeptAccount.DescribeAsync(cloud);

        await cloud.RestartAsync(TimeSpan.FromHours(1));
        await cloud.RestartAsync();

        Assert.Equal(before, await KeptAccount.DescribeAsync(cloud));
        Assert.DoesNotContain(before, answer => answer.Contains("\"Type\":\"User\"", StringComparison.Ordinal) || answer.Contains("<Error>", StringComparison.Ordinal));
        Assert.Empty(cloud.Failures);
    }

    [Fact]
    public async Task AttachedFunction_Registered_IsFoundByItsKeyAgain()
    {
        await using var cloud = await KeptCloud.StartAsync();
        var before = JsonNode.Parse(await cloud.RestAsync("PUT", "_local/functions/f"))!["environment"]!["AWS_LAMBDA_RUNTIME_API"]!.ToString();

        await cloud.RestartAsync();

        Assert.EndsWith($"/{cloud.Lambda.FindAttached("f")!.Key}", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_RefusedNow_IsReportedAndTheOthersGoOn()
    {
        await using var cloud = await KeptCloud.StartAsync();
        await cloud.CallAsync("AmazonSQS.CreateQueue", new() { ["QueueName"] = "first" });
        cloud.Account.Context.Data!.Write([ControlLog.Append(Request("AmazonSQS.DeleteQueue", """{"QueueUrl":"http://127.0.0.1/123456789012/none"}"""))]);
        await cloud.CallAsync("AmazonSQS.CreateQueue", new() { ["QueueName"] = "last" });

        await cloud.RestartAsync();

        Assert.Equal(["AmazonSQS.DeleteQueue of 2030-01-01 00:00:00Z, carried out again, is refused: QueueDoesNotExist"], cloud.Failures);
        Assert.Equal(2, (await cloud.CallAsync("AmazonSQS.ListQueues", []))["QueueUrls"]!.AsArray().Count);
    }

    [Fact]
    public async Task Table_MadeByAStateMachine_IsDescribedAlike()
    {
        await using var cloud = await KeptCloud.StartAsync();
        await cloud.CallAsync("AWSStepFunctions.CreateStateMachine", new()
        {
            ["name"] = "m", ["type"] = "EXPRESS", ["roleArn"] = "arn:aws:iam::000000000001:role/r",
            ["definition"] =
                """
                {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:dynamodb:createTable","End":true,
                "Parameters":{"TableName":"tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
                "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}}}}
                """,
        });
        var ended = await cloud.CallAsync("AWSStepFunctions.StartSyncExecution", new() { ["stateMachineArn"] = $"arn:aws:states:us-east-1:{KeptCloud.Id}:stateMachine:m" });
        Assert.Equal("SUCCEEDED", ended["status"]!.ToString());
        var before = await DescribeAsync();

        await cloud.RestartAsync(TimeSpan.FromHours(1));

        Assert.Equal(before, await DescribeAsync());

        async Task<string> DescribeAsync() => (await cloud.CallAsync("DynamoDB_20120810.DescribeTable", new() { ["TableName"] = "tab" })).ToJsonString();
    }

    [Fact]
    public async Task Request_Refused_LeavesNothing()
    {
        await using var cloud = await KeptCloud.StartAsync();
        var before = cloud.Folder.Made;
        await cloud.TryCallAsync("AmazonSQS.CreateQueue", new() { ["QueueName"] = "not a name" });
        await cloud.CallAsync("AmazonSQS.ListQueues", []);

        Assert.Equal(before, cloud.Folder.Made);
    }

    [Fact]
    public async Task Signature_OfARequest_IsNotKept()
    {
        await using var cloud = await KeptCloud.StartAsync();
        await cloud.CallAsync("AmazonSQS.CreateQueue", new() { ["QueueName"] = "q" });

        var kept = ControlRequest.Read(Assert.Single(cloud.Account.Context.Data!.Parts("control", "log")));

        Assert.Equal($"AWS4-HMAC-SHA256 Credential={KeptCloud.Id}/-/us-east-1/any/aws4_request", kept.Headers["Authorization"]);
        Assert.Equal(["X-Amz-Target", "Content-Type", "Authorization"], kept.Headers.Keys);
    }

    [Fact]
    public async Task Code_ReplacedBeforeAnybodyPublishedIt_LeavesTheLog()
    {
        await using var cloud = await KeptCloud.StartAsync();
        await cloud.RestAsync("POST", ControlPlane.Functions, ControlPlane.Function(("Publish", true)));
        foreach (var code in new[] { "a", "b", "c", "d" })
            await cloud.RestAsync("PUT", $"{ControlPlane.Functions}/probe/code", new() { ["ZipFile"] = ControlPlane.Zip(code) });
        await cloud.RestAsync("POST", $"{ControlPlane.Functions}/probe/versions", []);
        await cloud.RestAsync("PUT", $"{ControlPlane.Functions}/probe/code", new() { ["ZipFile"] = ControlPlane.Zip("e") });
        var before = await cloud.RestAsync("GET", $"{ControlPlane.Functions}/probe/versions");

        await cloud.RestartAsync();
        await cloud.RestartAsync();

        Assert.Equal(before, await cloud.RestAsync("GET", $"{ControlPlane.Functions}/probe/versions"));
        Assert.Equal(5, cloud.Account.Context.Data!.Parts("control", "log").Count);
    }

    [Fact]
    public async Task Account_Removed_IsEmptyInTheNextProcess()
    {
        await using var cloud = await KeptCloud.StartAsync();
        await KeptAccount.MakeAsync(cloud);
        await cloud.SqsAsync("SendMessage", "by-form", new() { ["MessageBody"] = "gone" });

        await cloud.RestAsync("DELETE", $"_local/accounts/{KeptCloud.Id}");

        Assert.Empty(cloud.Folder.Regions());
    }

    private static ControlRequest Request(string target, string body) => new(
        new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero),
        "POST",
        "/",
        new Dictionary<string, string>
        {
            ["X-Amz-Target"] = target, ["Content-Type"] = "application/x-amz-json-1.0", ["Authorization"] = Signed.For(KeptCloud.Id),
        },
        [])
    {
        Body = System.Text.Encoding.UTF8.GetBytes(body),
    };
}
