using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Comparison.Terraform.Tests.Support;

/// <summary>An AWS account that knows who is calling, and nothing else: all that a first plan asks for.</summary>
internal sealed class EmptyAccount : IAsyncDisposable
{
    public const string Id = "123456789012";

    private readonly WebApplication _server;

    private EmptyAccount(WebApplication server) => _server = server;

    public Uri Endpoint => new(_server.Urls.Single());

    public static async Task<EmptyAccount> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(AnswerAsync);
        await server.StartAsync();
        return new(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task AnswerAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null;
        if (form?["Action"].ToString() != "GetCallerIdentity")
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/xml";
        await http.Response.WriteAsync("""
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>arn:aws:iam::123456789012:user/test</Arn><UserId>AIDATEST</UserId><Account>123456789012</Account>
            </GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>
            """);
    }
}
