using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Integrations;

/// <summary>
/// The optimized integrations of SQS and DynamoDB: answers with metadata, errors in the manner of version 1 of the Java SDK.
/// </summary>
internal class OptimizedIntegration(AccountContext context, Account account, ServiceNames service)
    : ServiceIntegration(context, account, service)
{
    private const string Body = "MessageBody";

    protected override string ClientError => $"{Service.Optimized}.SdkClientException";

    protected override JsonObject Request(TaskAttempt attempt)
    {
        var request = base.Request(attempt);
        // The one parameter that may be any JSON; SQS takes text.
        if (request[Body] is { } body && (body is not JsonValue value || !value.TryGetValue<string>(out _)))
            request[Body] = JsonText.Write(body);
        return request;
    }

    protected override JsonNode Shape(JsonObject answer) => SdkMetadata.Add(answer, Context);

    protected override IntegrationException Explain(AwsException refused) => new(
        $"{Service.Optimized}.{Service.ExceptionName(refused.Code) ?? Service.OptimizedFallback}",
        $"{refused.Message} (Service: {Service.OptimizedService}; Status Code: {refused.Status}; "
        + $"Error Code: {refused.QueryCode ?? refused.Code}; Request ID: {Context.Ids.NewGuid()}; Proxy: null)");
}
