using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Operating;

/// <summary>New code and definitions while orders wait for their release.</summary>
internal static class Rollouts
{
    /// <summary>How many wait while something is deployed.</summary>
    public const int Waiting = 100;

    private const string Alias = "live";
    private const string Function = "comparison-order";
    private const string AfterTheWait = "comparison-fulfil-order";

    public static async Task<(string Does, string Becomes)> FixAsync(OperatedStack stack, CancellationToken cancellationToken)
    {
        var names = await StartAsync(stack, 1, Waiting, cancellationToken);
        await Redeployment.DeployAsync(stack.Stack, "2", definition => definition, cancellationToken);
        var revisions = WatchRevisions(stack);
        await EndAllAsync(stack, names, cancellationToken);
        return (
            "deploys: the alias moves to the new version",
            $"{await EndsAsync(stack, names, cancellationToken)}; {Shipped(revisions)}");
    }

    public static async Task<(string Does, string Becomes)> FixAndRestartAsync(OperatedStack stack, CancellationToken cancellationToken)
    {
        var charges = stack.CountCharges(cancellationToken);
        var names = await StartAsync(stack, 1, Waiting, cancellationToken);
        await Redeployment.DeployAsync(stack.Stack, "2", definition => definition, cancellationToken);
        var revisions = WatchRevisions(stack);
        var asks = stack.Count("SQS.SendMessage comparison-orders");
        foreach (var name in names)
        {
            await Operator.StopAsync(stack.Stack, stack.Workflow, name, cancellationToken);
            await stack.StartAsync(Again(name), stack.Asking(name).Payload, cancellationToken);
        }
        List<string> restarted = [.. names.Select(Again)];
        // The rows of the first questions are still there: whoever answered one now would answer a run that was stopped.
        await UntilAsync(stack, () => Task.FromResult(asks() == names.Count), cancellationToken);
        await EndAllAsync(stack, restarted, cancellationToken);
        return (
            stack.IsDurable ? "`StopDurableExecution`, and starts each again under another name" : "`StopExecution`, and starts each again under another name",
            $"{await EndsAsync(stack, names, cancellationToken)}; {await EndsAsync(stack, restarted, cancellationToken)}; "
                + $"{asks()} asked again; {await charges()}; {Shipped(revisions)}");
    }

    public static async Task<(string Does, string Becomes)> ReorderAsync(OperatedStack stack, CancellationToken cancellationToken)
    {
        const string name = "ORD-1";
        var payload = stack.Asking(name).Payload;
        if (stack.IsDurable)
            await stack.Stack.Services.Lambda.InvokeAsync(
                new($"{Function}:$LATEST", Encoding.UTF8.GetBytes(payload)) { Kind = InvocationKind.Event, DurableExecutionName = name }, cancellationToken);
        else
            await stack.CallAsync(
                "StartExecution", new() { ["stateMachineArn"] = MachineOf(stack), ["name"] = name, ["input"] = payload }, cancellationToken);
        await UntilAskedAsync(stack, 1, cancellationToken);

        if (stack.IsDurable)
            DeployThriftyForm(stack);
        else
            await SwapAsync(stack, cancellationToken);
        await EndAllAsync(stack, [name], cancellationToken);
        var run = await stack.Stack.Engine.FindAsync(stack.Workflow, name, cancellationToken);
        var errors = run!.Timeline.Where(entry => entry.Error is not null).Select(entry => $"`{entry.Error}`").Distinct();
        return (
            stack.IsDurable
                ? "gives `$LATEST`, which the run was started by, the thrifty form: a callback and a step where a context was"
                : "`UpdateStateMachine` with Charge and Settle swapped, for a run that was started by the machine's own ARN",
            string.Join("; ", [await stack.StatusAsync(name, cancellationToken), .. errors]));
    }

    public static async Task<(string Does, string Becomes)> CanaryAsync(OperatedStack stack, CancellationToken cancellationToken)
    {
        await Redeployment.DeployAsync(stack.Stack, "2", definition => definition, cancellationToken);
        await RouteAsync(stack, shared: true, cancellationToken);
        var names = await StartAsync(stack, 1, Waiting, cancellationToken);
        await RouteAsync(stack, shared: false, cancellationToken);
        var begun = await OnTheNewAsync(stack, names, cancellationToken);
        var revisions = WatchRevisions(stack);
        await EndAllAsync(stack, names, cancellationToken);
        var ended = revisions.Count(revision => revision == "2");
        revisions.Clear();
        await EndAllAsync(stack, await StartAsync(stack, Waiting + 1, 10, cancellationToken), cancellationToken);
        // How many begin on either is chance, and is left out: what is written must be the same in every run.
        var share = begun is > 0 and < Waiting && ended == begun ? "what began on the new version ends on it" : $"{begun} began on the new version, {ended} end on it";
        return (
            stack.IsDurable ? "`UpdateAlias` with weights, then without" : "`UpdateStateMachineAlias` with weights, then without",
            $"{await EndsAsync(stack, names, cancellationToken)}; {share}; of 10 new ones {Shipped(revisions)}");
    }

