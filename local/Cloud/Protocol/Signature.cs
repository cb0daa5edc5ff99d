using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>By whom, for which region and for which service a request is signed.</summary>
/// <remarks>
/// Whether it fits is not verified: the local cloud takes any secret. That there is one is asked for, on every call of AWS's
/// protocols: it tells whose account is meant, and a web page can add the header only where its browser is told that it may.
/// </remarks>
internal sealed partial record Signature(string AccessKey, string Region, string Service)
{
    /// <summary>The account of keys that name none, such as <c>test</c>.</summary>
    public const string Nobody = "000000000000";

    /// <summary>The account that is meant: a key of 12 digits is the account's own id.</summary>
    public string Account => AccountOf(AccessKey);

    public static string AccountOf(string accessKey) =>
        accessKey.Length == Nobody.Length && accessKey.All(char.IsAsciiDigit) ? accessKey : Nobody;

    /// <summary>The signature in the header; null when there is none of Signature Version 4.</summary>
    public static Signature? InHeader(HttpRequest request) => Read(Header().Match(request.Headers.Authorization.ToString()));

    /// <summary>The signature in the header, or that of a presigned URL.</summary>
    public static Signature? Read(HttpRequest request) => InHeader(request)
        ?? (request.Query["X-Amz-Signature"].Count > 0 ? Read(Scope().Match(request.Query["X-Amz-Credential"].ToString())) : null);

    /// <summary>A header that says the same, without anything secret.</summary>
    public string ToHeader() => $"AWS4-HMAC-SHA256 Credential={AccessKey}/-/{Region}/{Service}/aws4_request";

    private static Signature? Read(Match match) =>
        match.Success ? new(match.Groups["key"].Value, match.Groups["region"].Value, match.Groups["service"].Value) : null;

    private const string CredentialScope = @"(?<key>[^/\s,]+)/[^/\s,]*/(?<region>[^/\s,]*)/(?<service>[a-z0-9-]+)/aws4_request";

    [GeneratedRegex("^AWS4-HMAC-SHA256 +Credential=" + CredentialScope)]
    private static partial Regex Header();

    [GeneratedRegex("^" + CredentialScope + "$")]
    private static partial Regex Scope();
}
