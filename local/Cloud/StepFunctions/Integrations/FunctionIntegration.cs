using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Integrations;

/// <summary>A function's own ARN as the resource: the input is the event, what the function returns is the result.</summary>
internal sealed class FunctionIntegration(FunctionCall functions) : IIntegration
{
    public async Task<JsonNode?> CallAsync(TaskAttempt attempt, CancellationToken cancellationToken)
    {
        var payload = Encoding.UTF8.GetBytes(JsonText.Write(attempt.Parameters));
        var result = await functions.InvokeAsync(new InvokeCall(attempt.Resource.Arn, payload), keepsText: true, cancellationToken);
        return FunctionCall.Read(result.Payload);
    }
}
