using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Attached;

namespace Comparison.Cloud.Tests.Lambda;

/// <summary>A program attached to the function <c>f</c>, at the level of the Runtime API.</summary>
internal sealed class AttachedAccount : IAsyncDisposable
{
    private AttachedAccount(LambdaAccount account, AttachedRuntime runtime, TimeSpan timeout)
    {
        (Account, Api) = (account, $"runtime/{account.Context.Id}/f/{runtime.Key}/2018-06-01/runtime");
        account.Lambda.Register(new("f", runtime) { Timeout = timeout });
    }

    public LambdaAccount Account { get; }

    /// <summary>The path of the function's Runtime API.</summary>
    public string Api { get; }

    public static async Task<AttachedAccount> StartAsync(TimeSpan? timeout = null, TimeProvider? time = null) =>
        new(await LambdaAccount.StartAsync(), new AttachedRuntime(time), timeout ?? TimeSpan.FromMinutes(1));

    /// <summary>A client with connections of its own.</summary>
    public HttpClient NewProgram() => new() { BaseAddress = Account.Http.BaseAddress };

    public Task<HttpResponseMessage> NextAsync(HttpClient? program = null) =>
        (program ?? Account.Http).GetAsync($"{Api}/invocation/next");

    public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string operation, string body, HttpClient? program = null)
    {
        using var response = await (program ?? Account.Http).PostAsync($"{Api}/{operation}", new StringContent(body));
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    /// <summary>Invokes <c>f</c>: the payload, with the function error before it if there is one.</summary>
    public async Task<string> InvokeAsync(string payload = "{}")
    {
        var result = await Account.Lambda.InvokeAsync(new("f", Encoding.UTF8.GetBytes(payload)), CancellationToken.None);
        return $"{result.FunctionError} {Encoding.UTF8.GetString(result.Payload.Span)}".Trim();
    }

    public static string RequestId(HttpResponseMessage next) => LambdaAccount.Header(next, "Lambda-Runtime-Aws-Request-Id")!;

    public ValueTask DisposeAsync() => Account.DisposeAsync();
}
