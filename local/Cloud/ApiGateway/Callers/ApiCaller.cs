using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.ApiGateway.Callers;

/// <summary>What an authorizer found out: who is calling, or how the request is refused.</summary>
/// <param name="Context">What the function gets as <c>requestContext.authorizer</c>.</param>
/// <param name="Refusal">A status and its text; null when the caller may pass.</param>
internal sealed record ApiCaller(JsonObject? Context, (int Status, string Message)? Refusal = null)
{
    public static ApiCaller Forbidden { get; } = new(null, (403, "Forbidden"));

    public static ApiCaller Unauthorized { get; } = new(null, (401, "Unauthorized"));
}

/// <summary>A caller who signs with AWS credentials.</summary>
/// <remarks>
/// There must be a signature for <c>execute-api</c>, by an access key of the API's own account. The signature itself cannot be
/// verified: the local cloud takes any secret. Nor are policies asked: whoever signs for the account is its root.
/// </remarks>
internal static partial class IamCaller
{
    public static ApiCaller Identify(AccountContext context, HttpRequest request) =>
        Complete().IsMatch(request.Headers.Authorization.ToString())
        && Signature.InHeader(request) is { Service: "execute-api" } signed && signed.Account == context.Id
            ? Root(context)
            : ApiCaller.Forbidden;

    /// <summary>The caller whom a route takes everybody for that asks nobody.</summary>
    public static ApiCaller Root(AccountContext context) => new(new JsonObject
    {
        ["iam"] = new JsonObject { ["accountId"] = context.Id, ["userArn"] = $"arn:aws:iam::{context.Id}:root" },
    });

    [GeneratedRegex("^AWS4-HMAC-SHA256 Credential=[^/]+/[0-9]{8}/.*,.*Signature=[0-9a-f]{64}$")]
    private static partial Regex Complete();
}

/// <summary>A caller who shows a token.</summary>
/// <remarks>
/// Verified are its form, issuer, audience (<c>aud</c>, or <c>client_id</c> where there is none), times, and that it has one of the
/// route's scopes (in <c>scope</c> or <c>scp</c>). Not verified is its
/// signature: the issuer's keys are on the network, where the local cloud does not go.
/// </remarks>
internal static class JwtCaller
{
    public static ApiCaller Identify(JsonObject authorizer, IReadOnlyList<string> wanted, HttpRequest request, DateTimeOffset now)
    {
        if (Read(request.Headers.Authorization.ToString()) is not { } claims
            || authorizer["jwtConfiguration"] is not JsonObject configuration
            || claims["iss"]?.ToString() != configuration.Text("issuer")
            || !AudiencesOf(claims).Intersect(configuration.Texts("audience")).Any()
            || !IsValidAt(claims, now.ToUnixTimeSeconds()))
            return ApiCaller.Unauthorized;
        var scopes = ScopesOf(claims).ToList();
        if (wanted.Count > 0 && !wanted.Intersect(scopes).Any())
            return ApiCaller.Forbidden;
        return new(new JsonObject
        {
            ["jwt"] = new JsonObject
            {
                ["claims"] = Flat(claims), ["scopes"] = wanted.Count == 0 ? null : new JsonArray([.. scopes.Select(scope => JsonValue.Create(scope))]),
            },
        });
    }

    private static JsonObject? Read(string header)
    {
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..] : header;
        if (token.Split('.') is not [_, var payload, { Length: > 0 }])
            return null;
        try
        {
            return CloudJson.Parse(Base64Url.DecodeFromChars(payload)) as JsonObject;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> AudiencesOf(JsonObject claims) => (claims["aud"] ?? claims["client_id"]) switch
    {
        JsonArray several => several.Select(one => $"{one}"),
        { } one => [one.ToString()],
        null => [],
    };

    // One text with spaces between, or a list.
    private static IEnumerable<string> ScopesOf(JsonObject claims) => (claims["scope"] ?? claims["scp"]) switch
    {
        JsonArray several => several.Select(one => $"{one}"),
        { } together => together.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries),
        null => [],
    };

    // A token without an end is refused; the other times may be absent.
    private static bool IsValidAt(JsonObject claims, long now) =>
        Seconds(claims, "exp") > now && (Seconds(claims, "nbf") ?? now) <= now && (Seconds(claims, "iat") ?? now) <= now;

    private static double? Seconds(JsonObject claims, string name) =>
        claims[name] is JsonValue value && value.TryGetValue<double>(out var seconds) ? seconds : null;

    // API Gateway hands every claim on as a text, a list as [one two].
    private static JsonObject Flat(JsonObject claims) => new(claims.Select(claim => KeyValuePair.Create(
        claim.Key,
        (JsonNode?)(claim.Value is JsonArray list ? $"[{string.Join(' ', list)}]" : claim.Value?.ToString()))));
}
