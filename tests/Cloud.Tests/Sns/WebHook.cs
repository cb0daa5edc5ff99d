using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Comparison.Cloud.Tests.Sns;

/// <summary>Somebody's web server, which takes note of what it is sent.</summary>
internal sealed class WebHook : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebHook(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public int Status { get; set; } = 200;

    public List<JsonNode> Bodies { get; } = [];

    public List<string> Headers { get; } = [];

    public static async Task<WebHook> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var hook = new WebHook(builder.Build());
        hook._app.Run(hook.TakeAsync);
        await hook._app.StartAsync();
        return hook;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        Bodies.Add(JsonNode.Parse(await reader.ReadToEndAsync())!);
        Headers.Add(http.Request.Headers["x-amz-sns-subscription-arn"].ToString());
        http.Response.StatusCode = Status;
    }
}
