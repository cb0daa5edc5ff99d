using Amazon.Lambda.Core;

namespace Comparison.Adapters.Logging;

/// <summary>The log of one run: every line carries the correlation id, so that one search finds them all.</summary>
/// <remarks>Never hand it a task token, a callback id or a <c>sin</c>.</remarks>
public sealed class RunLog(ILambdaLogger logger, string correlationId)
{
    /// <param name="template">Names its values in braces; on Lambda, with JSON logs, each becomes a member.</param>
    public void Information(string template, params object[] values) =>
        logger.LogInformation($"{template} correlation_id={{CorrelationId}}", [.. values, correlationId]);
}
