using System.Globalization;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.RuntimeSupport.Bootstrap;
using Amazon.Lambda.Serialization.SystemTextJson;
using Comparison.Packages.Tests.Durable;
using Comparison.Packages.Tests.Lambda;

namespace Comparison.Packages.Tests.StandIns.RuntimeSupport;

/// <summary>The bootstrap on a clock and an output of the test's. It takes the static log over, which must not stay with a closed output.</summary>
[Collection(StaticLog.Alone)]
public sealed class RuntimeHostTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StaticLog _before = StaticLog.WriteTo(new LogLines());

    public void Dispose()
    {
        _before.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task Bootstrap_Deadline_GivesTheRemainingTimeByTheClock()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        var deadline = FixedTime.NewYear.GetUtcNow().AddSeconds(30).ToUnixTimeMilliseconds();
        api.Queue("null", ("Deadline-Ms", deadline.ToString(CultureInfo.InvariantCulture)));

        var report = await api.ServeOneAsync(Bootstrap(api, HandlerWrapper.GetHandlerWrapper(
            (Stream _, ILambdaContext context) => context.RemainingTime.TotalSeconds, new DefaultLambdaJsonSerializer())));

        Assert.Equal("30", report.Body);
    }

    [Fact]
    public async Task Bootstrap_HandlerThrows_LogsTheExceptionAsAnError()
    {
        await using var api = await RuntimeApiStub.StartAsync();
        api.Queue("null");

        await api.ServeOneAsync(Bootstrap(api, HandlerWrapper.GetHandlerWrapper(
            Task (Stream _, ILambdaContext _) => throw new InvalidOperationException("No such loan"))));

        Assert.StartsWith(
            "2026-01-01T00:00:00.000Z\trequest-1\tfail\tSystem.InvalidOperationException: No such loan",
            _output.ToString(), StringComparison.Ordinal);
    }

    private LambdaBootstrap Bootstrap(RuntimeApiStub api, HandlerWrapper wrapper) => new(
        httpClient: null,
        wrapper.Handler,
        wrapper.Serializer,
        initializer: null,
        new LambdaBootstrapOptions { RuntimeApiEndpoint = api.Address },
        new RuntimeHost(_ => null, FixedTime.NewYear, _output));
}

/// <summary>A clock that stands at one instant.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public static readonly FixedTime NewYear = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => now;
}
