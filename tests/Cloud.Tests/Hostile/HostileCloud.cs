using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Lambda.Core;
using Comparison.Cloud.Tests.Hosting;
using Comparison.Cloud.Tests.Lambda;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.ApiGateway;
using Comparison.Local.Cloud.DynamoDb;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.InProcess;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.StepFunctions;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Hostile;

/// <summary>Every service of the local cloud, behind one endpoint; says of an answer whether it may be given.</summary>
internal sealed class HostileCloud : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly LocalCloud _cloud;
    private readonly Account _account;
    private readonly HttpClient _http = new();
    private Exception? _failure;

    private HostileCloud(LocalCloud cloud)
    {
        _cloud = cloud;
        _cloud.Failed += failure => _failure = failure;
        _account = cloud.AddAccount(time: workload => new VirtualTime(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), workload));
        var lambda = new LambdaEngine(_account.Context);
        _account.Add(lambda);
        _account.Add(new SqsService(_account.Context));
        _account.Add(new DynamoDbService(_account.Context));
        _account.Add(new StateMachineService(_account.Context, _account, lambda));
        lambda.Register(new("echo", Function((input, _) => Task.FromResult(input))));
        lambda.Register(new("waiting", Function((_, _) => Task.FromResult<JsonNode?>(new JsonObject { ["Status"] = "SUCCEEDED" })))
        {
            Durable = new(60),
        }).Publish("live");
        var gateway = new ApiGatewayService(_account.Context, lambda);
        _account.Add(gateway);
        gateway.Create("api").Map("ANY /things/{id}", "echo");
    }

    /// <summary>How many requests had done no harm.</summary>
    public int Granted { get; private set; }

    public static async Task<HostileCloud> StartAsync() => new(await LocalCloud.StartAsync());

    /// <summary>What is wrong with the answer to a request; null when nothing is.</summary>
    public async Task<string?> FaultOfAsync(HostileRequest request)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var message = Message(request);
        using var answer = await _http.SendAsync(message, patience.Token);
        var body = await answer.Content.ReadAsStringAsync(patience.Token);
        if (Interlocked.Exchange(ref _failure, null) is { } failure)
            return failure.ToString();
        if (answer.IsSuccessStatusCode)
            Granted++;
        return (int)answer.StatusCode switch
        {
            // What is no HTTP at all the web server refuses by itself, without a word.
            400 when body.Length == 0 && answer.Headers.ConnectionClose == true => null,
            >= 200 and < 300 => null,
            >= 400 and < 500 => IsShaped(request.Protocol, answer, body) ? null : $"{answer.StatusCode}: {body}",
            _ => $"{answer.StatusCode}: {body}",
        };
    }

    /// <summary>Whether it answers still, and nothing goes on that nobody waits for.</summary>
    public async Task<bool> IsHealthyAsync()
    {
        await _account.Context.Workload.WhenIdleAsync().WaitAsync(Patience);
        using var answer = await _http.GetAsync(new Uri(_cloud.Endpoint, "_local/health"));
        return answer.IsSuccessStatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
    }

    private static InProcessRuntime Function(Func<JsonNode?, ILambdaContext, Task<JsonNode?>> handle) =>
        InProcessRuntime.Create(new TestSerializer(), () => handle);

    private HttpRequestMessage Message(HostileRequest request)
    {
        var asItIs = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var message = new HttpRequestMessage(request.Method, new Uri($"{_cloud.Endpoint}{request.Path}", asItIs));
        if (request.Method != HttpMethod.Get || request.Body.Length > 0)
            message.Content = new ByteArrayContent(request.Body);
        if (message.Content is not null && request.ContentType is { } type)
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (request.Target is { } target)
            message.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        if (request.Protocol != WireProtocol.Gateway)
            message.Headers.TryAddWithoutValidation("Authorization", Signed.For(service: request.Protocol == WireProtocol.Query ? "sqs" : "any"));
        return message;
    }

    private static bool IsShaped(WireProtocol protocol, HttpResponseMessage answer, string body)
    {
        try
        {
            return protocol switch
            {
                WireProtocol.Json => JsonNode.Parse(body)!["__type"] is not null && (JsonNode.Parse(body)!["message"] ?? JsonNode.Parse(body)!["Message"]) is not null,
                WireProtocol.Query => XElement.Parse(body).Name.LocalName == "ErrorResponse",
                WireProtocol.Rest => answer.Headers.Contains("x-amzn-ErrorType"),
                _ => JsonNode.Parse(body) is JsonObject,
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or System.Xml.XmlException)
        {
            return false;
        }
    }
}
