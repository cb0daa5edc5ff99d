using System.Text.Json.Nodes;
using Comparison.Cli.Machines;
using Comparison.Pricing.Workloads;

namespace Comparison.Cli.Tests;

public sealed class MachineTests
{
    private const string Definition = """
        { "StartAt": "Check", "States": {
          "Check": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Parameters": { "FunctionName": "check", "Payload.$": "$" }, "OutputPath": "$.Payload",
            "Retry": [{ "ErrorEquals": ["Lambda.TooManyRequestsException"], "IntervalSeconds": 1, "MaxAttempts": 2, "BackoffRate": 2 }], "Next": "Fine?" },
          "Fine?": { "Type": "Choice", "Choices": [{ "Variable": "$.fine", "BooleanEquals": true, "Next": "Each" }], "Default": "No" },
          "Each": { "Type": "Map", "ItemsPath": "$.items", "ResultPath": null, "Next": "Both", "ItemProcessor": { "StartAt": "Work", "States": {
              "Work": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000001:function:work", "Next": "Pause" },
              "Pause": { "Type": "Wait", "Seconds": 3600, "End": true } } } },
          "Both": { "Type": "Parallel", "ResultPath": null, "Next": "Ask", "Branches": [
              { "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": 7200, "End": true } } },
              { "StartAt": "B", "States": { "B": { "Type": "Pass", "End": true } } } ] },
          "Ask": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 60,
            "Parameters": { "QueueUrl": "q", "MessageBody": { "token.$": "$$.Task.Token" } }, "Next": "Ship" },
          "Ship": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": "ship", "Payload": {} }, "End": true },
          "No": { "Type": "Fail", "Error": "Unfit" } } }
        """;

    private const string Mocks = """
        { "StateMachines": { "m": { "TestCases": {
            "Fine": { "Check": "Fine", "Work": "Done", "Ask": "Yes", "Ship": "Done" },
            "Unfit": { "Check": "Unfit" } } } },
          "MockedResponses": {
            "Fine": { "0-1": { "Throw": { "Error": "Lambda.TooManyRequestsException", "Cause": "busy" } },
              "2": { "Return": { "Payload": { "fine": true, "items": [1, 2, 3] } } } },
            "Unfit": { "0": { "Return": { "Payload": { "fine": false } } } },
            "Done": { "0": { "Return": { "done": true } } },
            "Yes": { "0": { "Return": { "approved": true } } } } }
        """;

    private static readonly string Recordings = Path.GetFullPath(
        Path.Combine(RepositoryFiles.Root, "..", "shared", "conformance", "asl", "cases", "executions"));

    [Fact]
    public async Task Play_AMachineOfEverything_CountsItsElements()
    {
        var played = await PlayedMachine.PlayAsync(Definition, "{}", MockedTasks.Read(Mocks, "Fine"));

        var expected = new Dictionary<Element, decimal>
        {
            [Element.Start] = 1, [Element.Step] = 5, [Element.Branch] = 2, [Element.Wait] = 1, [Element.Timer] = 4, [Element.Group] = 2, [Element.Retry] = 2,
        };
        Assert.Equal("Succeeded", played.Status);
        Assert.Equal(expected, played.Elements);
        Assert.Empty(played.Unmocked);
    }

    [Fact]
    public async Task Play_AMachineOfEverything_CountsBothForms()
    {
        var (durable, machine) = (await PlayedMachine.PlayAsync(Definition, "{}", MockedTasks.Read(Mocks, "Fine"))).Twins;

        // A start, 5 steps, a wait of 3, 4 timers, 2 groups, 2 retries; three iterations and two branches run flat.
        Assert.Equal((1 + 5 + 3 + 4 + 2 + 2, 5), (durable.DurableOperations, durable.FlatBranches));
        Assert.Equal((5 + 1 + 2 + 4 + 2, 2), (machine.StatesEntered, machine.TransitionRetries));
        // Check three times, work for each item, ship; of them only ship follows a wait.
        Assert.Equal((7, 1), (machine.FunctionRequests, machine.RequestsAfterWaits));
        // Two retries, an hour for three iterations at once, two hours, an answer.
        Assert.Equal((6, 5), (durable.FunctionRequests, durable.RequestsAfterWaits));
        Assert.Equal(TimeSpan.FromHours(3) + TimeSpan.FromSeconds(3), machine.Waiting);
        Assert.Equal(machine.Waiting, durable.Waiting);
    }

