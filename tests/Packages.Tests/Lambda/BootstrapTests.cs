using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Comparison.Packages.Tests.Lambda;

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
    public async Task Bootstrap_HandlerThrows_ReportsTypeMessageTraceAndCause()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("{}");

        var report = await api.ServeOneAsync(HandlerWrapper.GetHandlerWrapper(
            (Stream _, ILambdaContext _) => Task.FromException<Stream>(Thrown())));

        var error = JsonDocument.Parse(report.Body).RootElement;
        Assert.Equal("invocation/request-1/error", report.Path);
        Assert.Equal("application/vnd.aws.lambda.error+json", report.ContentType);
        Assert.Equal("InvalidOperationException", report.ErrorType);
        Assert.Equal("InvalidOperationException", error.GetProperty("errorType").GetString());
        Assert.Equal("No \"such\" loan", error.GetProperty("errorMessage").GetString());
        Assert.StartsWith("at Comparison.", error.GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("KeyNotFoundException", error.GetProperty("cause").GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task Bootstrap_HandlerThrows_ServesTheNextInvocation()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("0");
        api.Queue("4");
        using var bootstrap = api.Bootstrap(HandlerWrapper.GetHandlerWrapper<int, int>(input => 8 / input, Serializer));
        using var stop = new CancellationTokenSource();

        var loop = bootstrap.RunAsync(stop.Token);
        var reports = new[] { await api.NextReportAsync(), await api.NextReportAsync() };
        await stop.CancelAsync();
        await loop;

        Assert.Equal(["DivideByZeroException", ""], reports.Select(report => report.ErrorType));
        Assert.Equal("2", reports[1].Body);
    }

    [Fact]
    public async Task Bootstrap_Deadline_GivesTheRemainingTimeByTheClock()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        var deadline = FixedTime.NewYear.GetUtcNow().AddSeconds(30).ToUnixTimeMilliseconds();
        api.Queue("null", ("Deadline-Ms", deadline.ToString(CultureInfo.InvariantCulture)));

        var report = await api.ServeOneAsync(
            HandlerWrapper.GetHandlerWrapper((Stream _, ILambdaContext context) => context.RemainingTime.TotalSeconds, Serializer),
            FixedTime.NewYear);

        Assert.Equal("30", report.Body);
    }

    [Fact]
    public async Task Bootstrap_Context_TellsFunctionVersionMemoryArnAndSerializer()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("null", ("Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:111122223333:function:approve:live"));
        ILambdaContext? seen = null;

        await api.ServeOneAsync(HandlerWrapper.GetHandlerWrapper<object>((_, context) => { seen = context; }, Serializer));

        Assert.Equal(
            ("request-1", "approve", "3", 256),
            (seen!.AwsRequestId, seen.FunctionName, seen.FunctionVersion, seen.MemoryLimitInMB));
        Assert.EndsWith(":live", seen.InvokedFunctionArn, StringComparison.Ordinal);
        Assert.Same(Serializer, seen.Serializer);
        Assert.Null(seen.ClientContext);
    }

    [Fact]
    public async Task Bootstrap_ClientContextAndIdentity_AreReadFromTheHeaders()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue(
            "null",
            ("Client-Context", """{"client":{"app_title":"Loans"},"custom":{"desk":"7"}}"""),
            ("Cognito-Identity", """{"cognitoIdentityId":"id-1","cognitoIdentityPoolId":"pool-1"}"""));
        ILambdaContext? seen = null;

        await api.ServeOneAsync(HandlerWrapper.GetHandlerWrapper<object>((_, context) => { seen = context; }, Serializer));

        Assert.Equal("Loans", seen!.ClientContext.Client.AppTitle);
        Assert.Equal("7", seen.ClientContext.Custom["desk"]);
        Assert.Equal(("id-1", "pool-1"), (seen.Identity.IdentityId, seen.Identity.IdentityPoolId));
    }

    [Fact]
    public async Task Bootstrap_InitializerThrows_ReportsTheInitializationErrorAndEnds()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        using var bootstrap = api.Bootstrap(
            HandlerWrapper.GetHandlerWrapper((Stream payload) => payload),
            () => throw new InvalidOperationException("QUEUE_URL is not set"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => bootstrap.RunAsync());

        var report = await api.NextReportAsync();
        Assert.Equal("QUEUE_URL is not set", failure.Message);
        Assert.Equal("init/error", report.Path);
        Assert.Equal("InvalidOperationException", report.ErrorType);
        Assert.Contains("QUEUE_URL is not set", report.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bootstrap_InitializerSaysNo_EndsWithoutAskingForWork()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        using var bootstrap = api.Bootstrap(
            HandlerWrapper.GetHandlerWrapper((Stream payload) => payload), () => Task.FromResult(false));

        var run = await Record.ExceptionAsync(() => bootstrap.RunAsync());

        Assert.Null(run);
    }

    [Fact]
    public async Task Bootstrap_ErrorTooLarge_IsReplacedByANote()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("null");

        var report = await api.ServeOneAsync(HandlerWrapper.GetHandlerWrapper(
            Task (Stream _) => throw new InvalidOperationException(new string('x', 300_000))));

        Assert.Equal("""{"errorMessage": "Exception exceeded maximum payload size of 256KB."}""", report.Body);
    }

    [Fact]
    public async Task Bootstrap_HandlerThrows_LogsTheExceptionAsAnError()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("null");

        await api.ServeOneAsync(HandlerWrapper.GetHandlerWrapper(Task (Stream _, ILambdaContext _) => throw Thrown()), FixedTime.NewYear);

        Assert.StartsWith(
            "2026-01-01T00:00:00.000Z\trequest-1\tfail\tSystem.InvalidOperationException: No \"such\" loan",
            api.Output.ToString(), StringComparison.Ordinal);
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("No \"such\" loan", new KeyNotFoundException());
        }
        catch (InvalidOperationException thrown)
        {
            return thrown;
        }
    }
}
