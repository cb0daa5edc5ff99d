using System.Text.RegularExpressions;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>The errors that a strategy retries: all of them unless types or patterns are given, then those that match either.</summary>
internal sealed class RetryableErrors(Type[]? types, string[]? messagePatterns)
{
    private readonly Regex[]? _messages = messagePatterns?.Select(pattern => new Regex(pattern)).ToArray();

    public bool Contains(Exception exception) =>
        (types is null && _messages is null)
        || types?.Any(type => type.IsInstanceOfType(exception)) == true
        || _messages?.Any(message => message.IsMatch(exception.Message)) == true;
}
