using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.StatesLanguage.Json;
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
            var request = Request(attempt);
            if (QueueHosts.FindUnknown(request, Context.Endpoint) is { } host)
                throw new IntegrationException(ClientError, $"Unable to execute HTTP request: {host}: Name or service not known");
            return Shape(await account.CallAsync(target, operation, request, isIntegration: true, cancellationToken));
        }
        catch (AwsException refused)
        {
            throw Explain(refused);
        }
        catch (Exception lost) when (lost is not (OperationCanceledException or IntegrationException))
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

/// <summary>The hosts in the URLs of queues: a call of SQS goes there, whatever else the request says.</summary>
internal static class QueueHosts
{
    /// <summary>The host of a request's queue when there is none of that name; null otherwise.</summary>
    /// <remarks>Known are the local cloud's own, what AWS calls its endpoints, and addresses of this machine.</remarks>
    public static string? FindUnknown(JsonObject request, Uri endpoint) =>
        request["QueueUrl"] is JsonValue text
        && text.TryGetValue<string>(out var url)
        && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address is { HostNameType: UriHostNameType.Dns, IsLoopback: false }
        && address.Host != endpoint.Host
        && !address.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        && !address.Host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase)
            ? address.Host
            : null;
}

/// <summary>
/// The optimized integrations of SQS and DynamoDB: answers with metadata, errors in the manner of version 1 of the Java SDK.
/// </summary>
internal class OptimizedIntegration(AccountContext context, Account account, ServiceNames service)
    : ServiceIntegration(context, account, service)
{
    protected override string ClientError => $"{Service.Optimized}.SdkClientException";

    protected override JsonObject Request(TaskAttempt attempt)
    {
        var request = base.Request(attempt);
        if (request[Service.Body] is { } body && (body is not JsonValue value || !value.TryGetValue<string>(out _)))
            request[Service.Body] = JsonText.Write(body);
        return request;
    }

    protected override JsonNode Shape(JsonObject answer) => SdkMetadata.Add(answer, Context);

    protected override IntegrationException Explain(AwsException refused) => new(
        $"{Service.Optimized}.{Service.ExceptionName(refused.Code) ?? Service.OptimizedFallback}",
        $"{refused.Message} (Service: {Service.OptimizedService}; Status Code: {refused.Status}; "
        + $"Error Code: {refused.QueryCode ?? refused.Code}; Request ID: {Context.Ids.NewGuid()}; Proxy: null)");
}

/// <summary>The <c>aws-sdk:</c> integrations: any operation, bare answers, errors in the manner of version 2 of the Java SDK.</summary>
internal class SdkIntegration(AccountContext context, Account account, ServiceNames service)
    : ServiceIntegration(context, account, service)
{
    protected override string ClientError => $"{Service.Sdk}.SdkClientException";

    protected override JsonNode Shape(JsonObject answer) => answer;

    protected override IntegrationException Explain(AwsException refused) => new(
        $"{Service.Sdk}.{Service.ExceptionName(refused.Code) ?? $"{Service.Sdk}Exception"}",
        $"{refused.Message} (Service: {Service.Sdk}, Status Code: {refused.Status}, Request ID: {Context.Ids.NewGuid()}) "
        + "(SDK Attempt Count: 1)");
}

/// <summary><c>aws-sdk:sfn:</c>: Step Functions called by one of its own state machines.</summary>
internal sealed class StatesSdkIntegration(AccountContext context, Account account)
    : SdkIntegration(context, account, ServiceNames.States)
{
    protected override JsonObject Request(TaskAttempt attempt) => StatesMembers.ToApi(base.Request(attempt));

    protected override JsonNode Shape(JsonObject answer) => StatesMembers.FromApi(answer, StatesMembers.Iso);
}
