using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.Machines;
using Comparison.Local.StatesLanguage.Histories;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>StartExecution and what else is done with executions.</summary>
internal sealed class ExecutionOperations(StateMachineStore machines, ExecutionStore executions, ExecutionStarter starter)
{
    private const int MaxArn = 256;
    private const int MaxInput = 262_144;

    /// <summary>Starting again under the name and with the input of a running execution returns that one.</summary>
    public JsonObject Start(Request request)
    {
        var machine = machines.Get(StatesArn.Check(request.Required("stateMachineArn", MaxArn), "stateMachine"));
        if (machine.IsDeleting)
            throw Errors.MachineDeleting(machine.Arn);
        var name = request.Text("name") is { } given ? Names.Check(given) : null;
        var run = starter.Start(machine, name, Input(request), request.Text("traceHeader", 256));
        return new JsonObject
        {
            ["executionArn"] = run.Execution.Identity.Arn,
            ["startDate"] = Shapes.Timestamp(run.Execution.StartDate),
        };
    }

    /// <summary>Stopping what has ended changes nothing and tells when that was.</summary>
    public JsonObject Stop(Request request)
    {
        var run = executions.Get(Arn(request));
        run.Execution.Stop(request.SensitiveText("error", 256), request.SensitiveText("cause", 32_768));
        return new JsonObject { ["stopDate"] = Shapes.Timestamp(run.Execution.Result.StopDate!.Value) };
    }

    public JsonObject Describe(Request request)
    {
        var run = executions.Get(Arn(request));
        return ExecutionShapes.Describe(run, request.OneOf("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY");
    }

    /// <summary>The definition that an execution runs by, which an update since its start does not change.</summary>
    public JsonObject DescribeMachine(Request request)
    {
        var run = executions.Get(Arn(request));
        var shape = StateMachineOperations.Show(run.Machine, withData: request.OneOf("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY");
        shape["updateDate"] = Shapes.Timestamp(run.Machine.Updated);
        return shape;
    }

    public JsonObject List(Request request)
    {
        request.Refuse("mapRunArn");
        request.Refuse("redriveFilter");
        var machine = machines.Get(StatesArn.Check(request.Required("stateMachineArn", MaxArn), "stateMachine"));
        var status = request.OneOf("statusFilter", "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE");
        var found = executions.ForMachine(machine.Arn)
            .Where(run => machine.VersionArn is null || run.Machine.VersionArn == machine.VersionArn)
            .Where(run => status is null || Shapes.Status(run.Execution.Result.Status) == status);
        return ListPage.Create(
            "executions", found, run => -run.Number, ExecutionShapes.Summarize, request.PageSize(), request.Text("nextToken", 3096));
    }

    public JsonObject GetHistory(Request request)
    {
        IEnumerable<StateHistoryEvent> events = executions.Get(Arn(request)).Execution.History;
        var direction = 1;
        if (request.Flag("reverseOrder", otherwise: false))
            (events, direction) = (events.Reverse(), -1);
        var withData = request.Flag("includeExecutionData", otherwise: true);
        return ListPage.Create(
            "events", events, happened => direction * happened.Id, happened => ExecutionShapes.Show(happened, withData),
            request.PageSize(), request.Text("nextToken", 1024));
    }

    private static string Arn(Request request) => StatesArn.Check(request.Required("executionArn", MaxArn), "execution");

    private static string Input(Request request)
    {
        var input = request.SensitiveText("input", MaxInput) ?? "{}";
        if (string.IsNullOrWhiteSpace(input))
            throw Errors.InvalidInput("Invalid execution input.");
        if (JsonInput.FindMistake(input) is { } mistake)
            throw Errors.InvalidInput(mistake);
        return Encoding.UTF8.GetByteCount(input) <= MaxInput
            ? input
            : throw Errors.InvalidInput($"The input is larger than {MaxInput} bytes.");
    }
}
