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
