using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Faults;

namespace Comparison.Scenarios.Reports;

/// <summary>What came of breaking things, as JSON.</summary>
public static class FaultReport
{
    public static JsonObject Json(FaultResults results) => new()
    {
        ["scenarios"] = ScenarioReport.Json(results.Scenarios),
        ["crashes"] = new JsonArray([.. results.Crashes.Select(crash => new JsonObject
        {
            ["workflow"] = crash.Workflow.ToText(),
            ["variant"] = crash.Variant.ToText(),
            ["route"] = crash.Route,
            ["point"] = crash.Point,
            ["moment"] = crash.Moment,
            ["right"] = crash.IsRight,
            ["wrong"] = Texts(crash.Wrong),
            ["repeated"] = Texts(crash.Repeated),
            ["evidence"] = Texts(crash.Evidence),
        })]),
        ["staleTokens"] = new JsonArray([.. results.StaleTokens.Select(trial => new JsonObject
        {
            ["workflow"] = trial.Workflow.ToText(),
            ["status"] = trial.Status,
            ["events"] = Texts(trial.Events),
        })]),
        ["deployments"] = new JsonArray([.. results.Deployments.Select(trial => new JsonObject
        {
            ["workflow"] = trial.Workflow.ToText(),
            ["variant"] = trial.Variant.ToText(),
            ["status"] = trial.Status,
            ["functions"] = Texts(trial.Functions),
            ["states"] = Texts(trial.States),
        })]),
        ["operating"] = new JsonArray([.. results.Operating.Select(trial => new JsonObject
        {
            ["name"] = trial.Name,
            ["workflow"] = trial.Workflow.ToText(),
            ["situation"] = trial.Situation,
            ["variant"] = trial.Variant.ToText(),
            ["does"] = trial.Does,
            ["becomes"] = trial.Becomes,
        })]),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
