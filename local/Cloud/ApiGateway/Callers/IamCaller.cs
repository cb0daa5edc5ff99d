using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.ApiGateway.Callers;

/// <summary>A caller who signs with AWS credentials.</summary>
/// <remarks>
/// There must be a signature for <c>execute-api</c>, by an access key of the API's own account. The signature itself cannot be
/// verified: the local cloud takes any secret. Nor are policies asked: whoever signs for the account is its root.
/// </remarks>
internal static partial class IamCaller
{
    public static Caller Of(AccountContext context, HttpRequest request) =>
        Complete().IsMatch(request.Headers.Authorization.ToString())
        && Signature.InHeader(request) is { Service: "execute-api" } signed && signed.Account == context.Id
            ? Root(context)
            : Caller.Forbidden;

    /// <summary>The caller whom a route takes everybody for that asks nobody.</summary>
    public static Caller Root(AccountContext context) => new(new JsonObject
    {
        ["iam"] = new JsonObject { ["accountId"] = context.Id, ["userArn"] = $"arn:aws:iam::{context.Id}:root" },
    });

    [GeneratedRegex("^AWS4-HMAC-SHA256 Credential=[^/]+/[0-9]{8}/.*,.*Signature=[0-9a-f]{64}$")]
    private static partial Regex Complete();
}
