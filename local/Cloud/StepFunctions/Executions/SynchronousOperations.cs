using System.Text.Json.Nodes;
using Comparison.Local.Cloud.StepFunctions.Api;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>StartSyncExecution: an express execution whose end is the answer, also when it fails.</summary>
internal sealed class SynchronousOperations(StartOrderReader orders, ExecutionStarter starter)
{
    public async Task<JsonObject> StartAsync(Request request, CancellationToken cancellationToken)
    {
        var order = orders.Read(request);
        var withData = request.OneOf("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY";
        if (!order.Machine.IsExpress)
            throw Errors.WrongType();
        var run = starter.Start(order);
        await run.End.WaitAsync(cancellationToken);
        return ExecutionShapes.ShowSynchronous(run, ExpressBill.Compute(run), withData);
    }
}
