using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Comparison.Local.Stacks;
using Comparison.Tests.Shared;
using Comparison.Web.Tests.Support;
using Comparison.Web.Traces;
using Comparison.Web.Watching;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comparison.Web.Tests.Traces;

public sealed class TraceExportTests
{
    private static readonly string[] Ended = ["0 ExecutionStarted", "1 ExecutionSucceeded", "1 InvocationCompleted"];

    [Theory]
    [InlineData("1 ExecutionSucceeded", "1 InvocationCompleted")]
    [InlineData("1 InvocationCompleted", "1 ExecutionSucceeded")]
    public async Task Export_RunThatHasEnded_IsSentWithTheCollectorsHeaders(params string[] end)
    {
        var collector = new Collector();
        await using var export = await StartAsync(collector, Cloud(["0 ExecutionStarted", .. end]), "x-otlp-api-key=a%20key");

        var (request, body) = await collector.Taken.Reader.ReadAsync().AsTask().OrFailAsync("a request to the collector");

        Assert.Equal("http://collector/v1/traces", request.RequestUri!.ToString());
        Assert.Equal(["a key"], request.Headers.GetValues("x-otlp-api-key"));
        Assert.NotEmpty(body["resourceSpans"]![0]!["scopeSpans"]![0]!["spans"]!.AsArray());
    }

    [Fact]
    public async Task Export_CollectorFails_SendsTheSameAgain()
    {
        var collector = new Collector { Answers = new([HttpStatusCode.ServiceUnavailable, null]) };
        await using var export = await StartAsync(collector, Cloud(Ended));

        var bodies = new List<string>();
        for (var i = 0; i < 3; i++)
            bodies.Add((await collector.Taken.Reader.ReadAsync().AsTask().OrFailAsync("a request to the collector")).Body.ToJsonString());

        Assert.Single(bodies.Distinct());
    }

    [Fact]
    public async Task Export_RunThatIsStillInItsLastInvocation_Waits()
    {
        var collector = new Collector();
        var cloud = Cloud("0 ExecutionStarted", "1 ExecutionSucceeded");
        var watch = new CloudWatch(cloud, NullLogger<CloudWatch>.Instance);
        await using var export = await StartAsync(collector, cloud, watch: watch);

        await watch.Newest(Domain.WorkflowName.Approval).RefreshAsync(default);
        var before = collector.Taken.Reader.TryRead(out _);
        cloud.Runs[0] = RunEvents.Read(Variant.Durable, Ended);
        await collector.Taken.Reader.ReadAsync().AsTask().OrFailAsync("the whole run");

        Assert.False(before);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")]
    public void Target_UnusableSetting_IsRefusedInOneLine(string name, string value)
    {
        var settings = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://collector", [name] = value };

        var refusal = Assert.Throws<FormatException>(() => TraceTarget.Read(key => settings.GetValueOrDefault(key)));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Target_NobodyAsked_IsNone() => Assert.Null(TraceTarget.Read(_ => null));

    private static FakeCloud Cloud(params string[] lines)
    {
        var cloud = new FakeCloud();
        cloud.Runs.Add(RunEvents.Read(Variant.Durable, lines));
        return cloud;
    }

    private static async Task<Running> StartAsync(Collector collector, FakeCloud cloud, string? headers = null, CloudWatch? watch = null)
    {
        var target = TraceTarget.Read(name => name.EndsWith("ENDPOINT", StringComparison.Ordinal) ? "http://collector/" : name.EndsWith("HEADERS", StringComparison.Ordinal) ? headers : null);
        var export = new TraceExport(
            watch ?? new CloudWatch(cloud, NullLogger<CloudWatch>.Instance), target!, new HttpClient(collector), new NoWaiting(), NullLogger<TraceExport>.Instance);
        await export.StartAsync(default);
        return new(export);
    }

    private sealed class Running(TraceExport export) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await export.StopAsync(default);
            export.Dispose();
        }
    }

    /// <summary>Takes what is sent; a null among its answers is a connection that breaks.</summary>
    private sealed class Collector : HttpMessageHandler
    {
        public Queue<HttpStatusCode?> Answers { get; init; } = [];

        public Channel<(HttpRequestMessage Request, JsonNode Body)> Taken { get; } = Channel.CreateUnbounded<(HttpRequestMessage, JsonNode)>();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Taken.Writer.TryWrite((request, JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!));
            var answer = Answers.Count > 0 ? Answers.Dequeue() : HttpStatusCode.OK;
            return answer is { } status ? new(status) : throw new HttpRequestException("The connection broke.");
        }
    }

    /// <summary>A clock whose timers are due at once.</summary>
    private sealed class NoWaiting : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == global::System.Threading.Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
