using System.Text;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.Machines;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>What StartExecution and StartSyncExecution are asked for.</summary>
/// <param name="AliasArn">The alias that led to the machine's version; null when none was named.</param>
/// <param name="Name">Null when the service is to make one up.</param>
internal sealed record StartOrder(StateMachine Machine, string? AliasArn, string? Name, string Input, string? TraceHeader);

/// <summary>Finds and checks what a start needs.</summary>
internal sealed class StartOrderReader(AccountContext context, StateMachineStore machines, AliasStore aliases)
{
    private const int MaxArn = 256;
    private const int MaxInput = 262_144;

    public StartOrder Read(Request request)
    {
        var arn = StatesArn.Check(request.Required("stateMachineArn", MaxArn), "stateMachine");
        // Each start draws one of the alias's versions.
        var alias = aliases.Find(arn);
        var machine = machines.Get(alias is null ? arn : alias.Draw(context.Ids.NextDouble()));
        if (machine.IsDeleting)
            throw Errors.MachineDeleting(machine.Arn);
        var name = request.Text("name") is { } given ? Names.Check(given) : null;
        return new StartOrder(machine, alias?.Arn, name, Input(request), request.Text("traceHeader", 256));
    }

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
