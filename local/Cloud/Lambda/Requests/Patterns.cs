using System.Text.RegularExpressions;

namespace Comparison.Local.Cloud.Lambda.Requests;

/// <summary>The patterns of the API's model.</summary>
internal static partial class Patterns
{
    [GeneratedRegex(
        @"arn:([a-zA-Z0-9-]+):lambda:([a-zA-Z0-9-]+):(\d{12}):function:([a-zA-Z0-9_-]+):(\$LATEST(?:\.PUBLISHED)?|[0-9]+)" +
        "/durable-execution/([a-zA-Z0-9_-]+)/([a-zA-Z0-9_-]+)")]
    public static partial Regex DurableExecutionArn();

    /// <summary>Of checkpoint tokens and callback ids.</summary>
    [GeneratedRegex("[A-Za-z0-9+/]+={0,2}")]
    public static partial Regex Base64();

    /// <summary>Of operation ids, subtypes and execution names.</summary>
    [GeneratedRegex("[a-zA-Z0-9-_]+")]
    public static partial Regex Identifier();

    [GeneratedRegex(@"[\x20-\x7E]+")]
    public static partial Regex OperationName();

    [GeneratedRegex(@"[\x21-\x7E]+")]
    public static partial Regex ClientToken();

    [GeneratedRegex(@"[a-zA-Z0-9\._:\/=+\-@ ]+")]
    public static partial Regex TenantId();

    [GeneratedRegex("(?!^[0-9]+$)([a-zA-Z0-9-_]+)")]
    public static partial Regex Alias();

    [GeneratedRegex(@"[^\s]+")]
    public static partial Regex Handler();

    [GeneratedRegex(@"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+")]
    public static partial Regex RoleArn();
}
