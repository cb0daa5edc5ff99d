using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;

namespace Comparison.Packages.Tests.Lambda;

public sealed class GeneratedClassTests
{
    [Fact]
    public void Generated_EachInvocation_HasItsOwnScopeAndSharesTheFunction()
    {
        var generated = new GeneratedFunctions_HasNewTicket_Generated();

        var answers = new[] { generated.HasNewTicket("a"), generated.HasNewTicket("b") };

        Assert.Equal([true, true], answers);
    }

    [Fact]
    public void Generated_Services_KnowTheSerializerOfTheAssembly()
    {
        using var payload = new MemoryStream();

        var name = new GeneratedFunctions_SerializerName_Generated().SerializerName(payload);

        Assert.Equal(nameof(CamelCaseLambdaJsonSerializer), name);
    }

    [Fact]
    public void Generated_ExecutionEnvironment_NamesTheAnnotations()
    {
        _ = new GeneratedFunctions_SerializerName_Generated();

        var environment = Environment.GetEnvironmentVariable("AWS_EXECUTION_ENV")!;
        Assert.Contains("lib/amazon-lambda-annotations#2.3.0.0", environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generated_RunByTheBootstrap_ServesTheQueue()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("""{"Records":[{"messageId":"m-1"},{"messageId":"m-2"}]}""");

        var report = await api.ServeOneAsync(HandlerWrapper.GetHandlerWrapper<SQSEvent, SQSBatchResponse>(
            new GeneratedFunctions_FailAll_Generated().FailAll, new CamelCaseLambdaJsonSerializer()));

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-1"},{"itemIdentifier":"m-2"}]}""", report.Body);
    }
}
