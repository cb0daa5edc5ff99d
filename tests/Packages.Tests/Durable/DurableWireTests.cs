using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;
using Comparison.Packages.Tests.Clients;

namespace Comparison.Packages.Tests.Durable;

public sealed class DurableWireTests
{
    private const string FirstId = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b";

    private static readonly DurableExecutionInvocationInput Event = new()
    {
        DurableExecutionArn = LocalExecution.Arn,
        CheckpointToken = "dG9rZW4=",
        InitialExecutionState = new()
        {
            Operations = [new() { Id = "e", Type = "EXECUTION", ExecutionDetails = new() { InputPayload = "\"in\"" } }],
        },
    };

    [Fact]
    public async Task Callback_OverTheWire_IsSentInOneCheckpointAndGetsItsIdFromTheAnswer()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer(
            $$"""
            {"CheckpointToken":"bmV4dA==","NewExecutionState":{"Operations":[
              {"Id":"{{FirstId}}","Type":"CALLBACK","Status":"STARTED","StartTimestamp":1765000000.25,
               "CallbackDetails":{"CallbackId":"Y2I="} }
            ] } }
            """));
        using var lambda = aws.Lambda();

        var output = await DurableFunction.WrapAsync<string, string>(
            async (_, context) => (await context.CreateCallbackAsync<int>("a", new() { Timeout = TimeSpan.FromMinutes(5) })).CallbackId,
            Event,
            new WorkflowLambdaContext(),
            lambda);

        Assert.Equal("\"Y2I=\"", output.Result);
        Assert.EndsWith("/checkpoint", aws.Call.Target, StringComparison.Ordinal);
        Assert.Equal("dG9rZW4=", (string?)aws.Call.Json["CheckpointToken"]);
        var expected = JsonNode.Parse(
            $$"""
            [{"Action":"START","CallbackOptions":{"TimeoutSeconds":300},"Id":"{{FirstId}}","Name":"a",
              "SubType":"Callback","Type":"CALLBACK"}]
            """);
        Assert.True(JsonNode.DeepEquals(expected, aws.Call.Json["Updates"]), aws.Call.Body);
    }

    [Fact]
    public async Task Checkpoint_RefusedOverTheWire_FailsTheExecution()
    {
        await using var aws = await AwsEndpoint.StartAsync(
            AwsAnswer.Error("InvalidParameterValueException", message: "Inconsistent operation name"));
        using var lambda = aws.Lambda();

        var output = await DurableFunction.WrapAsync<string>(
            (_, context) => context.WaitAsync(TimeSpan.FromSeconds(1)), Event, new WorkflowLambdaContext(), lambda);

        Assert.Equal(InvocationStatus.Failed, output.Status);
        Assert.EndsWith("Inconsistent operation name", output.Error!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkpoint_WithAStaleToken_FailsTheExecution()
    {
        await using var aws = await AwsEndpoint.StartAsync(
            AwsAnswer.Error("InvalidParameterValueException", message: "Invalid checkpoint token"));
        using var lambda = aws.Lambda();

        var output = await DurableFunction.WrapAsync<string>(
            (_, context) => context.WaitAsync(TimeSpan.FromSeconds(1)), Event, new WorkflowLambdaContext(), lambda);

        Assert.Equal(InvocationStatus.Failed, output.Status);
        Assert.EndsWith("Invalid checkpoint token", output.Error!.ErrorMessage, StringComparison.Ordinal);
    }
}
