using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Comparison.Adapters.Callbacks;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Adapters.Logging;
using Comparison.Domain.Decisions;
using Comparison.Domain.Inputs;

namespace Comparison.Functions.Http;

/// <summary><c>POST /decisions/{id}</c>: somebody approves or rejects.</summary>
public sealed class DecideFunction(Deciding deciding, TimeProvider time)
{
    private const int MaxCommentLength = 2000;

    [LambdaFunction]
    public async Task<APIGatewayHttpApiV2ProxyResponse> Decide(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        if (!request.IsJson())
            return HttpAnswer.Errors(415, "The content type must be application/json");
        var (input, refusal) = JsonBody.Read(request);
        if (refusal is not null)
            return refusal;

        var caller = ApiUser.From(request);
        var reader = new InputReader(input);
        var status = StatusOf(reader);
        var decidedBy = caller.Person ?? reader.Text("decided_by", missing: "decided_by is required");
        var comments = reader.Text("comments") ?? "";
        if (comments.Length > MaxCommentLength)
            reader.Reject($"comments must be at most {MaxCommentLength} characters");
        if (reader.Errors.Count > 0)
            return HttpAnswer.Errors(400, reader.Errors);

        var id = request.Path("id") ?? "";
        var ruling = new Ruling(status!.Value, decidedBy!, time.GetUtcNow(), comments);
        var result = await deciding.DecideAsync(id, ruling, caller, CancellationToken.None);
        Log(id, ruling, result, context.Logger);
        return result.Kind switch
        {
            DecideKind.Stands => Decided(200, id, result.Ruling!),
            DecideKind.Otherwise => Decided(409, id, result.Ruling!, "It was decided before"),
            DecideKind.TooLate => HttpAnswer.Errors(410, "Nobody waits for this decision any more"),
            DecideKind.Forbidden => HttpAnswer.Errors(403, "Not among those who may decide"),
            _ => HttpAnswer.Errors(404, "There is no such decision"),
        };
    }

    private static void Log(string id, Ruling ruling, DecideResult result, ILambdaLogger logger)
    {
        if (result.CorrelationId is not { } run)
            return;
        var log = new RunLog(logger, run);
        log.Information("Decision {Id} is {Status}", id, ruling.Status);
        if (result.IsCallbackClosed)
            log.Information("Nobody waits on the callback of {Id} any more; the execution follows the row", id);
    }

    private static DecisionStatus? StatusOf(InputReader reader)
    {
        switch (reader.Text("decision", missing: "decision is required"))
        {
            case "approve":
                return DecisionStatus.Approved;
            case "reject":
                return DecisionStatus.Rejected;
            case null:
                return null;
            default:
                reader.Reject("decision must be approve or reject");
                return null;
        }
    }

    private static APIGatewayHttpApiV2ProxyResponse Decided(int status, string id, Ruling ruling, params string[] errors) =>
        HttpAnswer.Json(status, new RulingBody(id, ruling, errors.Length == 0 ? null : errors), ApiJson.Default.RulingBody);
}

/// <summary>A decision from the desk to the execution that waits for it.</summary>
public sealed class Deciding(DecisionDesk desk, CallbackSender callbacks, IWorkflowEngine engine)
{
    public async Task<DecideResult> DecideAsync(string id, Ruling ruling, ApiUser caller, CancellationToken cancellationToken)
    {
        var result = await desk.DecideAsync(
            id, ruling, deciders => caller.MayDecide(ruling.DecidedBy, deciders), caller.Arn, cancellationToken);
        if (result.Kind != DecideKind.Stands)
            return result;
        if (await callbacks.TrySendAsync(result.Callback!, result.Ruling!, cancellationToken))
            return result;

        // Closed is what a repeated answer finds, and one that came with the deadline: then the execution follows the row.
        // Only an execution that ended without an outcome will never hear of it; nor will one that ended so long ago that the engine has
        // forgotten it, unless it ended on this very ruling.
        var state = await engine.StateAsync(result.Workflow!.Value, result.SubjectId!, cancellationToken);
        var isOver = state is WorkflowState.Stopped or WorkflowState.Failed || (state is null && result.IsNew);
        if (!isOver)
            return result with { IsCallbackClosed = true };
        await desk.CloseAsync(id, cancellationToken);
        return new(DecideKind.TooLate);
    }
}
