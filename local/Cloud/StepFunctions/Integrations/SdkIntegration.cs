using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.StepFunctions.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Integrations;

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
