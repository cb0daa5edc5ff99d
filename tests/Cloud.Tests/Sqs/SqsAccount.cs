using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.Hosting;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Sqs;

/// <summary>An account with SQS on a clock that the test moves, reached over HTTP.</summary>
internal sealed class SqsAccount : IAsyncDisposable
{
    private readonly LocalCloud _cloud;
    private readonly HttpClient _http = new HttpClient().Sign();

    private SqsAccount(LocalCloud cloud, Account account)
    {
        _cloud = cloud;
        Context = account.Context;
        Service = new SqsService(Context);
        account.Add(Service);
    }

    public AccountContext Context { get; }

    public SqsService Service { get; }

    public VirtualTime Time => (VirtualTime)Context.Time;

    public static async Task<SqsAccount> StartAsync()
    {
        var cloud = await LocalCloud.StartAsync();
        var start = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new(cloud, cloud.AddAccount(time: workload => new VirtualTime(start, workload), seed: 1));
    }

    public async Task<string> CreateQueueAsync(string name, params (string Name, string Value)[] attributes)
    {
        var map = new JsonObject(attributes.Select(entry => KeyValuePair.Create(entry.Name, (JsonNode?)entry.Value)));
        var answer = await CallAsync("CreateQueue", new() { ["QueueName"] = name, ["Attributes"] = map });
        return (string)answer["QueueUrl"]!;
    }

    public string Arn(string queueName) => Context.Arn("sqs", queueName);

    public Task<JsonObject> SendAsync(string queueUrl, string body, int? delaySeconds = null) =>
        CallAsync("SendMessage", new() { ["QueueUrl"] = queueUrl, ["MessageBody"] = body, ["DelaySeconds"] = delaySeconds });

    public async Task<IReadOnlyList<JsonObject>> ReceiveAsync(string queueUrl, int waitSeconds = 0, int? visibilityTimeout = null)
    {
        var answer = await CallAsync("ReceiveMessage", new()
        {
            ["QueueUrl"] = queueUrl,
            ["MaxNumberOfMessages"] = 10,
            ["MessageSystemAttributeNames"] = new JsonArray("All"),
            ["VisibilityTimeout"] = visibilityTimeout,
            ["WaitTimeSeconds"] = waitSeconds,
        });
        return [.. (answer["Messages"]?.AsArray() ?? []).Select(message => message!.AsObject())];
    }

    public async Task<JsonObject> CallAsync(string operation, JsonObject request)
    {
        using var response = await PostAsync(operation, request, CancellationToken.None);
        var answer = await ReadAsync(response);
        Assert.True(response.IsSuccessStatusCode, $"{operation}: {answer}");
        return answer;
    }

    /// <summary>The type, legacy code and message of the error that the call ends with.</summary>
    public async Task<(string Type, string? QueryError, string Message)> FailAsync(string operation, JsonObject request)
    {
        using var response = await PostAsync(operation, request, CancellationToken.None);
        Assert.False(response.IsSuccessStatusCode);
        var error = await ReadAsync(response);
        var legacy = response.Headers.TryGetValues("x-amzn-query-error", out var values) ? values.Single().Split(';')[0] : null;
        return ((string)error["__type"]!, legacy, (string)error["message"]!);
    }

    public async Task<HttpResponseMessage> PostAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _cloud.Endpoint);
        message.Headers.Add("X-Amz-Target", $"AmazonSQS.{operation}");
        message.Content = new StringContent(request.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/x-amz-json-1.0"));
        return await _http.SendAsync(message, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
}
