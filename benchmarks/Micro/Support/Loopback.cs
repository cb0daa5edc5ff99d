using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Comparison.Benchmarks;

/// <summary>The yardstick: what a POST to this machine costs when nothing is done with it but to send it back.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    // About what a checkpoint of one small step weighs.
    private static readonly byte[] Body = new byte[512];

    private readonly HttpClient _http = new();
    private readonly WebApplication _app;

    private Loopback(WebApplication app) => _app = app;

    public static async Task<Loopback> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(http => http.Request.Body.CopyToAsync(http.Response.Body));
        await app.StartAsync();
        return new(app);
    }

    /// <summary>So many round trips, one after the other.</summary>
    public async Task MakeRoundTripsAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var body = new ByteArrayContent(Body);
            using var answer = await _http.PostAsync(_app.Urls.First(), body);
            await answer.Content.ReadAsByteArrayAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
