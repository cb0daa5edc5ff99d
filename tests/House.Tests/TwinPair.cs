using System.Text.Json;

namespace Comparison.House.Tests;

/// <summary>A workflow's two files.</summary>
internal sealed record TwinPair(string Code, string CodePath, JsonElement Machine, string MachinePath)
{
    public IReadOnlyList<MachineState> States { get; } = [.. MachineState.Of(Machine)];

    public static TwinPair Of(string workflow)
    {
        string Find(string variant, string pattern) => Repository.Files(variant, pattern)
            .Single(file => Path.GetFileName(file).StartsWith(workflow, StringComparison.OrdinalIgnoreCase));
        var (code, machine) = (Find("durable", "*.workflow.cs"), Find("stepfunctions", "*.asl.json"));
        return new(File.ReadAllText(code), Repository.Shown(code), JsonElement.Parse(File.ReadAllText(machine)), Repository.Shown(machine));
    }
}
