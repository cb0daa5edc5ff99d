using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Integrations;

/// <summary><c>aws-sdk:sfn:</c>: Step Functions called by one of its own state machines.</summary>
internal sealed class StatesSdkIntegration(AccountContext context, Account account)
    : SdkIntegration(context, account, ServiceNames.States)
{
    protected override JsonObject Request(TaskAttempt attempt) => StatesMembers.ToApi(base.Request(attempt));

    protected override JsonNode Shape(JsonObject answer) => StatesMembers.FromApi(answer, StatesMembers.Iso);
}
