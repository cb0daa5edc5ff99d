using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.EndToEnd.Sites;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.EndToEnd;

/// <summary>Takes executions of one sample through one stack, each under a name of its own, and approves what they ask.</summary>
/// <param name="session">What the names begin with: AWS remembers names for months.</param>
internal sealed class BenchClient(IStack stack, Pace pace, Sample sample, string session)
{
    private int _started;

    /// <summary>Takes one execution from the call of the HTTP API that starts it to its end.</summary>
    /// <returns>Its name.</returns>
    /// <exception cref="RefusedException">The API would not start it.</exception>
    /// <exception cref="StuckException">It did not end.</exception>
    public async Task<string> RunAsync(TimeSpan thinking, CancellationToken cancellationToken)
    {
        var driver = new RequestDriver(stack, Named($"{session}-{Interlocked.Increment(ref _started)}"));
        await driver.StartAsync(cancellationToken);
        await DecideAsync(driver, thinking, cancellationToken);
        await pace.UntilAsync(stack, driver.Id, () => StateAsync(driver.Id, cancellationToken), cancellationToken);
        return driver.Id;
    }

    /// <summary>A finished execution with its history.</summary>
    public async Task<WorkflowExecution> FindAsync(string id, CancellationToken cancellationToken) =>
        (await stack.Engine.FindAsync(sample.Workflow, id, cancellationToken))!;

    private async Task DecideAsync(RequestDriver driver, TimeSpan thinking, CancellationToken cancellationToken)
    {
        var decision = new DecisionKey(sample.Workflow, driver.Id).Id;
        var row = await pace.UntilAsync(
            stack, driver.Id, () => stack.RowAsync(StackTable.Decisions, decision, cancellationToken), cancellationToken);
        await stack.Clock.PassAsync(thinking, cancellationToken);
        var decider = row[DecisionRow.DecidersAttribute]!["L"]![0]!["S"]!.GetValue<string>();
        using var answer = await stack.Http.PostAsJsonAsync(
            new Uri(stack.ApiUrl, $"decisions/{decision}"),
            new JsonObject { ["decision"] = "approve", ["decided_by"] = decider, ["comments"] = "Looks right to me" },
            cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new RefusedException(
                decision, (int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonNode>(cancellationToken));
    }

    private async Task<string?> StateAsync(string id, CancellationToken cancellationToken) =>
        await stack.Engine.StateAsync(sample.Workflow, id, cancellationToken) is { } state and not WorkflowState.Running
            ? state.ToString()
            : null;

    private Sample Named(string id)
    {
        var request = JsonNode.Parse(sample.Payload)!.AsObject();
        request[sample.Workflow.IdField()] = id;
        return sample with { Payload = request.ToJsonString() };
    }
}
