using System.Text;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.InProcess;

namespace Comparison.Cloud.Tests.Lambda;

public sealed class InProcessRuntimeTests
{
    private static readonly FunctionDefinition Version =
        new("f", InProcessRuntime.Create<JsonNode?, JsonNode?>(new TestSerializer(), () => null!));

    [Fact]
    public async Task Instance_OfAnotherVersion_IsNotShared()
    {
        var settings = new List<string?>();
        var runtime = InProcessRuntime.Create<JsonNode?, JsonNode?>(new TestSerializer(), function =>
        {
            settings.Add(function.Environment.GetValueOrDefault("A"));
            return (input, _) => Task.FromResult(input);
        });
        var changed = Version with { Environment = new Dictionary<string, string> { ["A"] = "2" } };

        await runtime.RunAsync(Invocation(), CancellationToken.None);
        await runtime.RunAsync(Invocation(changed), CancellationToken.None);
        await runtime.RunAsync(Invocation(changed), CancellationToken.None);

        Assert.Equal([null, "2"], settings);
    }

    [Fact]
    public async Task Instance_Idle_IsReused()
    {
        var coldStarts = 0;
        var runtime = InProcessRuntime.Create<JsonNode?, JsonNode?>(new TestSerializer(), () =>
        {
            coldStarts++;
            return (input, _) => Task.FromResult(input);
        });

        await runtime.RunAsync(Invocation(), CancellationToken.None);
        await runtime.RunAsync(Invocation(), CancellationToken.None);

        Assert.Equal(1, coldStarts);
    }

    [Fact]
    public async Task Instance_Busy_IsNotShared()
    {
        var coldStarts = 0;
        var bothRun = new TaskCompletionSource();
        var runtime = InProcessRuntime.Create<JsonNode?, JsonNode?>(new TestSerializer(), () =>
        {
            if (Interlocked.Increment(ref coldStarts) == 2)
                bothRun.SetResult();
            return async (input, _) =>
            {
                await bothRun.Task;
                return input;
            };
        });

        await Task.WhenAll(runtime.RunAsync(Invocation(), CancellationToken.None), runtime.RunAsync(Invocation(), CancellationToken.None));

        Assert.Equal(2, coldStarts);
    }

    [Fact]
    public async Task Instance_TimedOut_IsGivenUp()
    {
        var coldStarts = 0;
        var (entered, answer) = (new TaskCompletionSource(), new TaskCompletionSource<JsonNode?>());
        var runtime = InProcessRuntime.Create<JsonNode?, JsonNode?>(new TestSerializer(), () => coldStarts++ == 0
            ? (_, _) =>
            {
                entered.SetResult();
                return answer.Task;
            }
            : (input, _) => Task.FromResult(input));
        using var timeout = new CancellationTokenSource();
        var stuck = runtime.RunAsync(Invocation(), timeout.Token);
        await entered.Task;

        await timeout.CancelAsync();
        answer.SetResult(null);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stuck);
        Assert.False((await runtime.RunAsync(Invocation(), CancellationToken.None)).IsError);
        Assert.Equal(2, coldStarts);
    }

    [Fact]
    public async Task Instance_CannotBeMade_IsAnErrorOfTheFunction()
    {
        var runtime = InProcessRuntime.Create<JsonNode?, JsonNode?>(
            new TestSerializer(), () => throw new InvalidOperationException("DECISIONS_TABLE is not set."));

        var outcome = await runtime.RunAsync(Invocation(), CancellationToken.None);

        Assert.True(outcome.IsError);
        Assert.Contains("DECISIONS_TABLE is not set.", Encoding.UTF8.GetString(outcome.Payload.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handler_ReturnsAStream_AnswersWithItAsItIs()
    {
        var runtime = InProcessRuntime.Create<JsonNode?, Stream>(
            new TestSerializer(), () => (_, _) => Task.FromResult<Stream>(new MemoryStream("{\"raw\":1}"u8.ToArray())));

        var outcome = await runtime.RunAsync(Invocation(), CancellationToken.None);

        Assert.Equal("{\"raw\":1}", Encoding.UTF8.GetString(outcome.Payload.Span));
    }

    [Fact]
    public async Task Handler_Context_TellsAboutTheInvocation()
    {
        ILambdaContext? seen = null;
        var serializer = new TestSerializer();
        var runtime = InProcessRuntime.Create<JsonNode?, JsonNode?>(serializer, () => (_, context) =>
        {
            seen = context;
            return Task.FromResult<JsonNode?>(null);
        });

        await runtime.RunAsync(Invocation(), CancellationToken.None);

        Assert.Equal(("f", "3", "arn:f:live", "r-1", 128), (
            seen!.FunctionName, seen.FunctionVersion, seen.InvokedFunctionArn, seen.AwsRequestId, seen.MemoryLimitInMB));
        Assert.Same(serializer, seen.Serializer);
        Assert.Equal(TimeSpan.FromSeconds(1), seen.RemainingTime);
    }

    private static FunctionInvocation Invocation(FunctionDefinition? version = null) =>
        new(version ?? Version, "3", "arn:f:live", "r-1", "{}"u8.ToArray())
        {
            Remaining = () => TimeSpan.FromSeconds(1),
            Log = (_, _) => { },
        };
}
