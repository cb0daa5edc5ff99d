using System.Text;
using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.InProcess;
using Comparison.Local.Cloud.Time;
using Comparison.Tests.Shared;

namespace Comparison.Scenarios.Tests.WrongInput;

/// <summary>A durable execution whose invocation is in flight for as long as a test needs its checkpoint token.</summary>
internal sealed class HeldExecution : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly TaskCompletionSource<JsonElement> _envelope = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<JsonElement> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AccountContext _context;
    private readonly LambdaEngine _lambda;

    private HeldExecution(Account account)
    {
        _context = account.Context;
        _lambda = new(_context);
        account.Add(_lambda);
    }

    public string Arn { get; private set; } = "";

    public string Token { get; private set; } = "";

    /// <summary>Of the callback that is answered.</summary>
    public string CallbackId { get; private set; } = "";

    public string OpenCallbackId { get; private set; } = "";

    /// <summary>Starts an execution named <c>held</c>, which has a step, a wait in a context, and an open and an answered callback.</summary>
    public static async Task<HeldExecution> StartAsync()
    {
        var cloud = await TestCloud.StartAsync();
        var held = new HeldExecution(cloud.AddAccount(time: workload => new VirtualTime(TestCloud.Tomorrow, workload)));
        held.Register("held", new(ExecutionTimeout: 600));
        held.Register("plain", null);
        await held.SendAsync("POST", "/2015-03-31/functions/held:live/invocations", "{\"x\":1}", ("X-Amz-Invocation-Type", "Event"), ("X-Amz-Durable-Execution-Name", "held"));
        var envelope = await held._envelope.Task.OrFailAsync("the function to be invoked");
        held.Arn = envelope.GetProperty("DurableExecutionArn").GetString()!;
        held.Token = envelope.GetProperty("CheckpointToken").GetString()!;
        await held.PrepareAsync();
        return held;
    }

    /// <summary>What no wrong input may change.</summary>
    public string State() => JsonSerializer.Serialize(new
    {
        _lambda.Durable.Describe(Arn).Status,
        History = _lambda.Durable.History(Arn, maxItems: 1000).Items.Select(item => $"{item.Id} {item.Type}"),
        Operations = _lambda.Durable.Operations(Arn).Select(operation => $"{operation.Id} {operation.Status}"),
        Executions = _lambda.Durable.List(new("held")).Items.Count,
    });

    public async Task<(int Status, string? Error, JsonElement Body)> SendAsync(
        string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_context.Endpoint, path));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={_context.Id}/20261121/us-east-1/lambda/aws4_request, Signature=x");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, answer.Headers.TryGetValues("x-amzn-ErrorType", out var error) ? error.Single() : null,
            text.Length == 0 ? default : JsonElement.Parse(text));
    }

    public void Dispose()
    {
        _answer.TrySetResult(JsonElement.Parse("""{"Status":"SUCCEEDED"}"""));
        _http.Dispose();
    }

    private void Register(string name, DurableSettings? durable)
    {
        var function = _lambda.Register(new(name, InProcessRuntime.Create<JsonElement, JsonElement>(new DefaultLambdaJsonSerializer(), () => (input, _) =>
        {
            _envelope.TrySetResult(input.Clone());
            return _answer.Task;
        }))
        {
            Timeout = TimeSpan.FromMinutes(5),
            Durable = durable,
        });
        function.Publish("live");
    }

    private async Task PrepareAsync()
    {
        await CheckpointAsync("""
            {"Id":"step","Type":"STEP","Action":"START","Name":"step","SubType":"Step"},
            {"Id":"context","Type":"CONTEXT","Action":"START","Name":"context"},
            {"Id":"wait","Type":"WAIT","Action":"START","ParentId":"context","WaitOptions":{"WaitSeconds":60}},
            {"Id":"open","Type":"CALLBACK","Action":"START"},
            {"Id":"answered","Type":"CALLBACK","Action":"START"}
            """);
        var callbacks = _lambda.Durable.Operations(Arn).Where(operation => operation.CallbackId is not null).ToDictionary(operation => operation.Id);
        CallbackId = callbacks["answered"].CallbackId!;
        OpenCallbackId = callbacks["open"].CallbackId!;
        await SendAsync("POST", $"/2025-12-01/durable-execution-callbacks/{Uri.EscapeDataString(CallbackId)}/succeed", "1");
    }

    private async Task CheckpointAsync(string updates)
    {
        var (status, _, body) = await SendAsync(
            "POST", $"/2025-12-01/durable-executions/{Uri.EscapeDataString(Arn)}/checkpoint", $$"""{"CheckpointToken":"{{Token}}","Updates":[{{updates}}]}""");
        Assert.Equal(200, status);
        Token = body.GetProperty("CheckpointToken").GetString()!;
    }
}

/// <summary>One wrong request and AWS's answer to it.</summary>
/// <param name="Path">With <c>{arn}</c>, <c>{token}</c>, <c>{callback}</c> (answered) and <c>{open}</c> filled in, escaped.</param>
/// <param name="Body">With <c>{token}</c>, <c>{x*COUNT}</c> and <c>{steps*COUNT}</c> filled in.</param>
public sealed record Row(
    string Name, string Method, string Path, string? Body, Dictionary<string, string> Headers, int Status, string Error, string Message);
