using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Data;

/// <summary>Executions of state machines that have ended leave memory, and are shown, listed and redriven as before.</summary>
public sealed class KeptExecutionTests
{
    private const int Many = 250; // more than stay in memory once they have ended
    private const string Machine = "arn:aws:states:us-east-1:" + KeptCloud.Id + ":stateMachine:picky";

    private const string Definition = """
        {"QueryLanguage":"JSONata","StartAt":"Choice","States":{
          "Choice":{"Type":"Choice","Choices":[{"Condition":"{% $states.input.n = 0 %}","Next":"Fail"}],"Default":"Done"},
          "Fail":{"Type":"Fail","Error":"E"},"Done":{"Type":"Succeed"}}}
        """;

    [Fact]
    public async Task Executions_ThatHaveEnded_AreAsTheyWereWhenTheyLeaveMemory()
    {
        await using var cloud = await KeptCloud.StartAsync();
        await cloud.CallAsync("AWSStepFunctions.CreateStateMachine", new()
        {
            ["name"] = "picky", ["definition"] = Definition, ["roleArn"] = $"arn:aws:iam::{KeptCloud.Id}:role/r",
        });
        await StartAsync(0);
        var before = await ShowAsync(cloud);
        for (var number = 1; number < Many; number++)
            await StartAsync(number);

        var after = await ShowAsync(cloud);
        var names = new List<string>();
        for (JsonNode? token = null; ;)
        {
            var page = await cloud.CallAsync("AWSStepFunctions.ListExecutions", new() { ["stateMachineArn"] = Machine, ["maxResults"] = 100, ["nextToken"] = token });
            names.AddRange(page["executions"]!.AsArray().Select(one => one!["name"]!.GetValue<string>()));
            if ((token = page["nextToken"]?.DeepClone()) is null)
                break;
        }
        await cloud.CallAsync("AWSStepFunctions.RedriveExecution", new() { ["executionArn"] = ArnOf(0) });
        var redriven = await cloud.CallAsync("AWSStepFunctions.DescribeExecution", new() { ["executionArn"] = ArnOf(0) });

        Assert.Equal(before, after);
        Assert.Equal(Enumerable.Range(0, Many).Reverse().Select(number => $"run-{number}"), names);
        Assert.Equal(1, redriven["redriveCount"]!.GetValue<int>());

        Task<JsonObject> StartAsync(int number) => cloud.CallAsync(
            "AWSStepFunctions.StartExecution", new() { ["stateMachineArn"] = Machine, ["name"] = $"run-{number}", ["input"] = $$"""{"n":{{number}}}""" });
    }

    private static string ArnOf(int number) => $"arn:aws:states:us-east-1:{KeptCloud.Id}:execution:picky:run-{number}";

    // Once it has ended.
    private static async Task<string> ShowAsync(KeptCloud cloud)
    {
        JsonObject described;
        do
            described = await cloud.CallAsync("AWSStepFunctions.DescribeExecution", new() { ["executionArn"] = ArnOf(0) });
        while (described["status"]!.GetValue<string>() == "RUNNING");
        var history = await cloud.CallAsync("AWSStepFunctions.GetExecutionHistory", new() { ["executionArn"] = ArnOf(0) });
        return described.ToJsonString() + history.ToJsonString();
    }
}
