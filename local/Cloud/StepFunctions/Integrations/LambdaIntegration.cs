using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Integrations;

/// <summary>
/// <c>lambda:invoke</c>, with and without a task token: the function receives the payload alone, the result tells of the invocation.
/// </summary>
internal sealed class LambdaIntegration(AccountContext context, FunctionCall functions) : IIntegration
{
    private static readonly HashSet<string> Known = ["FunctionName", "Payload", "Qualifier", "InvocationType"];

    public async Task<JsonNode?> CallAsync(TaskAttempt attempt, CancellationToken cancellationToken)
    {
        var parameters = attempt.Parameters as JsonObject ?? [];
        if (parameters.Select(parameter => parameter.Key).FirstOrDefault(parameter => !Known.Contains(parameter)) is { } unknown)
            throw Refusal($"The parameter '{unknown}' is not supported by the local cloud.");
        var payload = parameters.TryGetPropertyValue("Payload", out var value) ? JsonText.Write(value) : "{}";
        var name = Text(parameters, "FunctionName") ?? throw Refusal("FunctionName is required.");
        var call = new InvokeCall(name, Encoding.UTF8.GetBytes(payload))
        {
            Qualifier = Text(parameters, "Qualifier"),
            Kind = Enum.TryParse<InvocationKind>(Text(parameters, "InvocationType") ?? nameof(InvocationKind.RequestResponse), out var kind)
                ? kind
                : throw Refusal($"There is no InvocationType '{Text(parameters, "InvocationType")}'."),
        };
        return Shape(await functions.InvokeAsync(call, keepsText: false, cancellationToken));
    }

    private JsonObject Shape(InvokeResult result)
    {
        var answer = new JsonObject { ["ExecutedVersion"] = result.ExecutedVersion, ["Payload"] = FunctionCall.Read(result.Payload) };
        SdkMetadata.Add(answer, context, "application/json", result.Payload.Length);
        answer["StatusCode"] = result.StatusCode;
        return answer;
    }

    private static string? Text(JsonObject parameters, string name) =>
        parameters[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static IntegrationException Refusal(string message) => new("Lambda.AWSLambdaException", message);
}
