namespace Comparison.Local.Cloud.StepFunctions.Tasks;

/// <summary>The failure of a task, with the names that Retry and Catch go by.</summary>
internal sealed class IntegrationException(string error, string? cause) : Exception(error)
{
    public string Error { get; } = error;

    public string? Cause { get; } = cause;
}
