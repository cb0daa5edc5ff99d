using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.StatesLanguage.Tests.Corpus;

/// <summary>One recorded execution, run again here.</summary>
internal sealed class CorpusCase(JsonObject json)
{
    private const string Prefix = "arn:aws:states:us-east-1:111111111111:";

    public string Name => json["name"]!.GetValue<string>();

    public string Language => json["definition"]!.ToJsonString().Contains("JSONata", StringComparison.Ordinal) ? "JSONata" : "JSONPath";

    /// <summary>Whether the recording goes on until the execution stands still.</summary>
    public bool IsUsable => !Flags.Any(flag => flag.StartsWith("unusable", StringComparison.Ordinal));

    public string Tier => json["tier"]!.GetValue<string>();

    /// <summary>Why the definition, which AWS runs, is refused here; null when it is not.</summary>
    public string? FindGap()
    {
        try
        {
            StateMachineDefinition.Parse(JsonText.Write(json["definition"]));
            return null;
        }
        catch (InvalidDefinitionException refused)
        {
            return refused.Problems.FirstOrDefault(problem => problem.Message.EndsWith("not supported by the local cloud", StringComparison.Ordinal))?.Message;
        }
    }

    /// <summary>Runs the case.</summary>
    /// <returns>How it differs from the recording, or null.</returns>
    public string? Run()
    {
        try
        {
            return Compare();
        }
        catch (InvalidDefinitionException refused)
        {
            return $": {refused.Message}";
        }
    }

    private string? Compare()
    {
        var definition = StateMachineDefinition.Parse(JsonText.Write(json["definition"]));
        var expected = json["expected"]!.AsObject();
        var status = expected["status"]!.GetValue<string>();
        var pump = new Pump();
        var host = new ReplayHost(json["stubs"]!["tasks"]!.AsArray(), waits: status is "RUNNING" or "ABORTED", pump);
        var execution = definition.CreateExecution(Identity, Input, host);
        pump.Run(execution.RunAsync);
        if (status == "ABORTED")
            pump.Run(() => Task.FromResult(execution.Stop(error: null, cause: null)));
        if (host.Flows != 1)
            host.Differences.Add($": {host.Flows} flows are left");
        return host.Differences.FirstOrDefault() ?? Likeness.Difference(expected, Outcome(execution)) ?? Compare(execution.History);
    }

    private IEnumerable<string> Flags => (json["flags"]?.AsArray() ?? []).Select(flag => (string)flag!);

    // The input that was captured is not the one that was used where it says so; where it is a text, its blanks are part of the history.
    private string Input
    {
        get
        {
            var started = json["history"]?[0]?["executionStartedEventDetails"]?["input"];
            if (started is JsonValue text && text.GetValue<string>() is ['[', ..] raw)
                return raw;
            return JsonText.Write(Flags.Contains("input-not-verified") ? started : json["input"]);
        }
    }

    private static ExecutionIdentity Identity { get; } = new(
        $"{Prefix}execution:machine:run", "run", $"{Prefix}stateMachine:machine", "machine",
        "arn:aws:iam::111111111111:role/sfn_role", "us-east-1");

    private static JsonObject Outcome(StateMachineExecution execution)
    {
        var result = execution.Result;
        var outcome = new JsonObject { ["status"] = result.Status.ToString().ToUpperInvariant() };
        if (result.Output is not null)
            outcome["output"] = JsonText.Parse(result.Output);
        if (result.Error is not null)
            outcome["error"] = result.Error;
        if (result.Cause is not null)
            outcome["cause"] = result.Cause;
        return outcome;
    }

    private string? Compare(IReadOnlyList<StateHistoryEvent> events) =>
        json["history"] is JsonArray history ? RecordedOrder.Difference(history, [.. events.Select(Shape)], Name) : null;

    private static JsonNode Shape(StateHistoryEvent happened)
    {
        var shape = new JsonObject { ["id"] = happened.Id, ["previousEventId"] = happened.PreviousEventId, ["type"] = happened.Type };
        if (happened.DetailsName is { } name)
            shape[name] = happened.Details!.DeepClone();
        return shape;
    }
}
