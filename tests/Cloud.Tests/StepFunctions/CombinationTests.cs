using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>Machines as they are published, in which several parts of the language meet; their histories by the rules of the recordings.</summary>
public sealed class CombinationTests
{
    private const string Function = "arn:aws:lambda:us-east-1:000000000001:function:f";

    [Fact]
    public async Task MapInAParallel_WhoseBranchFails_IsAbortedAndCaughtWithVariables()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Fail("""{"errorType":"Broken","errorMessage":"no"}""");

        var execution = await cloud.BeginAsync(await CreateAsync(cloud, $$"""
            {"QueryLanguage":"JSONata","StartAt":"Prepare","States":{
              "Prepare":{"Type":"Pass","Assign":{"orders":"{% $states.input.orders %}","limit":2},"Next":"Both"},
              "Both":{"Type":"Parallel","Branches":[
                {"StartAt":"Each","States":{"Each":{"Type":"Map","Items":"{% $orders %}","MaxConcurrency":"{% $limit %}",
                  "ItemSelector":{"id":"{% $states.context.Map.Item.Value.id %}","of":"{% $count($orders) %}"},
                  "ItemProcessor":{"StartAt":"Hold","States":{"Hold":{"Type":"Wait","Seconds":"{% $states.input.of * 60 %}","End":true} } },"End":true} } },
                {"StartAt":"Charge","States":{"Charge":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                  "Arguments":{"FunctionName":"{{Function}}","Payload":"{% $orders %}"},"Assign":{"charged":true},"End":true} } }],
                "Catch":[{"ErrorEquals":["Broken"],"Assign":{"why":"{% $parse($states.errorOutput.Cause).errorMessage %}"},
                  "Output":"{% $states.input.orders %}","Next":"Report"}],"Next":"Report"},
              "Report":{"Type":"Pass","Output":{"why":"{% $why %}","orders":"{% $count($states.input) %}","charged":"{% $exists($charged) %}"},"End":true} } }
            """), """{"orders":[{"id":1},{"id":2},{"id":3}]}""");
        await cloud.SettleAsync();

