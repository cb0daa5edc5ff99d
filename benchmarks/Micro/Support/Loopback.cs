using System.Net;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Comparison.Micro.Support;

/// <summary>The yardsticks: what a POST to this machine costs when nothing is done with it but to send it back.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    // About what a checkpoint of one small step weighs.
    private static readonly byte[] Body = new byte[512];

    // As long as the local cloud's own.
    private const string Id = "01234567-89ab-cdef-0123-456789abcdef";
    private const string Arn = $"arn:aws:lambda:us-east-1:000000000001:function:lab:$LATEST/durable-execution/{Id}/{Id}";
    private static readonly string StepId = new('a', 64);
    private static readonly string Token = new('a', 44);

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

    /// <summary>
    /// The calls of an execution of steps through AWS's SDK, which signs each of them, with nothing behind: an invoke, and then
    /// checkpoints of one step each.
    /// </summary>
    /// <remarks>The least that an execution can cost whose function speaks to its service by the SDK.</remarks>
    public async Task MakeSdkCallsAsync(int count)
    {
        await _sdk.InvokeAsync(
            new() { FunctionName = "lab", Qualifier = "$LATEST", InvocationType = InvocationType.RequestResponse, Payload = "0" });
        for (var i = 1; i < count; i++)
            await _sdk.CheckpointDurableExecutionAsync(
                new() { DurableExecutionArn = Arn, CheckpointToken = Token, Updates = [Step(OperationAction.START), Step(OperationAction.SUCCEED)] });
    }

    private static OperationUpdate Step(OperationAction action) =>
        new() { Id = StepId, Name = "step", Type = OperationType.STEP, SubType = "Step", Action = action };

    public async ValueTask DisposeAsync()
    {
        _sdk.Dispose();
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
