using Amazon.Lambda.DurableExecution;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Comparison.Packages.Tests.Durable;

public sealed class DurableEnvelopeTests : DurableTests
{
    private const string Event = """
        {
          "DurableExecutionArn": "arn", "CheckpointToken": "token",
          "InitialExecutionState": {
            "Operations": [
              {"Id":"e","Type":"EXECUTION","Status":"STARTED","StartTimestamp":1765000000000,"ExecutionDetails":{"InputPayload":"\"in\""}},
              {"Id":"s","Type":"STEP","SubType":"Step","Name":"a","Status":"SUCCEEDED","StepDetails":{"Attempt":1,"Result":"7"}}
            ],
            "NextMarker": ""
          }
        }
        """;

    public static TheoryData<DefaultLambdaJsonSerializer> Serializers =>
        [new DefaultLambdaJsonSerializer(), new CamelCaseLambdaJsonSerializer()];

    [Theory, MemberData(nameof(Serializers))]
    public void Event_ByAnyNamingPolicy_IsRead(DefaultLambdaJsonSerializer serializer)
    {
        using MemoryStream json = new(System.Text.Encoding.UTF8.GetBytes(Event));

        var input = serializer.Deserialize<DurableExecutionInvocationInput>(json);

        Assert.Equal(("arn", "token", ""), (input.DurableExecutionArn, input.CheckpointToken, input.InitialExecutionState!.NextMarker));
        var operations = input.InitialExecutionState.Operations!;
        Assert.Equal(1765000000000, operations[0].StartTimestamp);
        Assert.Equal("\"in\"", operations[0].ExecutionDetails!.InputPayload);
        Assert.Equal((1, "7"), (operations[1].StepDetails!.Attempt, operations[1].StepDetails!.Result));
    }

    [Theory, MemberData(nameof(Serializers))]
    public void Output_ByAnyNamingPolicy_IsWritten(DefaultLambdaJsonSerializer serializer)
    {
        using MemoryStream json = new();

        serializer.Serialize(new DurableExecutionInvocationOutput { Status = InvocationStatus.Pending }, json);

        Assert.Equal("""{"Status":"PENDING"}""", System.Text.Encoding.UTF8.GetString(json.ToArray()));
    }

    [Fact]
    public async Task Event_WithoutInput_IsRefusedWithoutACheckpoint()
    {
        DurableExecutionInvocationInput input = new() { DurableExecutionArn = LocalExecution.Arn };

        await Assert.ThrowsAsync<DurableExecutionException>(() =>
            DurableFunction.WrapAsync<string, string>((text, _) => Task.FromResult(text), input, Execution.LambdaContext, Execution));

        Assert.Empty(Execution.Calls);
    }

    [Fact]
    public async Task Event_WithoutSerializer_IsRefused()
    {
        DurableExecutionInvocationInput input = new() { DurableExecutionArn = LocalExecution.Arn };
        WorkflowLambdaContext context = new() { Serializer = null! };

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            DurableFunction.WrapAsync<string, string>((text, _) => Task.FromResult(text), input, context, Execution));
    }

    [Fact]
    public async Task Workflow_WithAResultThatCannotBeWritten_IsNoFailureOfTheExecution()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => Execution.InvokeAsync(async context =>
        {
            await context.StepAsync((_, _) => Task.CompletedTask, "a");
            return typeof(string).GetMethods()[0];
        }));

        Assert.Equal(2, Execution.Updates.Count);
    }

    [Fact]
    public async Task State_OfSeveralPages_IsReadBeforeTheWorkflowRuns()
    {
        static async Task<int> Workflow(IDurableContext context) =>
            await context.StepAsync((_, _) => Task.FromResult(1))
            + await context.StepAsync((_, _) => Task.FromResult(2))
            + await context.StepAsync((_, _) => Task.FromResult(4));
        await Execution.InvokeAsync(Workflow);
        Execution.InlineOperations = 1;

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal("7", output.Result);
        Assert.Equal(6, Execution.Updates.Count);
    }

    [Fact]
    public async Task Workflow_GivenAnInput_ReadsItFromTheExecutionOperation()
    {
        var output = await Execution.InvokeAsync(context => Task.FromResult(context.ExecutionContext.DurableExecutionArn));

        Assert.Equal($"\"{LocalExecution.Arn}\"", output.Result);
    }
}
