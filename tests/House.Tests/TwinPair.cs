using System.Text.Json;

namespace Comparison.House.Tests;

/// <summary>A workflow's two files.</summary>
internal sealed record TwinPair(string Code, string CodePath, JsonElement Machine, string MachinePath)
{
    public IReadOnlyList<MachineState> States { get; } = [.. MachineState.Of(Machine)];

    public static TwinPair Read(string workflow)
    {
        string Find(string variant, string pattern) => Repository.Files(variant, pattern)
            .Single(file => Path.GetFileName(file).StartsWith(workflow, StringComparison.OrdinalIgnoreCase));
        var (code, machine) = (Find("durable", "*.workflow.cs"), Find("stepfunctions", "*.asl.json"));
        return new(File.ReadAllText(code), Repository.Shown(code), JsonElement.Parse(File.ReadAllText(machine)), Repository.Shown(machine));
    }
}

/// <summary>A state of a definition, as its rules are checked.</summary>
internal sealed record MachineState(string Name, JsonElement Definition)
{
    public string Type => Definition.GetProperty(nameof(Type)).GetString()!;

    /// <summary>Empty for a state that is no task.</summary>
    public string Resource => Definition.TryGetProperty(nameof(Resource), out var resource) ? resource.GetString()! : "";

    public bool IsCallback => Resource.EndsWith(".waitForTaskToken", StringComparison.Ordinal);

    /// <summary>The Lambda function that a task invokes, as Terraform's placeholder; null when it invokes none.</summary>
    public string? FunctionName => Definition.TryGetProperty("Parameters", out var parameters)
        && parameters.TryGetProperty(nameof(FunctionName), out var function) ? function.GetString() : null;

    /// <summary>The errors of each retrier, with how it is tried.</summary>
    public IReadOnlyList<string> Retriers => [.. Entries("Retry").Select(retrier => string.Join(' ',
        $"{retrier.GetProperty("IntervalSeconds")} s, {retrier.GetProperty("MaxAttempts")} times, × {retrier.GetProperty("BackoffRate")}:",
        string.Join(' ', Errors(retrier))))];

    public IReadOnlyList<string> Caught => [.. Entries("Catch").SelectMany(Errors)];

    public int? Seconds(string field) => Definition.TryGetProperty(field, out var seconds) ? seconds.GetInt32() : null;

    public string? Path(string field) => Definition.TryGetProperty(field, out var path) ? path.GetString() : null;

    /// <summary>A machine's states; a Parallel's branches are machines of their own.</summary>
    public static IEnumerable<MachineState> Of(JsonElement machine) => machine.GetProperty("States").EnumerateObject().SelectMany(
        state => state.Value.TryGetProperty("Branches", out var branches)
            ? [new(state.Name, state.Value), .. branches.EnumerateArray().SelectMany(Of)]
            : (IEnumerable<MachineState>)[new(state.Name, state.Value)]);

    private IEnumerable<JsonElement> Entries(string field) =>
        Definition.TryGetProperty(field, out var list) ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static IEnumerable<string> Errors(JsonElement entry) =>
        entry.GetProperty("ErrorEquals").EnumerateArray().Select(error => error.GetString()!);
}
