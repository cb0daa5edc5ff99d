using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Comparison.Cloud.Tests.Hosting;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.InProcess;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Sns;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Lambda;

/// <summary>An account with Lambda and SQS on a clock that the test moves, reached over HTTP.</summary>
internal sealed class LambdaAccount : IAsyncDisposable
{
    private readonly LocalCloud _cloud;

    private LambdaAccount(LocalCloud cloud, Account account)
    {
        _cloud = cloud;
        Context = account.Context;
        Sqs = new(Context);
        Lambda = new(Context, Sqs, () => Sns);
        Sns = new(Context, Sqs, Lambda);
        account.Add(Lambda);
        account.Add(Sqs);
        Http = new HttpClient { BaseAddress = cloud.Endpoint }.Sign();
    }

    public static DateTimeOffset Start { get; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public AccountContext Context { get; }

    public LambdaEngine Lambda { get; }

    public SnsService Sns { get; }

    public SqsService Sqs { get; }

    public HttpClient Http { get; }

    public VirtualTime Time => (VirtualTime)Context.Time;

    public Usage Usage => Context.Meter.Read();

    /// <param name="data">Where the account outlives its cloud; nowhere when absent.</param>
    /// <param name="later">How long after <see cref="Start"/> its clock begins.</param>
    public static async Task<LambdaAccount> StartAsync(DataFolder? data = null, TimeSpan later = default, int seed = 1)
    {
        var cloud = await LocalCloud.StartAsync();
        return new(cloud, cloud.AddAccount(time: workload => new VirtualTime(Start + later, workload), seed: seed, data: data));
    }

    public LambdaFunction Register(
        string name, Func<JsonNode?, ILambdaContext, Task<JsonNode?>> handle, Func<FunctionDefinition, FunctionDefinition>? with = null)
    {
        var definition = new FunctionDefinition(name, InProcessRuntime.Create(new TestSerializer(), () => handle));
        return Lambda.Register(with is null ? definition : with(definition));
    }

    /// <summary>A durable function that speaks the protocol by itself.</summary>
    public LambdaFunction RegisterDurable(string name, Func<DurableRun, Task<JsonNode>> run, int executionTimeout = 600) => Register(
        name,
        async (input, _) => await run(new DurableRun(Http, input!)),
        definition => definition with { Durable = new(executionTimeout), Timeout = TimeSpan.FromMinutes(1) });

    public Task<HttpResponseMessage> InvokeAsync(string function, string payload = "{}", params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"2015-03-31/functions/{Uri.EscapeDataString(function)}/invocations")
        {
            Content = new StringContent(payload, Encoding.UTF8, "application/json"),
        };
        foreach (var (header, value) in headers)
            request.Headers.Add(header, value);
        return Http.SendAsync(request);
    }

    /// <summary>Starts a durable execution without waiting for it.</summary>
    public async Task<string> BeginAsync(string function, string name = "one", string payload = "{}")
    {
        using var response = await InvokeAsync(
            function, payload, ("X-Amz-Invocation-Type", "Event"), ("X-Amz-Durable-Execution-Name", name));
        return Header(response, "X-Amz-Durable-Execution-Arn")!;
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        return await ReadAsync(response);
    }

    public async Task<JsonNode> PostAsync(string path, string body)
    {
        using var response = await Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        return await ReadAsync(response);
    }

    public static string Path(string arn, string operation = "") => $"2025-12-01/durable-executions/{Uri.EscapeDataString(arn)}{operation}";

    public static string CallbackPath(string id, string operation) =>
        $"2025-12-01/durable-execution-callbacks/{Uri.EscapeDataString(id)}/{operation}";

    public static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    /// <summary>The body; an error's name and message as <c>error</c> in it.</summary>
    public static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        if (!response.IsSuccessStatusCode)
            body["error"] = $"{(int)response.StatusCode} {Header(response, "x-amzn-ErrorType")}: {body["message"] ?? body["Message"]}";
        return body;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _cloud.DisposeAsync();
    }
}

/// <summary>Reads and writes whatever System.Text.Json can.</summary>
internal sealed class TestSerializer : ILambdaSerializer
{
    public T Deserialize<T>(Stream requestStream) => JsonSerializer.Deserialize<T>(requestStream)!;

    public void Serialize<T>(T response, Stream responseStream) => JsonSerializer.Serialize(responseStream, response);
}