        Assert.Equal("""{"why":"no","orders":3,"charged":false}""", (string?)(await cloud.DescribeAsync(execution))["output"]);
        // What the two branches do before one fails is a race.
        Assert.Equal(
            ["TaskFailed TaskStarted", "TaskStateAborted TaskFailed", "MapStateAborted TaskFailed", "ParallelStateFailed TaskFailed", "ParallelStateExited ParallelStateFailed"],
            await EndsAsync(cloud, execution));
    }

    [Fact]
    public async Task ChildOfASyncTask_ThatFailed_IsStartedAgainByTheRedrive()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Fail("""{"errorType":"Broken"}""");
        cloud.Lambda.Return("7");
        await CreateAsync(cloud, $$"""
            {"StartAt":"Work","States":{"Work":{"Type":"Task","Resource":"{{Function}}","End":true} } }
            """, "child");
        var execution = await cloud.BeginAsync(await CreateAsync(cloud, """
            {"QueryLanguage":"JSONata","StartAt":"Run","States":{"Run":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2",
              "Arguments":{"StateMachineArn":"arn:aws:states:us-east-1:000000000001:stateMachine:child","Input":"{% $states.input %}"},
              "Output":"{% $states.result.Output %}","End":true} } }
            """, "parent"), """{"n":1}""");
        await cloud.SettleAsync();
        var failed = await cloud.DescribeAsync(execution);

        await cloud.CallAsync("RedriveExecution", new() { ["executionArn"] = execution });
        await cloud.SettleAsync();

        Assert.Equal(("FAILED", "States.TaskFailed"), ((string)failed["status"]!, (string)failed["error"]!));
        Assert.Equal("7", (string?)(await cloud.DescribeAsync(execution))["output"]);
        Assert.Equal("""
            1 ExecutionStarted 0
            2 TaskStateEntered 0 Run
            3 TaskScheduled 2
            4 TaskStarted 3
            5 TaskSubmitted 4
            6 TaskFailed 5
            7 ExecutionFailed 6
            8 ExecutionRedriven 7
            9 TaskScheduled 2
            10 TaskStarted 9
            11 TaskSubmitted 10
            12 TaskSucceeded 11
            13 TaskStateExited 12 Run
            14 ExecutionSucceeded 13
            """, await LinesAsync(cloud, execution));
    }

    [Fact]
    public async Task TokenTask_WithHeartbeatByExpression_IsTriedAgainWithANewToken()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.BeginAsync(await CreateAsync(cloud, """
            {"QueryLanguage":"JSONata","StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
              "Arguments":{"QueueUrl":"{% $states.input.queue %}","MessageBody":{"token":"{% $states.context.Task.Token %}","try":"{% $states.context.State.RetryCount %}"} },
              "TimeoutSeconds":"{% $states.input.minutes * 60 %}","HeartbeatSeconds":"{% $states.input.minutes * 10 %}",
              "Retry":[{"ErrorEquals":["States.HeartbeatTimeout"],"IntervalSeconds":5,"MaxAttempts":1}],
              "Catch":[{"ErrorEquals":["States.Timeout"],"Output":{"error":"{% $states.errorOutput.Error %}"},"Next":"Late"}],
              "Output":"{% $states.result.ok %}","Assign":{"answer":"{% $states.result %}"},"End":true},"Late":{"Type":"Fail","Error":"{% $states.input.error %}"} } }
            """), """{"queue":"http://127.0.0.1/000000000001/q","minutes":2}""");
        await cloud.Time.SkipUntilAsync(() => Task.FromResult(cloud.Tokens.Count == 2));
        await cloud.SettleAsync();

        var closed = await cloud.RefusedAsync("SendTaskSuccess", new() { ["taskToken"] = cloud.Tokens[0].Token, ["output"] = "{}" });
        await cloud.CallAsync("SendTaskSuccess", new() { ["taskToken"] = cloud.Tokens[1].Token, ["output"] = """{"ok":true}""" });
        await cloud.SettleAsync();

        Assert.Equal("TaskTimedOut", closed.Code);
        Assert.Equal("true", (string?)(await cloud.DescribeAsync(execution))["output"]);
        Assert.Equal("""
            1 ExecutionStarted 0
            2 TaskStateEntered 0 Ask
            3 TaskScheduled 2
            4 TaskStarted 3
            5 TaskSubmitted 4
            6 TaskTimedOut 5
            7 TaskScheduled 6
            8 TaskStarted 7
            9 TaskSubmitted 8
            10 TaskSucceeded 9
            11 TaskStateExited 10 Ask
            12 ExecutionSucceeded 11
            """, await LinesAsync(cloud, execution));
    }

    [Fact]
    public async Task DistributedMap_WithAToleratedShare_LeavesOutWhatFailed()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.BeginAsync(await CreateAsync(cloud, """
            {"QueryLanguage":"JSONata","StartAt":"Each","States":{"Each":{"Type":"Map","Items":"{% $states.input.rows %}",
              "ItemSelector":{"row":"{% $states.context.Map.Item.Value %}","index":"{% $states.context.Map.Item.Index %}"},
              "ToleratedFailurePercentage":"{% $states.input.share %}","MaxConcurrency":"{% 1 %}","Label":"Rows",
              "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Check","States":{
                "Check":{"Type":"Choice","Choices":[{"Condition":"{% $states.input.row > 0 %}","Next":"Good"}],"Default":"Bad"},
                "Good":{"Type":"Succeed","Output":"{% $states.input.index %}"},"Bad":{"Type":"Fail","Error":"Negative","Cause":"{% 'row ' & $states.input.row %}"} } },
              "Assign":{"good":"{% $count($states.result) %}"},"Next":"Report"},
              "Report":{"Type":"Pass","Output":{"good":"{% $good %}","which":"{% $states.input %}"},"End":true} } }
            """), """{"rows":[1,-2,3,4],"share":25}""");
        await cloud.SettleAsync();

        Assert.Equal("""{"good":3,"which":[0,2,3]}""", (string?)(await cloud.DescribeAsync(execution))["output"]);
        Assert.Equal("""
            1 ExecutionStarted 0
            2 MapStateEntered 0 Each
            3 MapStateStarted 2
            4 MapRunStarted 3
            5 MapRunSucceeded 4
            6 MapStateSucceeded 5
            7 MapStateExited 4 Each
            8 PassStateEntered 7 Report
            9 PassStateExited 8 Report
            10 ExecutionSucceeded 9
            """, await LinesAsync(cloud, execution));
    }

    [Fact]
    public async Task JsonPathMachine_WithOneJsonataState_SharesItsVariables()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.BeginAsync(await CreateAsync(cloud, """
            {"StartAt":"Read","States":{
              "Read":{"Type":"Pass","Parameters":{"total.$":"States.MathAdd($.a, $.b)"},"ResultPath":"$.sum","Assign":{"rate":0.25,"rows.$":"$$.Execution.Input.rows"},"Next":"Tax"},
              "Tax":{"Type":"Pass","QueryLanguage":"JSONata","Output":{"tax":"{% $states.input.sum.total * $rate %}","big":"{% $rows[n > 1].n %}"},
                "Assign":{"taxed":"{% $states.input.sum.total * (1 + $rate) %}"},"Next":"Each"},
              "Each":{"Type":"Map","ItemsPath":"$rows","ItemSelector":{"n.$":"$$.Map.Item.Value.n","tax.$":"$.tax"},"ItemProcessor":{
                "StartAt":"Row","States":{"Row":{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% $states.input.n * $taxed %}","End":true} } },"ResultPath":"$.rows","Next":"Last"},
              "Last":{"Type":"Pass","Parameters":{"taxed.$":"$taxed","rows.$":"$.rows","big.$":"$.big"},"End":true} } }
            """), """{"a":3,"b":5,"rows":[{"n":1},{"n":2},{"n":9007199254740993}]}""");
        await cloud.SettleAsync();

        Assert.Equal("""{"taxed":10,"rows":[10,20,90071992547409930],"big":[2,9007199254740993]}""", (string?)(await cloud.DescribeAsync(execution))["output"]);
        Assert.Equal("""
            1 ExecutionStarted 0
            2 PassStateEntered 0 Read
            3 PassStateExited 2 Read
            4 PassStateEntered 3 Tax
            5 PassStateExited 4 Tax
            6 MapStateEntered 5 Each
            7 MapStateStarted 6
            8 MapIterationStarted 7 Each
            9 MapIterationStarted 7 Each
            10 MapIterationStarted 7 Each
            11 PassStateEntered 8 Row
            12 PassStateExited 11 Row
            13 MapIterationSucceeded 12 Each
            14 PassStateEntered 9 Row
            15 PassStateExited 14 Row
            16 MapIterationSucceeded 15 Each
            17 PassStateEntered 10 Row
            18 PassStateExited 17 Row
            19 MapIterationSucceeded 18 Each
            20 MapStateSucceeded 19
            21 MapStateExited 19 Each
            22 PassStateEntered 21 Last
            23 PassStateExited 22 Last
            24 ExecutionSucceeded 23
            """, await LinesAsync(cloud, execution));
    }

    private static async Task<string> CreateAsync(StepFunctionsFixture cloud, string definition, string name = "machine") =>
        (string)(await cloud.CallAsync("CreateStateMachine", StepFunctionsFixture.Creation(definition, name)))["stateMachineArn"]!;

    // Each event with its number, the one it follows, and the name of its state.
    private static async Task<string> LinesAsync(StepFunctionsFixture cloud, string execution) => string.Join('\n', (await cloud.HistoryAsync(execution)).Select(happened =>
        $"{happened["id"]} {happened["type"]} {happened["previousEventId"]}{Name(happened)}"));

    // The failures and abortions, and the exits that follow them, with what each follows.
    private static async Task<IReadOnlyList<string>> EndsAsync(StepFunctionsFixture cloud, string execution)
    {
        var types = (await cloud.HistoryAsync(execution)).ToDictionary(happened => (long)happened["id"]!, happened => (Type: (string)happened["type"]!, Previous: (long)happened["previousEventId"]!));
        return [.. types.Values.Where(one => one.Type is "TaskFailed" or "ParallelStateFailed" or "ParallelStateExited" || one.Type.EndsWith("Aborted", StringComparison.Ordinal))
            .Select(one => $"{one.Type} {types[one.Previous].Type}")];
    }

    private static string Name(JsonObject happened) =>
        happened.Select(member => (member.Value as JsonObject)?["name"]).OfType<JsonNode>().FirstOrDefault() is { } name ? $" {name}" : "";
}
