using System.Text.Json.Nodes;
using Amazon.Lambda;
using Amazon.Lambda.DurableExecution;
using Amazon.Lambda.Model;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Runtime;
using Comparison.Durable.Conformance.Handlers;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.InProcess;
using Comparison.Local.Cloud.Time;

namespace Comparison.Durable.Conformance.Runs;

/// <summary>An account of its own in which one requirement is run, over HTTP and on a clock that skips what nobody waits for.</summary>
internal sealed class ConformanceRun : IDisposable
{
    // Ahead of the machine's clock, which the runtime measures a wait's remaining time with.
    private static readonly DateTimeOffset Start = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly LambdaEngine _lambda;
    private readonly AmazonLambdaClient _client;
    private readonly HttpClient _http;
    private readonly VirtualTime _time;
    private readonly Crash _crash = new();

    public ConformanceRun(LocalCloud cloud)
    {
        var account = cloud.AddAccount(time: workload => new VirtualTime(Start, workload), seed: 1);
        _time = (VirtualTime)account.Context.Time;
        _lambda = new(account.Context);
        account.Context.Interceptors.Add<FunctionInvocation, FunctionOutcome>(_crash.WatchAsync);
        account.Add(_lambda);
        _client = new(
            new BasicAWSCredentials(account.Context.Id, "secret"),
            new AmazonLambdaConfig { ServiceURL = cloud.Endpoint.ToString(), AuthenticationRegion = account.Context.Region });
        _http = new() { BaseAddress = cloud.Endpoint };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={account.Context.Id}/20400101/{account.Context.Region}/lambda/aws4_request");
    }

    public IReadOnlyList<string> Log => [.. _lambda.Logs.Lines.Select(line => line.Message)];

    /// <summary>Runs the workflow to its end, while the world does to its callbacks what the actions say.</summary>
    public async Task<Ending> RunAsync(Workflow workflow, JsonNode? input, IReadOnlyList<JsonObject> actions)
    {
        foreach (var (name, target) in InvokeHandlers.Targets)
            Register(name, target);
        Register("handler", workflow);
        var arn = await BeginAsync("handler", input);
        foreach (var action in actions)
            await ActAsync(arn, action);
        await _time.SkipUntilAsync(() => Task.FromResult(_lambda.Durable.Describe(arn).EndTimestamp is not null));

        var path = $"2025-12-01/durable-executions/{Uri.EscapeDataString(arn)}";
        var execution = JsonNode.Parse(await _http.GetStringAsync(path))!;
        var history = JsonNode.Parse(await _http.GetStringAsync($"{path}/history?IncludeExecutionData=true&MaxItems=1000"))!;
        return new(execution, history["Events"]!.AsArray());
    }

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    private void Register(string name, Workflow workflow) => _lambda.Register(new(name, InProcessRuntime.Create(
        new DefaultLambdaJsonSerializer(),
        () => (Func<DurableExecutionInvocationInput, Amazon.Lambda.Core.ILambdaContext, Task<DurableExecutionInvocationOutput>>)((input, context) =>
            DurableFunction.WrapAsync<JsonNode?, object?>((given, durable) => workflow(given, durable, _crash), input, context, _client))))
    {
        Timeout = TimeSpan.FromMinutes(1),
        Durable = new(86_400),
    });

    private async Task<string> BeginAsync(string name, JsonNode? input)
    {
        var started = await _client.InvokeAsync(new InvokeRequest
        {
            FunctionName = name,
            Qualifier = "$LATEST",
            InvocationType = InvocationType.Event,
            Payload = input?.ToJsonString() ?? "null",
        });
        return started.DurableExecutionArn;
    }

    /// <summary>Does what the world does to an open callback, that many seconds after it was seen.</summary>
    private async Task ActAsync(string arn, JsonObject action)
    {
        var name = action["CallbackName"]!.ToString();
        string? id = null;
        await _time.SkipUntilAsync(() =>
        {
            id = _lambda.Durable.OpenCallbacks(arn).FirstOrDefault(open => name == "*" || open.Name == name)?.CallbackId;
            return Task.FromResult(id is not null);
        });
        await _time.AdvanceAsync(TimeSpan.FromSeconds((int?)action["Delay"] ?? 0));
        await SendAsync(id ?? throw new InvalidOperationException($"No callback {name} is open."), action);
    }

    private async Task SendAsync(string id, JsonObject action)
    {
        var payload = action["Payload"];
        switch (action["Operation"]!.ToString())
        {
            case "heartbeat":
                await _client.SendDurableExecutionCallbackHeartbeatAsync(new() { CallbackId = id });
                break;
            case "failure":
                var error = new Amazon.Lambda.Model.ErrorObject { ErrorType = (string?)payload?["ErrorType"], ErrorMessage = (string?)payload?["ErrorMessage"] };
                await _client.SendDurableExecutionCallbackFailureAsync(new() { CallbackId = id, Error = error });
                break;
            default:
                using (var result = payload is null ? null : new MemoryStream(System.Text.Encoding.UTF8.GetBytes(payload.ToJsonString())))
                    await _client.SendDurableExecutionCallbackSuccessAsync(new() { CallbackId = id, Result = result });
                break;
        }
    }
}

/// <summary>An execution that has ended, as GetDurableExecution and GetDurableExecutionHistory answer.</summary>
internal sealed record Ending(JsonNode Execution, JsonArray Events);