    [Fact]
    public async Task Play_AMachineThatFails_IsCountedAsFarAsItCame()
    {
        var played = await PlayedMachine.PlayAsync(Definition, "{}", MockedTasks.Read(Mocks, "Unfit"));

        Assert.Equal("Failed: Unfit", played.Status);
        Assert.Equal(3, played.Twins.StepFunctions.StatesEntered);
    }

    [Fact]
    public async Task Play_TasksWithoutMocks_AreNamed()
    {
        var played = await PlayedMachine.PlayAsync(Definition, "{}", MockedTasks.CreateEmpty());

        Assert.StartsWith("Failed: States.Runtime", played.Status, StringComparison.Ordinal);
        Assert.Equal(["Check"], played.Unmocked);
    }

    // AWS ran these definitions with what the mocks stand for: it entered as many states as are counted here.
    [Fact]
    public async Task Play_DefinitionsThatAwsRan_EntersAsManyStates()
    {
        Assert.SkipUnless(Directory.Exists(Recordings), "The recordings of executions on AWS are not here.");
        var cases = Directory.GetFiles(Recordings, "local_mocking__*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray()).OfType<JsonNode>().Where(item => item["mockConfig"] is not null);

        var played = await Task.WhenAll(cases.Select(async item => (Recorded: item, Here: await PlayAsync(item))));

        Assert.True(played.Length >= 5);
        Assert.All(played, run =>
        {
            Assert.Equal((string?)run.Recorded["expected"]!["status"], run.Here.Status.Split(':')[0].ToUpperInvariant());
            Assert.Equal(Entered(run.Recorded["history"]!), run.Here.Twins.StepFunctions.StatesEntered);
        });
    }

    private static Task<PlayedMachine> PlayAsync(JsonNode item) => PlayedMachine.PlayAsync(
        item["definition"]!.ToJsonString(), item["input"]!.ToJsonString(),
        MockedTasks.Read(item["mockConfig"]!.ToJsonString(), (string?)item["mockConfigTestCase"]));

    private static int Entered(JsonNode history) =>
        history.AsArray().Count(entry => ((string)entry!["type"]!).EndsWith("StateEntered", StringComparison.Ordinal));

    [Fact]
    public async Task Cost_OfAMachine_PricesBothFormsWithRangesAndBreakEvens()
    {
        using var machine = new InputFile(Definition);
        using var mocks = new InputFile(Mocks);

        var (code, output, _) = await Command.RunAsync("cost", "--machine", machine.Path, "--mock", mocks.Path, "--case", "Fine");

        Assert.Equal(0, code);
        Assert.All(
            ["Played: Succeeded.", "17 operations", "14 states + 2 retries", "Break-even points", "counted from the run"],
            expected => Assert.Contains(expected, output, StringComparison.Ordinal));
        Assert.DoesNotContain("Thrifty:", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The machine cannot be played", "{}", "{}", Mocks, "Fine")]
    [InlineData("Distributed Map", """
        { "StartAt": "M", "States": { "M": { "Type": "Map", "End": true, "ItemProcessor": {
          "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } } } } }
        """, "[1]", Mocks, "Fine")]
    [InlineData("The input is not JSON: line 1", Definition, "{", Mocks, "Fine")]
    [InlineData("The mock file is none of Step Functions Local's", Definition, "{}", "[]", null)]
    [InlineData("The mock file is none of Step Functions Local's", Definition, "{}", "{", null)]
    [InlineData("2 test cases: choose one of Fine, Unfit", Definition, "{}", Mocks, null)]
    [InlineData("0 test cases 'Lunch', not one", Definition, "{}", Mocks, "Lunch")]
    [InlineData("no response Nothing, which Check asks for", Definition, "{}", """
        { "StateMachines": { "m": { "TestCases": { "One": { "Check": "Nothing" } } } }, "MockedResponses": {} }
        """, null)]
    [InlineData("Return or Throw", Definition, "{}", """
        { "StateMachines": { "m": { "TestCases": { "One": { "Check": "Odd" } } } }, "MockedResponses": { "Odd": { "0": { "Retrun": 1 } } } }
        """, null)]
    public async Task Play_SomethingElse_IsRefusedWithTheReason(string message, string definition, string input, string mocks, string? testCase)
    {
        var refusal = await Assert.ThrowsAsync<MachineException>(
            async () => await PlayedMachine.PlayAsync(definition, input, MockedTasks.Read(mocks, testCase)));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
