using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Comparison.Packages.Tests.Clients;
using Comparison.Tests.Shared;

namespace Comparison.Packages.Tests.Lambda;

/// <summary>Alone, because one of them sets variables of the environment, which belong to the whole process.</summary>
[Collection(nameof(ClientEnvironmentTests))]
public sealed class BootstrapTests
{
    private static readonly DefaultLambdaJsonSerializer Serializer = new();

    [Fact]
    public async Task Bootstrap_HandlerReturns_SendsTheSerializedResult()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("\"loan\"");

        var report = await api.ServeOneAsync(HandlerWrapper.GetHandlerWrapper<string, string>(
            (input, _) => Task.FromResult(input.ToUpperInvariant()), Serializer));

        Assert.Equal("invocation/request-1/response", report.Path);
        Assert.Equal("\"LOAN\"", report.Body);
        Assert.Equal("application/json", report.ContentType);
    }

    [Fact]
    public async Task Bootstrap_HandlerOfAContextAlone_GetsIt()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("null");

        var report = await api.ServeOneAsync(HandlerWrapper.GetHandlerWrapper(
            (ILambdaContext context) => Task.FromResult(context.AwsRequestId), Serializer));

        Assert.Equal("\"request-1\"", report.Body);
    }

    [Fact]
    public async Task Bootstrap_Context_TellsFunctionVersionMemoryArnAndSerializer()
    {
        using var variables = new Variables(
            ("AWS_LAMBDA_FUNCTION_NAME", "approve"), ("AWS_LAMBDA_FUNCTION_VERSION", "3"), ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"));
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("null", ("Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:111122223333:function:approve:live"));

        var seen = await ContextAsync(api);

        Assert.Equal(
            ("request-1", "approve", "3", 256),
            (seen.AwsRequestId, seen.FunctionName, seen.FunctionVersion, seen.MemoryLimitInMB));
        Assert.EndsWith(":live", seen.InvokedFunctionArn, StringComparison.Ordinal);
        Assert.Same(Serializer, seen.Serializer);
    }

    [Fact]
    public async Task Bootstrap_ClientContextAndIdentity_AreReadFromTheHeaders()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue(
            "null",
            ("Client-Context", """{"client":{"app_title":"Loans"},"custom":{"desk":"7","open":true}}"""),
            ("Cognito-Identity", """{"cognitoIdentityId":"id-1","cognitoIdentityPoolId":"pool-1"}"""));

        var seen = await ContextAsync(api);

        Assert.Equal("Loans", seen.ClientContext.Client.AppTitle);
        Assert.Equal(("7", "True"), (seen.ClientContext.Custom["desk"], seen.ClientContext.Custom["open"]));
        Assert.Equal(("id-1", "pool-1"), (seen.Identity.IdentityId, seen.Identity.IdentityPoolId));
    }

    [Fact]
    public async Task Bootstrap_NoClientContextAndIdentity_AreEmptyButThere()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("null");

        var seen = await ContextAsync(api);

        Assert.Equal((null, null, null), (seen.ClientContext.Client, seen.ClientContext.Custom, seen.ClientContext.Environment));
        Assert.Equal((null, null), (seen.Identity.IdentityId, seen.Identity.IdentityPoolId));
        Assert.Null(seen.InvokedFunctionArn);
    }

    [Fact]
    public async Task Bootstrap_InitializerThrows_ReportsTheInitializationErrorAndEnds()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        using var bootstrap = api.Bootstrap(
            HandlerWrapper.GetHandlerWrapper((Stream payload) => payload),
            () => throw new InvalidOperationException("QUEUE_URL is not set"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => bootstrap.RunAsync().OrFailAsync("the program's end"));

        var report = await api.NextReportAsync();
        Assert.Equal("QUEUE_URL is not set", failure.Message);
        Assert.Equal(("init/error", null), (report.Path, report.ErrorType));
        Assert.Contains("QUEUE_URL is not set", report.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bootstrap_InitializerReturnsFalse_EndsWithoutAskingForWork()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Refusals["next"] = 500;
        using var bootstrap = api.Bootstrap(
            HandlerWrapper.GetHandlerWrapper((Stream payload) => payload), () => Task.FromResult(false));

        var run = await Record.ExceptionAsync(() => bootstrap.RunAsync().OrFailAsync("the program's end"));

        Assert.Null(run);
    }

    [Theory]
    [InlineData("next", 403)]
    [InlineData("next", 500)]
    [InlineData("response", 413)]
    [InlineData("error", 431)]
    public async Task Bootstrap_CallRefused_EndsTheProgram(string operation, int status)
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Refusals[operation] = status;
        api.Queue(operation == "error" ? "0" : "4");

        var failure = await Assert.ThrowsAnyAsync<RuntimeApiClientException>(
            () => api.ServeOneAsync(HandlerWrapper.GetHandlerWrapper<int, int>(input => 8 / input, Serializer)));

        Assert.Equal(status, failure.StatusCode);
    }

    private static async Task<ILambdaContext> ContextAsync(RuntimeApiStub api)
    {
        ILambdaContext? seen = null;
        await api.ServeOneAsync(HandlerWrapper.GetHandlerWrapper<object>((_, context) => { seen = context; }, Serializer));
        return seen!;
    }
}
