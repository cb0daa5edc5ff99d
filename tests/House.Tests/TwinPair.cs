using System.Text.Json;

namespace Comparison.House.Tests;

/// <summary>A workflow's two files.</summary>
internal sealed record TwinPair(string Code, string CodePath, JsonElement Machine, string MachinePath)
{
    public IReadOnlyList<MachineState> States { get; } = [.. MachineState.ReadAll(Machine)];

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
    public string? FunctionName => Definition.TryGetProperty("Arguments", out var arguments)
        && arguments.TryGetProperty(nameof(FunctionName), out var function) ? function.GetString() : null;

    /// <summary>The errors of each retrier, with how it is tried.</summary>
    public IReadOnlyList<string> Retriers => [.. Entries("Retry").Select(retrier => string.Join(' ',
        $"{retrier.GetProperty("IntervalSeconds")} s, {retrier.GetProperty("MaxAttempts")} times, × {retrier.GetProperty("BackoffRate")}:",
        string.Join(' ', Errors(retrier))))];

    public IReadOnlyList<string> Caught => [.. Entries("Catch").SelectMany(Errors)];

    /// <summary>A number or the text of an expression, without its marks; null when the field is not there.</summary>
    public object? Value(string field) => Definition.TryGetProperty(field, out var value)
        ? value.ValueKind == JsonValueKind.Number ? value.GetInt32() : value.GetString()!.Trim('{', '}', '%', ' ')
        : null;

    /// <summary>The definitions of either form and their Express children, by their paths in the repository.</summary>
    public static IReadOnlyList<string> Machines { get; } = [.. Repository.Files("stepfunctions", "*.asl.json").Select(Repository.Shown)];

    public static IReadOnlyList<MachineState> ReadAll(string machine) =>
        [.. ReadAll(JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, machine))))];

    /// <summary>A machine's states; the processor of a Map is a machine of its own.</summary>
    public static IEnumerable<MachineState> ReadAll(JsonElement machine) => machine.GetProperty("States").EnumerateObject().SelectMany(
        state => state.Value.TryGetProperty("ItemProcessor", out var processor)
            ? [new(state.Name, state.Value), .. ReadAll(processor)]
            : (IEnumerable<MachineState>)[new(state.Name, state.Value)]);

    private IEnumerable<JsonElement> Entries(string field) =>
        Definition.TryGetProperty(field, out var list) ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static IEnumerable<string> Errors(JsonElement entry) =>
        entry.GetProperty("ErrorEquals").EnumerateArray().Select(error => error.GetString()!);
}
