namespace Comparison.Cloud.Tests.Hosting;

/// <summary>A signature as the local cloud reads it: it tells the account and the service, and nobody verifies the rest.</summary>
internal static class Signed
{
    public static string For(string account = "000000000001", string service = "any", string region = "us-east-1") =>
        $"AWS4-HMAC-SHA256 Credential={account}/20300101/{region}/{service}/aws4_request, SignedHeaders=host, Signature=00";

    /// <summary>Signs whatever the client sends.</summary>
    public static HttpClient Sign(this HttpClient http, string account = "000000000001", string service = "any")
    {
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", For(account, service));
        return http;
    }

    /// <summary>A body in the JSON that AWS's targets speak.</summary>
    public static StringContent Json(string body) => new(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-amz-json-1.0"));
}
