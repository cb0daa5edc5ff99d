using System.Text.Json;

namespace Comparison.House.Tests;

/// <summary>A workflow's two files.</summary>
internal sealed record TwinPair(string Code, string CodePath, JsonElement Machine, string MachinePath)
{
    public IReadOnlyList<MachineState> States { get; } = [.. MachineState.Of(Machine)];

    public static TwinPair Of(string workflow)
    {
        var code = Repository.Files("durable/Workflows", "*.workflow.cs")
            .Single(file => Path.GetFileName(file).StartsWith(workflow, StringComparison.OrdinalIgnoreCase));
        var machinePath = $"stepfunctions/StateMachines/{workflow}.asl.json";
        var machine = JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, machinePath)));
        return new(File.ReadAllText(code), Repository.Shown(code), machine, machinePath);
    }
}
