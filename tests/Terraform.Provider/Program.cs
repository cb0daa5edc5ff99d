using System.Net;
using Comparison.Terraform.Provider;
using Comparison.Terraform.Provider.Protocol;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// Terraform starts this as the provider hashicorp/aws 6.27.0, without encryption (TF_DISABLE_PLUGIN_TLS).
string Variable(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is missing: this is a plugin of Terraform's.");

var socket = Path.Combine(Path.GetTempPath(), $"provider-{Environment.ProcessId}");
using var provider = new Provider5();
using var relay = new CloudRelay(new(Variable("AWS_ENDPOINT_URL")));
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services.AddSingleton(provider);
builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Limits.MaxRequestBodySize = null;
    kestrel.Listen(IPAddress.Loopback, 0);
    kestrel.ListenUnixSocket(socket, listen => listen.Protocols = HttpProtocols.Http2);
});
await using var server = builder.Build();
server.MapGrpcService<ProviderShim>();
if (Environment.GetEnvironmentVariable("PLUGIN_PROTOCOL_VERSIONS") is not null) // or else it is not Terraform that started this, nor Terraform's to end
    server.MapGrpcService<Controller>();
server.MapFallback("{*call}", relay.HandleAsync);
await server.StartAsync();
await provider.StartAsync(Variable("COMPARE_PROVIDER_5"), server.Urls.First(url => url.StartsWith("http://127.", StringComparison.Ordinal)));
await Console.Out.WriteLineAsync($"1|5|unix|{socket}|grpc|");
await server.WaitForShutdownAsync();

/// <summary>How Terraform ends a plugin.</summary>
internal sealed class Controller(Provider5 provider, IHostApplicationLifetime lifetime) : GRPCController.GRPCControllerBase
{
    public override Task<Empty> Shutdown(Empty request, ServerCallContext context)
    {
        provider.Stop();
        lifetime.StopApplication();
        return Task.FromResult(new Empty());
    }
}
