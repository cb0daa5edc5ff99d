using Amazon.Runtime;

namespace Comparison.Scenarios.Targets;

/// <summary>Signs what is sent with credentials that may change while the client lives, as a role's do.</summary>
internal sealed class SigningHandler(RequestSigner signer, AWSCredentials credentials) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var key = await credentials.GetCredentialsAsync();
        signer.Sign(request, body, key.AccessKey, key.SecretKey, key.UseToken ? key.Token : null);
        return await base.SendAsync(request, cancellationToken);
    }
}
