using System.Text;
using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.Hosting;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.ApiGateway;
using Comparison.Local.Cloud.Control;
using Comparison.Local.Cloud.Control.Alarms;
using Comparison.Local.Cloud.Control.Iam;
using Comparison.Local.Cloud.Control.Logs;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.DynamoDb;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sns;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.StepFunctions;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Data;

/// <summary>An account with all services on a data folder of its own, whose process can end at any instant and be followed by another.</summary>
/// <param name="deploy">What a process does before it takes up what an earlier one left.</param>
internal sealed class KeptCloud(bool isVirtual, Action<KeptCloud>? deploy) : IAsyncDisposable
{
    public const string Id = "123456789012";

    private readonly string _path = Directory.CreateTempSubdirectory("comparison-data-").FullName;
    private HttpClient _http = null!;

    /// <summary>Real time is needed by what looks at the machine's clock, a virtual one by what waits.</summary>
    public static async Task<KeptCloud> StartAsync(bool isVirtual = true, Action<KeptCloud>? deploy = null)
    {
        var kept = new KeptCloud(isVirtual, deploy);
        await kept.OpenAsync(port: 0, new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return kept;
    }

    public Account Account { get; private set; } = null!;

    public LocalCloud Cloud { get; private set; } = null!;

    public DataFolder Folder { get; private set; } = null!;

    public LambdaEngine Lambda { get; private set; } = null!;

    public SqsService Sqs { get; private set; } = null!;

    public SnsService Sns { get; private set; } = null!;

    public List<string> Failures { get; } = [];

    public VirtualTime Time => (VirtualTime)Account.Context.Time;

    /// <summary>Ends the process, and starts another so much later.</summary>
    public async Task RestartAsync(TimeSpan later = default)
    {
        var (port, now) = (Cloud.Endpoint.Port, Account.Context.Time.GetUtcNow() + later);
        await CloseAsync();
        await OpenAsync(port, now);
    }

    public async Task<JsonObject> CallAsync(string target, JsonObject request)
    {
        var (status, body) = await TryCallAsync(target, request);
        Assert.True(status == 200, $"{target}: {body}");
        return body;
    }

    public async Task<(int Status, JsonObject Body)> TryCallAsync(string target, JsonObject request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "") { Content = Signed.Json(request.ToJsonString()) };
        message.Headers.Add("X-Amz-Target", target);
        using var answer = await _http.SendAsync(message);
        return ((int)answer.StatusCode, CloudJson.Parse(await answer.Content.ReadAsByteArrayAsync())!.AsObject());
    }

    /// <summary>The answer's text, whatever its status.</summary>
    public async Task<string> RestAsync(string method, string path, JsonObject? request = null, params (string Name, string Value)[] headers)
    {
        using var message = new HttpRequestMessage(new(method), path);
        if (request is not null)
            message.Content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            message.Headers.Add(name, value);
        using var answer = await _http.SendAsync(message);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The answer's text to a form, without its request's id.</summary>
    public async Task<string> QueryAsync(string service, string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Prepend(("Action", action)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var message = new HttpRequestMessage(HttpMethod.Post, "") { Content = content };
        message.Headers.TryAddWithoutValidation("Authorization", Signed.For(Id, service));
        using var answer = await _http.SendAsync(message);
        return (await answer.Content.ReadAsStringAsync()).Split("<ResponseMetadata")[0];
    }

    public string QueueUrl(string name) => $"{Cloud.Endpoint}{Id}/{name}";

    public Task<JsonObject> SqsAsync(string operation, string queue, JsonObject? request = null)
    {
        request ??= [];
        request["QueueUrl"] = QueueUrl(queue);
        return CallAsync($"AmazonSQS.{operation}", request);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_path, recursive: true);
    }

    private async Task OpenAsync(int port, DateTimeOffset now)
    {
        Folder = DataFolder.Open(_path);
        Cloud = await LocalCloud.StartAsync(port);
        Cloud.Failed += failure => Failures.Add(failure.Message);
        Account = Cloud.AddAccount(Id, isVirtual ? workload => new VirtualTime(now, workload) : null, data: Folder);
        Sqs = new(Account.Context);
        Lambda = new(Account.Context, Sqs, () => Sns);
        Sns = new(Account.Context, Sqs, Lambda);
        Account.Add(Sqs);
        Account.Add(new DynamoDbService(Account.Context));
        Account.Add(Lambda);
        Account.Add(new StateMachineService(Account.Context, Account, Lambda));
        Account.Add(new ApiGatewayService(Account.Context, Lambda));
        Account.Add(Sns);
        Account.Add(new CloudWatchService(Account.Context));
        Account.Add(new IamService(Account.Context));
        Account.Add(new LogsService(Account.Context));
        Account.Add(new StsService(Account.Context));
        deploy?.Invoke(this);
        await Account.RestoreAsync();
        _http = new HttpClient { BaseAddress = Cloud.Endpoint }.Sign(Id);
    }

    private async Task CloseAsync()
    {
        _http.Dispose();
        await Cloud.DisposeAsync();
        await Folder.DisposeAsync();
    }
}
