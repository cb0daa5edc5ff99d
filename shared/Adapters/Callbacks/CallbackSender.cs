using System.Text.Json;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Comparison.Domain.Decisions;

namespace Comparison.Adapters.Callbacks;

/// <summary>Answers waiting executions, each by the API of its engine.</summary>
public sealed class CallbackSender(Lazy<IAmazonLambda> lambda, Lazy<IAmazonStepFunctions> stepFunctions)
{
    /// <summary>Sends a ruling.</summary>
    /// <returns>False when nobody waits any more: answered, expired or stopped. That is normal.</returns>
    public async Task<bool> TrySendAsync(Callback callback, Ruling ruling, CancellationToken cancellationToken)
    {
        try
        {
            if (callback.Kind == CallbackKind.Durable)
                await AnswerDurableAsync(callback.Token, ruling, cancellationToken);
            else
                await AnswerTaskAsync(callback.Token, ruling, cancellationToken);
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
        catch (TaskTimedOutException)
        {
            return false;
        }
        catch (TaskDoesNotExistException)
        {
            return false;
        }
    }

    private async Task AnswerDurableAsync(string callbackId, Ruling ruling, CancellationToken cancellationToken)
    {
        using var result = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(ruling, SuiteJson.Default.Ruling));
        await lambda.Value.SendDurableExecutionCallbackSuccessAsync(
            new SendDurableExecutionCallbackSuccessRequest { CallbackId = callbackId, Result = result }, cancellationToken);
    }

    private async Task AnswerTaskAsync(string taskToken, Ruling ruling, CancellationToken cancellationToken) =>
        await stepFunctions.Value.SendTaskSuccessAsync(
            new SendTaskSuccessRequest { TaskToken = taskToken, Output = JsonSerializer.Serialize(ruling, SuiteJson.Default.Ruling) },
            cancellationToken);
}
