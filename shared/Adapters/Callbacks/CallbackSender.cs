using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Comparison.Adapters.Json;
using Comparison.Domain.Decisions;

namespace Comparison.Adapters.Callbacks;

/// <summary>Answers waiting executions, each by the API of its engine.</summary>
/// <remarks>
/// Every method returns false when nobody waits any more: answered, expired, stopped, or gone from the engine altogether, which then
/// calls the callback invalid. That is normal.
/// </remarks>
public sealed class CallbackSender(Lazy<IAmazonLambda> lambda, Lazy<IAmazonStepFunctions> stepFunctions)
{
    /// <summary>Sends a ruling.</summary>
    public Task<bool> TrySendAsync(Callback callback, Ruling ruling, CancellationToken cancellationToken) =>
        TrySendAsync(callback, ruling, SuiteJson.Default.Ruling, cancellationToken);

    /// <summary>Sends any answer.</summary>
    public Task<bool> TrySendAsync<T>(Callback callback, T answer, JsonTypeInfo<T> json, CancellationToken cancellationToken) =>
        TryAsync(() => callback.Kind == CallbackKind.Durable
            ? AnswerDurableAsync(callback.Token, JsonSerializer.SerializeToUtf8Bytes(answer, json), cancellationToken)
            : stepFunctions.Value.SendTaskSuccessAsync(
                new SendTaskSuccessRequest { TaskToken = callback.Token, Output = JsonSerializer.Serialize(answer, json) },
                cancellationToken));

    /// <summary>Says that there will be no answer.</summary>
    /// <param name="error">The error's name, which the state machine catches by.</param>
    public Task<bool> TryFailAsync(Callback callback, string error, string message, CancellationToken cancellationToken) =>
        TryAsync(() => callback.Kind == CallbackKind.Durable
            ? lambda.Value.SendDurableExecutionCallbackFailureAsync(
                new SendDurableExecutionCallbackFailureRequest
                {
                    CallbackId = callback.Token,
                    Error = new() { ErrorType = error, ErrorMessage = message },
                },
                cancellationToken)
            : stepFunctions.Value.SendTaskFailureAsync(
                new SendTaskFailureRequest { TaskToken = callback.Token, Error = error, Cause = message }, cancellationToken));

    /// <summary>Says that the answer is still on its way.</summary>
    public Task<bool> TryHeartbeatAsync(Callback callback, CancellationToken cancellationToken) =>
        TryAsync(() => callback.Kind == CallbackKind.Durable
            ? lambda.Value.SendDurableExecutionCallbackHeartbeatAsync(
                new SendDurableExecutionCallbackHeartbeatRequest { CallbackId = callback.Token }, cancellationToken)
            : stepFunctions.Value.SendTaskHeartbeatAsync(new SendTaskHeartbeatRequest { TaskToken = callback.Token }, cancellationToken));

    private static async Task<bool> TryAsync(Func<Task> send)
    {
        try
        {
            await send();
            return true;
        }
        catch (Amazon.Lambda.Model.CallbackTimeoutException)
        {
            return false;
        }
        catch (Amazon.Lambda.Model.ResourceNotFoundException)
        {
            return false;
        }
        catch (InvalidParameterValueException)
        {
            return false; // "Invalid callback id"
        }
        catch (TaskTimedOutException)
        {
            return false;
        }
        catch (TaskDoesNotExistException)
        {
            return false;
        }
        catch (InvalidTokenException)
        {
            return false;
        }
    }

    private async Task AnswerDurableAsync(string callbackId, byte[] answer, CancellationToken cancellationToken)
    {
        using var result = new MemoryStream(answer);
        await lambda.Value.SendDurableExecutionCallbackSuccessAsync(
            new SendDurableExecutionCallbackSuccessRequest { CallbackId = callbackId, Result = result }, cancellationToken);
    }
}
