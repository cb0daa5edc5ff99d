using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Tasks;

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
