namespace Comparison.Local.StatesLanguage.Expressions;

/// <summary>The errors that the language itself raises or matches.</summary>
internal static class ErrorNames
{
    /// <summary>Matches every error but <see cref="Runtime"/>.</summary>
    public const string All = "States.ALL";

    /// <summary>Matches every error but timeouts and <see cref="Runtime"/>.</summary>
    public const string TaskFailed = "States.TaskFailed";

    public const string Timeout = "States.Timeout";

    /// <summary>May be named in Retry and Catch; the history shows a missed heartbeat as <see cref="Timeout"/> all the same.</summary>
    public const string HeartbeatTimeout = "States.HeartbeatTimeout";

    /// <summary>Ends the execution whatever Retry and Catch say.</summary>
    public const string Runtime = "States.Runtime";

    public const string ExceedToleratedFailureThreshold = "States.ExceedToleratedFailureThreshold";

    public const string DataLimitExceeded = "States.DataLimitExceeded";

    public const string IntrinsicFailure = "States.IntrinsicFailure";

    /// <summary>A JSONata expression failed, or yielded nothing, or a value of the wrong type.</summary>
    public const string QueryEvaluationError = "States.QueryEvaluationError";

    public const string ResultPathMatchFailure = "States.ResultPathMatchFailure";
}
