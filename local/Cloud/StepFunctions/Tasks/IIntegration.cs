using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Tasks;

/// <summary>Calls a service for a task.</summary>
internal interface IIntegration
{
    /// <returns>The service's answer as the task's result has it.</returns>
    /// <exception cref="IntegrationException">The service refuses, or the function fails.</exception>
    Task<JsonNode?> CallAsync(TaskAttempt attempt, CancellationToken cancellationToken);
}

/// <summary>An integration that knows <c>.sync</c>: its call starts a job, and the task ends with the job.</summary>
internal interface IJobIntegration : IIntegration
{
    /// <summary>Ends the caller's piece of work until the job has ended.</summary>
    /// <param name="started">What the call that started the job has answered.</param>
    /// <returns>The task's result.</returns>
    /// <exception cref="IntegrationException">The job has failed.</exception>
    Task<JsonNode?> WaitAsync(TaskAttempt attempt, JsonNode? started);

    /// <summary>Stops the job of a task that has ended before it.</summary>
    /// <param name="executionArn">Whose task it was.</param>
    void Abandon(JsonNode? started, string executionArn);
}

/// <summary>The failure of a task, with the names that Retry and Catch go by.</summary>
internal sealed class IntegrationException(string error, string? cause) : Exception(error)
{
    public string Error { get; } = error;

    public string? Cause { get; } = cause;
}
