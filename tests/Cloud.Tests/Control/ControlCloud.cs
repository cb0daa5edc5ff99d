using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.ApiGateway;
using Comparison.Local.Cloud.Control;
using Comparison.Local.Cloud.Control.Alarms;
using Comparison.Local.Cloud.Control.Iam;
using Comparison.Local.Cloud.Control.Logs;
using Comparison.Local.Cloud.Lambda.Invocations;

namespace Comparison.Cloud.Tests.Control;

/// <summary>An account with the services of the control plane, asked as the SDKs do.</summary>
internal sealed class ControlCloud : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly LocalCloud _cloud;

    private ControlCloud(LocalCloud cloud, ILambdaInvoker? functions)
    {
        _cloud = cloud;
        Account = cloud.AddAccount("123456789012");
        Account.Add(new CloudWatchService(Account.Context));
        Account.Add(new IamService(Account.Context));
        Account.Add(new LogsService(Account.Context));
        Account.Add(new StsService(Account.Context));
        if (functions is not null)
            Account.Add(new ApiGatewayService(Account.Context, functions));
    }

    public Account Account { get; }

    public static async Task<ControlCloud> StartAsync(ILambdaInvoker? functions = null) => new(await LocalCloud.StartAsync(), functions);

    /// <summary>Calls a service by the query protocol.</summary>
    public async Task<(int Status, XElement Body)> QueryAsync(string service, string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(
            fields.Prepend(("Action", action)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await SendAsync(HttpMethod.Post, "", service, content);
        return ((int)answer.StatusCode, XElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Calls a service by AWS JSON.</summary>
    public async Task<(int Status, JsonObject Body)> JsonAsync(string target, JsonObject request)
    {
        using var content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
        using var message = new HttpRequestMessage(HttpMethod.Post, _cloud.Endpoint) { Content = content };
        message.Headers.Add("X-Amz-Target", target);
        message.Headers.Authorization = Signature("logs");
        using var answer = await _http.SendAsync(message);
        return ((int)answer.StatusCode, (await Node(answer))!);
    }

    /// <summary>Calls API Gateway's own API.</summary>
    public async Task<(int Status, JsonObject? Body)> RestAsync(HttpMethod method, string path, JsonObject? request = null)
    {
        using var content = request is null ? null : new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await SendAsync(method, path, "apigateway", content);
        return ((int)answer.StatusCode, await Node(answer));
    }

    /// <summary>Calls API Gateway's own API.</summary>
    /// <returns>The status and the error's name.</returns>
    public async Task<(int Status, string? Error)> RestCodeAsync(HttpMethod method, string path, JsonObject? request)
    {
        using var content = request is null ? null : new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await SendAsync(method, path, "apigateway", content);
        return ((int)answer.StatusCode, answer.Headers.TryGetValues("x-amzn-ErrorType", out var codes) ? codes.Single() : null);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string service, HttpContent? content)
    {
        using var message = new HttpRequestMessage(method, new Uri(_cloud.Endpoint, path)) { Content = content };
        message.Headers.Authorization = Signature(service);
        return await _http.SendAsync(message);
    }

    private AuthenticationHeaderValue Signature(string service) => new(
        "AWS4-HMAC-SHA256",
        $"Credential={Account.Context.Id}/20261121/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature={new string('0', 64)}");

    private static async Task<JsonObject?> Node(HttpResponseMessage answer) =>
        await answer.Content.ReadAsStringAsync() is { Length: > 0 } text ? JsonNode.Parse(text)!.AsObject() : null;
}
