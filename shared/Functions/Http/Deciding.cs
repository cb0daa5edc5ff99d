using Comparison.Adapters.Callbacks;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain.Decisions;

namespace Comparison.Functions.Http;

/// <summary>A decision from the desk to the execution that waits for it.</summary>
public sealed class Deciding(DecisionDesk desk, CallbackSender callbacks, IWorkflowEngine engine)
{
    public async Task<DecideResult> DecideAsync(string id, Ruling ruling, Caller caller, CancellationToken cancellationToken)
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
        var isOver = state is ExecutionState.Stopped or ExecutionState.Failed || (state is null && result.IsNew);
        if (!isOver)
            return result with { IsCallbackClosed = true };
        await desk.CloseAsync(id, cancellationToken);
        return new(DecideKind.TooLate);
    }
}