    private static async Task<int> OnTheNewAsync(OperatedStack stack, List<string> names, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var arn in names.Select(name => stack.ArnOf(name)))
        {
            var version = stack.IsDurable
                ? stack.Durable.Describe(arn).Version
                : (string)(await stack.CallAsync("DescribeExecution", new() { ["executionArn"] = arn }, cancellationToken))["stateMachineVersionArn"]!;
            count += version.Split(':')[^1] == "2" ? 1 : 0;
        }
        return count;
    }

    private static async Task<List<string>> StartAsync(OperatedStack stack, int first, int count, CancellationToken cancellationToken)
    {
        List<string> names = [.. Enumerable.Range(first, count).Select(number => $"ORD-{number:000}")];
        foreach (var name in names)
            await stack.StartAsync(name, stack.Asking(name).Payload, cancellationToken);
        await UntilAskedAsync(stack, count, cancellationToken);
        return names;
    }

    private static Task UntilAskedAsync(OperatedStack stack, int count, CancellationToken cancellationToken) =>
        UntilAsync(stack, async () => (await stack.WaitingAsync(cancellationToken)).Count == count, cancellationToken);

    private static async Task UntilAsync(OperatedStack stack, Func<Task<bool>> asked, CancellationToken cancellationToken)
    {
        if (!await stack.Stack.Time.SkipUntilAsync(asked, cancellationToken))
            throw new InvalidOperationException("Not all orders wait for their release.");
    }

    private static async Task EndAllAsync(OperatedStack stack, List<string> names, CancellationToken cancellationToken)
    {
        await stack.ApproveAllAsync(cancellationToken);
        foreach (var name in names)
            await stack.UntilEndedAsync(name, cancellationToken);
    }

    private static async Task<string> EndsAsync(OperatedStack stack, List<string> names, CancellationToken cancellationToken)
    {
        var ends = new List<string>();
        foreach (var name in names)
            ends.Add(await stack.StatusAsync(name, cancellationToken));
        return string.Join(", ", ends.CountBy(end => end).Select(end => $"{end.Value} {end.Key}"));
    }

    /// <summary>Of which deployment the code was that shipped each order.</summary>
    private static ConcurrentQueue<string> WatchRevisions(OperatedStack stack)
    {
        var seen = new ConcurrentQueue<string>();
        stack.Stack.Account.Context.Interceptors.Add<FunctionInvocation, FunctionOutcome>((invocation, run) =>
        {
            if (invocation.Function.Name == AfterTheWait || (invocation.Function.Name == Function && IsResumed(invocation)))
                seen.Enqueue(invocation.Function.Environment.GetValueOrDefault(Redeployment.RevisionVariable, "1"));
            return run();
        });
        return seen;
    }

    // The invocation that finds the ruling: those before it start, settle and ask.
    private static bool IsResumed(FunctionInvocation invocation) =>
        Encoding.UTF8.GetString(invocation.Payload.Span).Contains("decided_by", StringComparison.Ordinal);

    private static string Shipped(IEnumerable<string> revisions) => string.Join(
        " and ", revisions.CountBy(revision => revision).OrderBy(runs => runs.Key).Select(runs => $"{runs.Value} on the code of deployment {runs.Key}"));

    private static string Again(string name) => $"{name}-again";

    private static string MachineOf(OperatedStack stack) =>
        WorkflowTargets.Unqualified(stack.Stack.Account.Outputs["order_workflow_arn"]);

    private static void DeployThriftyForm(OperatedStack stack)
    {
        var lambda = stack.Stack.Services.Lambda;
        var deployed = lambda.Functions.Single(function => function.Name == Function);
        lambda.Register(deployed.InForm(Form.Thrifty));
    }

    private static async Task SwapAsync(OperatedStack stack, CancellationToken cancellationToken)
    {
        var machine = await stack.CallAsync("DescribeStateMachine", new() { ["stateMachineArn"] = MachineOf(stack) }, cancellationToken);
        await stack.CallAsync(
            "UpdateStateMachine", new() { ["stateMachineArn"] = MachineOf(stack), ["definition"] = Swapped((string)machine["definition"]!) }, cancellationToken);
    }

    /// <summary>The order's definition with Charge and Settle in each other's place.</summary>
    public static string Swapped(string definition)
    {
        var machine = JsonNode.Parse(definition)!;
        var states = machine["States"]!;
        (states["Validate"]!["Next"], states["Settle"]!["Next"]) = ("Settle", "Charge");
        (states["Charge"]!["Next"], states["Charge"]!["Catch"]![0]!["Next"]) = ("Needs release?", "Needs release?");
        return machine.ToJsonString();
    }

    /// <summary>Half of new runs to the second version, or all to the first.</summary>
    private static async Task RouteAsync(OperatedStack stack, bool shared, CancellationToken cancellationToken)
    {
        if (stack.IsDurable)
        {
            stack.Stack.Services.Lambda.Route(Function, Alias, "1", shared ? ("2", 0.5) : null);
            return;
        }
        JsonObject Version(int number, int weight) => new() { ["stateMachineVersionArn"] = $"{MachineOf(stack)}:{number}", ["weight"] = weight };
        await stack.CallAsync(
            "UpdateStateMachineAlias",
            new()
            {
                ["stateMachineAliasArn"] = $"{MachineOf(stack)}:{Alias}",
                ["routingConfiguration"] = shared ? new JsonArray(Version(1, 50), Version(2, 50)) : new JsonArray(Version(1, 100)),
            },
            cancellationToken);
    }
}
