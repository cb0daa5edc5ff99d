using System.Text.Json.Nodes;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>The runs of distributed maps as they are described and listed.</summary>
internal sealed class MapRunOperations(ExecutionStore executions)
{
    private const int MaxArn = 2000;

    public async Task<JsonObject> DescribeAsync(Request request, CancellationToken cancellationToken)
    {
        var run = await executions.GetMapRunAsync(request.Required("mapRunArn", MaxArn));
        var (status, stopped) = run.State;
        var shape = Summarize(run);
        shape.Remove("stateMachineArn");
        shape["status"] = Shapes.Status(status);
        shape["maxConcurrency"] = run.Plan.MaxConcurrency;
        shape["toleratedFailureCount"] = run.Plan.Tolerated.Count ?? 0;
        shape["toleratedFailurePercentage"] = run.Plan.Tolerated.Percentage ?? 0;
        shape["itemCounts"] = Count(run, run.Plan.Items, child => child.Items);
        shape["executionCounts"] = Count(run, run.Plan.Children, _ => 1);
        shape["redriveCount"] = run.RedriveCount;
        if (run.RedriveDate is { } redriven)
            shape["redriveDate"] = Shapes.Timestamp(redriven);
        return shape;
    }

    public async Task<JsonObject> ListAsync(Request request, CancellationToken cancellationToken)
    {
        var run = await executions.GetAsync(StatesArn.Check(request.Required("executionArn", 256), "execution"));
        var found = executions.MapRunsOf(run.Execution.Identity.Arn).Select((mapRun, index) => (MapRun: mapRun, Number: (long)index));
        return ListPage.Create("mapRuns", found, one => one.Number, one => Summarize(one.MapRun), request.PageSize(), request.Text("nextToken", 1024));
    }

    private static JsonObject Summarize(MapRun run)
    {
        var shape = new JsonObject
        {
            ["executionArn"] = run.Parent.Arn,
            ["mapRunArn"] = run.Arn,
            ["stateMachineArn"] = run.Parent.StateMachineArn,
            ["startDate"] = Shapes.Timestamp(run.StartDate),
        };
        if (run.State.StopDate is { } stopped)
            shape["stopDate"] = Shapes.Timestamp(stopped);
        return shape;
    }

    private static JsonObject Count(MapRun run, int total, Func<(StateMachineExecution Execution, int Items), int> weight)
    {
        var children = run.Children;
        int Of(StateMachineStatus status) => children.Where(child => child.Execution.Result.Status == status).Sum(weight);
        return new JsonObject
        {
            ["pending"] = total - children.Sum(weight),
            ["running"] = Of(StateMachineStatus.Running),
            ["succeeded"] = Of(StateMachineStatus.Succeeded),
            ["failed"] = Of(StateMachineStatus.Failed),
            ["timedOut"] = Of(StateMachineStatus.TimedOut),
            ["aborted"] = Of(StateMachineStatus.Aborted),
            ["total"] = total,
            ["resultsWritten"] = 0,
            ["failuresNotRedrivable"] = 0,
            ["pendingRedrive"] = 0,
        };
    }
}
