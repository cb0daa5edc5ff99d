using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.Machines;
using Comparison.Local.StatesLanguage.Histories;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>StartExecution and what else is done with executions.</summary>
internal sealed class ExecutionOperations(
    AccountContext context,
    StateMachineStore machines,
    AliasStore aliases,
    ExecutionStore executions,
    StartOrderReader orders,
    ExecutionStarter starter)
{
    private const int MaxArn = 256;

    /// <summary>Starting again under the name and with the input of a running standard execution returns that one.</summary>
    public JsonObject Start(Request request)
    {
        var run = starter.Start(orders.Read(request));
        return new JsonObject
        {
            ["executionArn"] = run.Execution.Identity.Arn,
            ["startDate"] = Shapes.Timestamp(run.Execution.StartDate),
        };
    }

    /// <summary>Stopping what has ended changes nothing and tells when that was.</summary>
    public async Task<JsonObject> StopAsync(Request request, CancellationToken cancellationToken)
    {
        var run = await executions.GetAsync(Arn(request));
        run.Execution.Stop(request.SensitiveText("error", 256), request.SensitiveText("cause", 32_768));
        return new JsonObject { ["stopDate"] = Shapes.Timestamp(run.Execution.Result.StopDate!.Value) };
    }

    public async Task<JsonObject> DescribeAsync(Request request, CancellationToken cancellationToken)
    {
        var run = await executions.GetAsync(Arn(request));
        return ExecutionShapes.Describe(
            run,
            request.OneOf("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY",
            Redrivability.Refusal(run, machines, context.Time.GetUtcNow()));
    }

    /// <summary>The definition that an execution runs by, which an update since its start does not change.</summary>
    public async Task<JsonObject> DescribeMachineAsync(Request request, CancellationToken cancellationToken)
    {
        var run = await executions.GetAsync(Arn(request));
        var shape = StateMachineOperations.Show(run.Machine, withData: request.OneOf("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY");
        shape["updateDate"] = Shapes.Timestamp(run.Machine.Updated);
        return shape;
    }

    public async Task<JsonObject> ListAsync(Request request, CancellationToken cancellationToken)
    {
        var filter = request.OneOf("redriveFilter", "REDRIVEN", "NOT_REDRIVEN");
        var status = request.OneOf("statusFilter", "SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING");
        var all = request.Text("mapRunArn", 2000) is { } mapRun
            ? executions.ForMapRun(await executions.GetMapRunAsync(mapRun))
            : OfMachine(request);
        var found = all
            .Where(one => filter is null || one.RedriveCount > 0 == (filter == "REDRIVEN"))
            .Where(one => status is null || Shapes.Status(one.Status) == status);
        return ListPage.Create(
            "executions", found, one => -one.Number, ExecutionShapes.Show, request.PageSize(), request.Text("nextToken", 3096));
    }

    private IEnumerable<ExecutionSummary> OfMachine(Request request)
    {
        var arn = StatesArn.Check(request.Required("stateMachineArn", MaxArn), "stateMachine");
        var alias = aliases.Find(arn);
        var machine = machines.Get(alias?.MachineArn ?? arn);
        if (machine.IsExpress)
            throw Errors.WrongType();
        return executions.ForMachine(machine.Arn)
            .Where(one => machine.VersionArn is null || one.VersionArn == machine.VersionArn)
            .Where(one => alias is null || one.AliasArn == alias.Arn);
    }

    public async Task<JsonObject> GetHistoryAsync(Request request, CancellationToken cancellationToken)
    {
        IEnumerable<StateHistoryEvent> events = (await executions.GetAsync(Arn(request))).Execution.History;
        var direction = 1;
        if (request.Flag("reverseOrder", otherwise: false))
            (events, direction) = (events.Reverse(), -1);
        var withData = request.Flag("includeExecutionData", otherwise: true);
        return ListPage.Create(
            "events", events, happened => direction * happened.Id, happened => ExecutionShapes.Show(happened, withData),
            request.PageSize(), request.Text("nextToken", 1024));
    }

    private static string Arn(Request request) => StatesArn.Check(request.Required("executionArn", MaxArn), "execution");
}
