using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Integrations;

/// <summary>Calls another service of the same account.</summary>
internal abstract class ServiceIntegration(AccountContext context, Account account, ServiceNames service) : IIntegration
{
    protected AccountContext Context { get; } = context;

    protected ServiceNames Service { get; } = service;

    public async Task<JsonNode?> CallAsync(TaskAttempt attempt, CancellationToken cancellationToken)
    {
        var action = attempt.Resource.Action;
        var operation = char.ToUpperInvariant(action[0]) + action[1..];
        try
        {
            if (account.JsonService(Service.TargetPrefix) is not { } target)
                throw AwsException.NotSupported(Service.TargetPrefix);
            return Shape(await account.CallAsync(target, operation, Request(attempt), isIntegration: true, cancellationToken));
        }
        catch (AwsException refused)
        {
            throw Explain(refused);
        }
        catch (Exception lost) when (lost is not OperationCanceledException)
        {
            // The edge between two services: a call that breaks down looks to the caller like a connection that does.
            throw new IntegrationException(ClientError, $"Unable to execute HTTP request: {lost.Message}");
        }
    }

    /// <summary>The error of a call that got no answer.</summary>
    protected abstract string ClientError { get; }

    protected virtual JsonObject Request(TaskAttempt attempt) => attempt.Parameters?.DeepClone() as JsonObject ?? [];

    protected abstract JsonNode Shape(JsonObject answer);

    protected abstract IntegrationException Explain(AwsException refused);
}
