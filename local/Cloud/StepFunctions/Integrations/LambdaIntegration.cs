using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.StepFunctions.Tasks;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Integrations;

/// <summary>
/// <c>lambda:invoke</c>, with and without a task token: the function receives the payload alone, the result tells of the invocation.
/// </summary>
internal sealed class LambdaIntegration(AccountContext context, FunctionCall functions) : IIntegration
{
    private static readonly HashSet<string> Known = ["FunctionName", "Payload", "Qualifier", "InvocationType", "LogType"];

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
            WantsLog = Text(parameters, "LogType") == "Tail",
            Kind = Enum.TryParse<InvocationKind>(Text(parameters, "InvocationType") ?? nameof(InvocationKind.RequestResponse), out var kind)
                ? kind
                : throw Refusal($"There is no InvocationType '{Text(parameters, "InvocationType")}'."),
        };
        return Shape(await functions.InvokeAsync(call, keepsText: false, cancellationToken));
    }

    private JsonObject Shape(InvokeResult result)
    {
        var answer = new JsonObject { ["ExecutedVersion"] = result.ExecutedVersion };
        if (result.LogResult is { } log)
            answer["LogResult"] = log;
        answer["Payload"] = FunctionCall.Read(result.Payload);
        SdkMetadata.Add(answer, context, "application/json", result.Payload.Length);
        answer["StatusCode"] = result.StatusCode;
        return answer;
    }

    private static string? Text(JsonObject parameters, string name) =>
        parameters[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static IntegrationException Refusal(string message) => new("Lambda.AWSLambdaException", message);
}

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

/// <summary>Invokes a function and tells its failures apart, the same for both ways to name a function in a state machine.</summary>
internal sealed class FunctionCall(AccountContext context, ILambdaInvoker lambda)
{
    private static readonly HashSet<string> Modelled =
    [
        "ResourceNotFoundException", "TooManyRequestsException", "ServiceException", "InvalidParameterValueException",
        "InvalidRequestContentException", "RequestTooLargeException", "ResourceConflictException", "ResourceNotReadyException",
    ];

    /// <param name="keepsText">Whether the cause is the payload letter for letter; the optimized integration writes it anew.</param>
    /// <exception cref="IntegrationException">Lambda refuses, or the function fails.</exception>
    public async Task<InvokeResult> InvokeAsync(InvokeCall call, bool keepsText, CancellationToken cancellationToken)
    {
        InvokeResult result;
        try
        {
            result = await context.Interceptors.RunAsync(call, () => lambda.InvokeAsync(call, cancellationToken));
        }
        catch (AwsException refused)
        {
            var name = Modelled.Contains(refused.Code) ? refused.Code : "AWSLambdaException";
            throw new IntegrationException(
                $"Lambda.{name}",
                $"{refused.Message} (Service: AWSLambda; Status Code: {refused.Status}; Error Code: {refused.Code}; "
                + $"Request ID: {context.Ids.NewGuid()}; Proxy: null)");
        }
        catch (Exception lost) when (lost is not OperationCanceledException)
        {
            // The edge between two services: a call that breaks down looks to the caller like a connection that does.
            throw new IntegrationException("Lambda.SdkClientException", $"Unable to execute HTTP request: {lost.Message}");
        }
        return result.FunctionError is null ? result : throw Explain(Encoding.UTF8.GetString(result.Payload.Span), keepsText);
    }

    /// <summary>A payload as a value. A function that returns something else than JSON returns text.</summary>
    public static JsonNode? Read(ReadOnlyMemory<byte> payload)
    {
        var text = Encoding.UTF8.GetString(payload.Span);
        return TryParse(text, out var value) ? value : JsonValue.Create(text);
    }

    private static IntegrationException Explain(string payload, bool keepsText)
    {
        if (TryParse(payload, out var error)
            && error is JsonObject members
            && members["errorType"] is JsonValue type
            && type.TryGetValue<string>(out var name))
            return new IntegrationException(name, keepsText ? payload : JsonText.Write(members));
        // A crash or a timeout of the function, which Lambda reports without a type.
        const string cause = "The cause could not be determined because Lambda did not return an error type.";
        return new IntegrationException("Lambda.Unknown", $"{cause} Returned payload: {payload}");
    }

    private static bool TryParse(string text, out JsonNode? value)
    {
        try
        {
            value = JsonText.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }
}
