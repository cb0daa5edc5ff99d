using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Tasks;

/// <summary>SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat.</summary>
/// <remarks>
/// A token that never was: InvalidToken. One whose task was answered, has timed out, or whose execution has ended: TaskTimedOut.
/// TaskDoesNotExist is in AWS's model, but nobody has seen it for a token.
/// </remarks>
internal sealed class TaskOperations(TaskTokens tokens)
{
    private const int MaxToken = 2048;
    private const int MaxError = 256;
    private const int MaxCause = 32_768;
    private const int MaxOutput = 262_144;

    public Task<JsonObject> SucceedAsync(Request request, CancellationToken cancellationToken)
    {
        var task = Find(request);
        var output = request.Required("output");
        if (Encoding.UTF8.GetByteCount(output) > MaxOutput)
            throw Errors.InvalidOutput($"The output is larger than {MaxOutput} bytes.");
        if (JsonInput.FindMistake(output) is { } mistake)
            throw Errors.InvalidOutput(mistake);
        return AnswerAsync(task, new TaskOutcome.Succeeded(JsonText.Parse(output)), cancellationToken);
    }

    public Task<JsonObject> FailAsync(Request request, CancellationToken cancellationToken) => AnswerAsync(
        Find(request),
        new TaskOutcome.Failed(request.SensitiveText("error", MaxError), request.SensitiveText("cause", MaxCause)),
        cancellationToken);

    public JsonObject Beat(Request request) => Find(request)?.TryBeat() is true ? [] : throw Errors.TaskTimedOut();

    private TaskRun? Find(Request request) => tokens.Find(
        request.SensitiveText("taskToken", MaxToken) ?? request.Required("taskToken"));

    private static async Task<JsonObject> AnswerAsync(TaskRun? task, TaskOutcome outcome, CancellationToken cancellationToken) =>
        task is not null && await task.TryAnswerAsync(outcome, cancellationToken) ? [] : throw Errors.TaskTimedOut();
}
