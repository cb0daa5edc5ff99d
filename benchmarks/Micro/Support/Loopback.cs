using System.Net;
using Amazon.Lambda;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Comparison.Benchmarks;

/// <summary>The yardsticks: what a POST to this machine costs when nothing is done with it but to send it back.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    // About what a checkpoint of one small step weighs.
    private static readonly byte[] Body = new byte[512];

    private readonly HttpClient _http = new();
    private readonly WebApplication _app;

    private readonly AmazonLambdaClient _sdk;

    private Loopback(WebApplication app)
    {
        _app = app;
        _sdk = new(
            new BasicAWSCredentials("000000000001", "local"),
            new AmazonLambdaConfig { ServiceURL = app.Urls.First(), AuthenticationRegion = "us-east-1" });
    }

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

    /// <summary>The same through AWS's SDK, which signs each of them: the least that a durable function's own call can cost.</summary>
    public async Task MakeSdkCallsAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await _sdk.SendDurableExecutionCallbackHeartbeatAsync(new() { CallbackId = "none" });
    }

    public async ValueTask DisposeAsync()
    {
        _sdk.Dispose();
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
