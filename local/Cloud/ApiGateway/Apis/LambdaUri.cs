using System.Text.RegularExpressions;

namespace Comparison.Local.Cloud.ApiGateway.Apis;

/// <summary>How integrations name a function: by its ARN, or by that of its invocation.</summary>
internal static partial class LambdaUri
{
    public static string FunctionOf(string uri) => Invocation().Match(uri) is { Success: true } match ? match.Groups[1].Value : uri;

    [GeneratedRegex("^arn:[^:]+:apigateway:[^:]+:lambda:path/[0-9-]+/functions/(.+)/invocations$")]
    private static partial Regex Invocation();
}
