namespace Comparison.Local.Cloud.StepFunctions.Api;

/// <summary>Checks the ARNs of requests.</summary>
internal static class StatesArn
{
    /// <summary>The ARN itself, when it names a thing of that type.</summary>
    /// <param name="types"><c>stateMachine</c>, <c>execution</c> or <c>activity</c>.</param>
    public static string Check(string arn, params ReadOnlySpan<string> types)
    {
        if (!arn.StartsWith("arn:", StringComparison.Ordinal))
            throw Errors.InvalidArn($"Invalid ARN prefix: {arn}");
        var parts = arn.Split(':');
        // The words for what is wrong further on are not recorded.
        if (parts.Length < 7 || parts[2] != "states")
            throw Errors.InvalidArn($"Invalid ARN: {arn}");
        return types.Contains(parts[5]) ? arn : throw Errors.InvalidArn($"Resource type not valid in this context: {parts[5]}");
    }
}
