using Amazon.Lambda;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class ChainedInvokeOperationTests : DurableTests
{
    [Fact]
    public async Task Invoke_Fresh_RecordsWhatToInvokeAndSuspends()
    {
        var output = await Execution.InvokeAsync(PriceAsync);

        Assert.Equal(InvocationStatus.Pending, output.Status);
        Assert.Equal(["CHAINED_INVOKE START ChainedInvoke price = 7 of Prices:live for tenant-1"], Execution.Lines);
    }

    [Fact]
    public async Task Invoke_StillRunning_SuspendsAgainWithoutAnotherStart()
    {
        await Execution.InvokeAsync(PriceAsync);

        var output = await Execution.InvokeAsync(PriceAsync);

        Assert.Equal(InvocationStatus.Pending, output.Status);
        Assert.Single(Execution.Updates);
    }

    [Theory]
    [InlineData("\"7 EUR\"", "\"7 EUR\"")]
    [InlineData("null", null)]
    [InlineData(null, null)]
    public async Task Invoke_Succeeded_ReturnsTheResultOfTheFunction(string? result, string? expected)
    {
        await Execution.InvokeAsync(PriceAsync);
        Execution.Records.EndInvoke(OperationStatus.SUCCEEDED, result);

        var output = await Execution.InvokeAsync(PriceAsync);

        Assert.Equal((InvocationStatus.Succeeded, expected), (output.Status, output.Result));
        Assert.Single(Execution.Updates);
    }

    [Theory]
    [InlineData("FAILED", typeof(InvokeFailedException))]
    [InlineData("TIMED_OUT", typeof(InvokeTimedOutException))]
    [InlineData("STOPPED", typeof(InvokeStoppedException))]
    public async Task Invoke_EndedBadly_RaisesTheErrorOfTheFunction(string status, Type expected)
    {
        await Execution.InvokeAsync(PriceAsync);
        Execution.Records.EndInvoke(
            new(status), error: new() { ErrorType = "NoPrice", ErrorMessage = "none", ErrorData = "7", StackTrace = ["at Prices"] });
        InvokeException? raised = null;

        await Execution.InvokeAsync(async context => { raised = await Assert.ThrowsAnyAsync<InvokeException>(() => PriceAsync(context)); });

        Assert.IsType(expected, raised);
        Assert.Equal(("Prices:live", "NoPrice", "none", "7"), (raised.FunctionName, raised.ErrorType, raised.Message, raised.ErrorData));
        Assert.Equal(["at Prices"], raised.OriginalStackTrace);
    }

    [Fact]
    public async Task Invoke_EndedBadlyWithoutAnError_IsRaisedAllTheSame()
    {
        await Execution.InvokeAsync(PriceAsync);
        Execution.Records.EndInvoke(OperationStatus.TIMED_OUT);

        var output = await Execution.InvokeAsync(PriceAsync);

        Assert.Equal((InvocationStatus.Failed, "Chained invoke timed out."), (output.Status, output.Error!.ErrorMessage));
    }

    [Fact]
    public async Task Invoke_EndedBadlyAndNotCaught_FailsTheExecutionWithTheErrorOfTheFunction()
    {
        await Execution.InvokeAsync(PriceAsync);
        Execution.Records.EndInvoke(OperationStatus.FAILED, error: new() { ErrorType = "NoPrice", ErrorMessage = "none" });

        var output = await Execution.InvokeAsync(PriceAsync);

        Assert.Equal(("NoPrice", "none"), (output.Error!.ErrorType, output.Error.ErrorMessage));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task Invoke_WithoutAFunctionName_IsRefusedBeforeAnythingIsRecorded(string? functionName)
    {
        await Execution.InvokeAsync(async context =>
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => context.InvokeAsync<int, string>(functionName!, 7));
        });

        Assert.Empty(Execution.Calls);
    }

    private static Task<string> PriceAsync(IDurableContext context) =>
        context.InvokeAsync<int, string>("Prices:live", 7, "price", new() { TenantId = "tenant-1" });
}
