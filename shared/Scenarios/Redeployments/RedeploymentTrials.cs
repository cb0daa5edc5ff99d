using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Catalog;
using Comparison.Scenarios.Crashes;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Redeployments;

/// <summary>Replaces code and definitions while an execution waits for somebody, and watches what it finishes on.</summary>
public static class RedeploymentTrials
{
    /// <summary>One execution of each workflow in each variant, with something left to do after its wait.</summary>
    public static async Task<IReadOnlyList<RedeploymentTrial>> PlayAsync(
        LocalCloud cloud, IEnumerable<WorkflowName> workflows, Form form, CancellationToken cancellationToken)
    {
        var trials = new List<RedeploymentTrial>();
        using var both = new HttpClient();
        foreach (var workflow in workflows)
            foreach (var variant in Enum.GetValues<Variant>())
                trials.Add(await PlayAsync(cloud, workflow, variant, form, both, cancellationToken));
        return trials;
    }

    private static async Task<RedeploymentTrial> PlayAsync(
        LocalCloud cloud, WorkflowName workflow, Variant variant, Form form, HttpClient http, CancellationToken cancellationToken)
    {
        var options = new StackOptions { Form = form, Start = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1) };
        var stack = await DeployedStack.DeployAsync(cloud, variant, options, cancellationToken);
        var route = CrashRoute.All(workflow)[0];
        var driver = new ScenarioDriver(stack, http, route.Sample);
        await driver.StartAsync(cancellationToken);
        var asked = await driver.UntilAskedAsync(cancellationToken);
        var before = (await driver.ResultAsync(cancellationToken)).Timeline.Count;

        await Redeployment.DeployAsync(stack, "2", RevisedDefinition.Revise, cancellationToken);
        var functions = Watch(stack, route.Sample);
        if (!WorkflowDescriptor.For(workflow).EndsWithTheAnswer)
            await Conduct.ApproveUntilHeardAsync(driver, asked!, cancellationToken);
        await driver.UntilEndedAsync(cancellationToken);

        var run = await driver.ResultAsync(cancellationToken);
        var states = run.Timeline.Skip(before).Where(entry => entry.Event == "TaskStateEntered").Select(entry => entry.Name!);
        return new(workflow, variant, run.Status, [.. functions.Distinct()], [.. states]);
    }

    private static ConcurrentQueue<string> Watch(DeployedStack stack, Sample sample)
    {
        var seen = new ConcurrentQueue<string>();
        // Those that both variants share stand around the workflow, and are replaced in both.
        string[] own = [$"comparison-{sample.Workflow.ToText()}", "comparison-fulfil-order", "comparison-offer-loan"];
        stack.Account.Context.Interceptors.Add<FunctionInvocation, FunctionOutcome>((invocation, run) =>
        {
            if (own.Contains(invocation.Function.Name))
            {
                var revision = invocation.Function.Environment.GetValueOrDefault(Redeployment.RevisionVariable, "1");
                seen.Enqueue($"{invocation.Function.Name} version {invocation.Version}, code of deployment {revision}");
            }
            return run();
        });
        return seen;
    }
}

/// <summary>What an execution ran on that waited while code and definition were replaced.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Functions">What ran after the deployment: function, version, and which deployment's code it was.</param>
/// <param name="States">The Task states that were entered after the deployment, in order; none in the durable variant.</param>
public sealed record RedeploymentTrial(
    WorkflowName Workflow, Variant Variant, string Status, IReadOnlyList<string> Functions, IReadOnlyList<string> States);

/// <summary>A definition that does the same by other names, so that a history tells which one ran.</summary>
internal static class RevisedDefinition
{
    /// <summary>At the end of the name of every Task state of a new definition.</summary>
    public const string Mark = " (revised)";

    private static readonly string[] References = ["StartAt", "Next", "Default"];

    public static JsonObject Revise(JsonObject machine)
    {
        var tasks = machine["States"]!.AsObject().Where(state => state.Value!["Type"]!.GetValue<string>() == "Task")
            .Select(state => state.Key).ToHashSet();
        var revised = Renamed(machine, tasks)!.AsObject();
        revised["States"] = new JsonObject(revised["States"]!.AsObject().Select(state =>
            KeyValuePair.Create(tasks.Contains(state.Key) ? state.Key + Mark : state.Key, state.Value?.DeepClone())));
        return revised;
    }

    private static JsonNode? Renamed(JsonNode? node, HashSet<string> tasks) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key,
            References.Contains(member.Key) && tasks.Contains(member.Value!.ToString()) ? member.Value.ToString() + Mark : Renamed(member.Value, tasks)))),
        JsonArray items => new JsonArray([.. items.Select(item => Renamed(item, tasks))]),
        _ => node?.DeepClone(),
    };
}
