using System.Text.RegularExpressions;
using Comparison.Cli.Machines;

namespace Comparison.Cli.Tests;

/// <summary>Advice past its price: limits, quotas, bursts, and machines of somebody's own.</summary>
public sealed partial class AdviseTests
{
    private const string Machine = """
        { "QueryLanguage": "JSONata", "StartAt": "Read", "States": {
          "Read": { "Type": "Task", "Resource": "arn:aws:states:::dynamodb:getItem", "Arguments": { "TableName": "t" }, "Next": "Ask" },
          "Ask": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "Arguments": { "QueueUrl": "q", "MessageBody": "{% $states.context.Task.Token %}" }, "Next": "Ship" },
          "Ship": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": { "FunctionName": "ship" }, "End": true } } }
        """;

    private const string Alone = """{ "StartAt": "Go", "States": { "Go": { "Type": "Task", "Resource": "RESOURCE", MORE "End": true } } }""";

    // What cannot be carried is said before any price.
    [Theory]
    [InlineData("--payload 300 --steps 3", "Step Functions cannot carry it: input, result or output of a state (293 KB, at most 256). Durable functions would cost")]
    [InlineData("--payload 4 --steps 3500", "Durable functions cannot carry it: durable operations (3,504 per execution, at most 3,000). Step Functions would cost")]
    [InlineData("--payload 300 --steps 3500", "Neither can carry it. Durable functions: durable operations (3,504 per execution, at most 3,000); data written")]
    [InlineData("--payload 200 --steps 3", "Step Functions costs")]
    public async Task Advise_BrokenLimit_DecidesFirst(string shape, string expected)
    {
        var (code, output, _) = await Command.RunAsync(["advise", "--per-month", "100000", "--wait", "2d", .. shape.Split(' ')]);

        Assert.Equal(0, code);
        Assert.StartsWith(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advise_PayloadThatSourcesDisagreeAbout_SaysSo()
    {
        var (_, output, _) = await Command.RunAsync("advise", "--per-month", "1", "--wait", "2d", "--payload", "300", "--steps", "3");

        Assert.Matches("Sources disagree whether durable functions can: result of a step", Flat(output));
        Assert.Matches("durable +│ result of a step +│ 293 +│ 1,024 +│ KB +│ contested", output);
    }

    [Fact]
    public async Task Advise_PerSecond_NamesTheQuotaThatBindsFirstOnEitherSide()
    {
        var (code, output, _) = await Command.RunAsync(
            "advise", "--per-month", "100000", "--wait", "2d", "--payload", "4", "--steps", "3", "--per-second", "50", "--region", "us-east-1");

        Assert.Equal(0, code);
        Assert.Matches("Durable functions can keep it up: first to bind is the quota of running durable executions, 86.4% used", output);
        Assert.Matches("Step Functions cannot keep it up: first to bind is the quota of open Standard executions, 864% used of 1,000,000 at once", output);
        Assert.Matches("SendTaskSuccess +│ +1 +│ +50 +│ +500 a second +│ +10% +│ +500 +│ answers", output);
        Assert.Matches("open Standard executions +│ StartExecution is refused with ExecutionLimitExceeded", output);
        Assert.Matches("durable callbacks +│ +6,000 a second +│ +not known +│ 2026-11-30 +│ A", output);
    }

    [Theory]
    [InlineData(0, "the last is carried out after +│ +0.0 s │ +0.0 s")]
    [InlineData(100, "held up by +│ +nothing │ +nothing")]
    [InlineData(10_000, "calls throttled: SendTaskSuccess +│ +0 │ +[1-9],?[0-9]+")]
    public async Task Advise_Burst_SaysWhatHeldItUp(int answers, string expected)
    {
        var (code, output, _) = await Command.RunAsync(
            "advise", "--per-month", "1", "--wait", "2d", "--payload", "4", "--steps", "3", "--burst", $"{answers}");

        Assert.Equal(0, code);
        Assert.Matches(expected, output);
    }

    [Fact]
    public async Task Advise_OfAMachine_AddsLimitsAndWhatEitherFormLoses()
    {
        using var machine = new InputFile(Machine);

        var (code, output, _) = await Command.RunAsync(
            "advise", "--per-month", "100000", "--machine", machine.Path, "--wait", "2d", "--per-second", "50", "--burst", "100");

        Assert.Equal(0, code);
        Assert.StartsWith("Durable functions cost", output, StringComparison.Ordinal);
        Assert.All(
            ["Played: Succeeded.", "definition", "dynamodb:getItem", "What it goes without as a state machine", "864% used", "100 answers at once"],
            expected => Assert.Contains(expected, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("answers: the machine waited for none", """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }""")]
    [InlineData("The machine cannot be played", "{}")]
    [InlineData("A Distributed Map ran", """
        { "StartAt": "M", "States": { "M": { "Type": "Map", "End": true, "ItemsPath": "$.none", "ItemProcessor": {
          "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } } } } }
        """)]
    public async Task Advise_OfAMachineThatCannotBe_IsRefusedInOneLine(string message, string definition)
    {
        using var machine = new InputFile(definition);
        using var input = new InputFile("""{ "none": [1] }""");

        var (code, output, errors) = await Command.RunAsync(
            "advise", "--per-month", "1", "--machine", machine.Path, "--input", input.Path, "--burst", "1");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(message, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:states:::dynamodb:getItem", "", true, "step with the service's client")]
    [InlineData("arn:aws:states:::ecs:runTask.sync", "", true, "no operation waits for a job's end")]
    [InlineData("arn:aws:states:::ecs:runTask.sync", "\"TimeoutSeconds\": 3600,", true, "a step has 15 minutes")]
    [InlineData("arn:aws:states:::aws-sdk:sfn:startSyncExecution", "", true, "Express child's states become steps")]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", "", true, "a step of the function asks")]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", "", false, "takes an answer of 1 MB")]
    [InlineData("arn:aws:states:us-east-1:000000000001:activity:a", "", true, "a worker that polls")]
    [InlineData("arn:aws:states:::lambda:invoke", "", true, "redriven from the one that failed")]
    [InlineData("arn:aws:states:::lambda:invoke", "", false, "steps of one function")]
    public async Task Losses_OfAnIntegration_AreThoseThatTheDefinitionHas(string resource, string more, bool byDurable, string expected)
    {
        var losses = await LossesAsync(Alone.Replace("RESOURCE", resource, StringComparison.Ordinal).Replace("MORE", more, StringComparison.Ordinal));

        Assert.Single(losses, loss => loss.ByDurable == byDurable && loss.Instead.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Losses_OfALambdaTask_AreNoOthers()
    {
        var losses = await LossesAsync(Alone.Replace("RESOURCE", "arn:aws:states:::lambda:invoke", StringComparison.Ordinal).Replace("MORE", "", StringComparison.Ordinal));

        Assert.Equal(["lambda:invoke", "lambda:invoke"], losses.Select(loss => loss.What));
    }

    [Fact]
    public async Task Losses_OfLogic_CountItsStatesAndExpressions()
    {
        var losses = await LossesAsync("""
            { "QueryLanguage": "JSONata", "StartAt": "A", "States": {
              "A": { "Type": "Pass", "Output": "{% 1 %}", "Next": "B" }, "B": { "Type": "Pass", "Next": "C" },
              "C": { "Type": "Choice", "Choices": [{ "Condition": "{% true %}", "Next": "D" }], "Default": "D" }, "D": { "Type": "Succeed" } } }
            """);

        Assert.Equal(
            [(true, "2 × Pass, Choice"), (false, "2 × Pass, Choice"), (false, "2 JSONata expressions")], losses.Select(loss => (loss.ByDurable, loss.What)));
    }

    // Lines are broken at the width of a page.
    private static string Flat(string output) => Whitespace().Replace(output, " ");

    private static async Task<IReadOnlyList<MachineLoss>> LossesAsync(string definition) =>
        (await PlayedMachine.PlayAsync(definition, "{}", MockedTasks.CreateEmpty())).Losses;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
