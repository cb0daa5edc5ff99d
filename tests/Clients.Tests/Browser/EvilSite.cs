using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Comparison.Clients.Tests.Browser;

/// <summary>The web site of somebody who means harm: one page, which tells what came of its attacks.</summary>
internal sealed class EvilSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource<JsonObject> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EvilSite(WebApplication app, JsonObject target)
    {
        _app = app;
        app.Run(http => AnswerAsync(http, target));
    }

    /// <summary>What the page saw of each attack, once all were tried.</summary>
    public Task<JsonObject> Report => _done.Task;

    public int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<EvilSite> StartAsync(JsonObject target)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var site = new EvilSite(builder.Build(), target);
        await site._app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http, JsonObject target)
    {
        switch (http.Request.Path.Value)
        {
            case "/":
                var page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Browser", "attacks.html"));
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync(page.Replace("/*TARGET*/", target.ToJsonString(), StringComparison.Ordinal));
                break;
            case "/redirect":
                http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                http.Response.Headers.Location = http.Request.Query["to"];
                break;
            case "/done":
                _done.TrySetResult((await JsonNode.ParseAsync(http.Request.Body))!.AsObject());
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }
}
