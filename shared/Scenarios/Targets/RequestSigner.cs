using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;

namespace Comparison.Scenarios.Targets;

/// <summary>AWS Signature Version 4 for requests that no SDK makes: those to an HTTP API.</summary>
/// <remarks>By AWS's description of it (IAM user guide, "Create a signed AWS API request").</remarks>
/// <param name="service">The name to sign for: <c>execute-api</c>.</param>
public sealed class RequestSigner(string region, string service, TimeProvider time)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Adds date, session token and signature.</summary>
    /// <param name="sessionToken">Of temporary credentials; null for others.</param>
    public void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body, string accessKey, string secretKey, string? sessionToken)
    {
        var now = time.GetUtcNow();
        var instant = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var date = instant[..8];
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.RequestUri!.Authority,
            ["x-amz-date"] = instant,
        };
        if (sessionToken is not null)
            headers["x-amz-security-token"] = sessionToken;
        foreach (var (name, value) in headers.Where(header => header.Key != "host"))
            request.Headers.TryAddWithoutValidation(name, value);

        var signed = string.Join(';', headers.Keys);
        var canonical = string.Join('\n',
            request.Method.Method,
            CanonicalPath(request.RequestUri),
            CanonicalQuery(request.RequestUri),
            string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n")),
            signed,
            Convert.ToHexStringLower(SHA256.HashData(body)));
        var scope = $"{date}/{region}/{service}/aws4_request";
        var text = string.Join('\n', Algorithm, instant, scope, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        var signature = Convert.ToHexStringLower(Mac(Key(secretKey, date), text));
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"{Algorithm} Credential={accessKey}/{scope}, SignedHeaders={signed}, Signature={signature}");
    }

    private byte[] Key(string secretKey, string date) =>
        Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes($"AWS4{secretKey}"), date), region), service), "aws4_request");

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    // Every service but S3 has the segments of the path, escaped as they are sent, escaped once more.
    private static string CanonicalPath(Uri uri) => string.Join('/', uri.AbsolutePath.Split('/').Select(Uri.EscapeDataString));

    private static string CanonicalQuery(Uri uri) => string.Join('&', uri.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : $"{pair}=")
        .Order(StringComparer.Ordinal));
}

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
