using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Domain.Inputs;
using Comparison.Local.Stacks;
using Comparison.Suite.Samples;

namespace Comparison.Suite.Runs;

/// <summary>Takes one request through one stack, with time skipped, and plays the person whom it asks.</summary>
public sealed class SampleRunner(LocalStack stack, HttpClient http)
{
    // A person who is asked answers after lunch; but never later than halfway to the deadline.
    private static readonly TimeSpan Thinking = TimeSpan.FromHours(2);

    /// <summary>Runs a request to its end.</summary>
    /// <exception cref="RefusedException">The API would not start it, and not for a rule of the workflow: its size, say.</exception>
    /// <exception cref="StuckException">Nothing is going on any more and the execution has not ended.</exception>
    public async Task<SampleRun> RunAsync(Sample sample, CancellationToken cancellationToken)
    {
        var before = stack.Meter.Read();
        var skipped = stack.Time.Skipped;
        var id = await StartAsync(sample, cancellationToken);
        while (await NextAsync(sample.Workflow, id, cancellationToken) is { } decision)
            await DecideAsync(decision, cancellationToken);

        var used = stack.Meter.Read() - before;
        return await stack.UnmeteredAsync(async () =>
        {
            var execution = (await stack.Engine.FindAsync(sample.Workflow, id, cancellationToken))!;
            var effects = await Effects.OfAsync(stack, sample.Workflow, id, cancellationToken);
            return new SampleRun(execution.Status, execution.Outcome, effects, stack.Time.Skipped - skipped, used) { Timeline = execution.Timeline };
        });
    }

    // By the API, as users do. A request that it refuses goes to the engine itself: there an invalid request is an outcome.
    private async Task<string> StartAsync(Sample sample, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stack.ApiUrl, $"workflows/{sample.Workflow.ToText()}"));
        request.Content = new StringContent(sample.Payload, Encoding.UTF8, "application/json");
        // One for both variants: the decisions' rows carry it.
        request.Headers.Add("x-correlation-id", CorrelationId.IsValid(sample.Name) ? sample.Name : "sample");
        using var answer = await http.SendAsync(request, cancellationToken);
        if (answer.StatusCode == System.Net.HttpStatusCode.BadRequest)
        {
            var name = ExecutionName(sample);
            await stack.Engine.StartAsync(sample.Workflow, name, sample.Payload, cancellationToken);
            return name;
        }
        var started = await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        return answer.StatusCode == System.Net.HttpStatusCode.Accepted
            ? started!["id"]!.GetValue<string>()
            : throw new RefusedException(sample.Name, (int)answer.StatusCode, started);
    }

    /// <summary>Skips time until somebody is asked, or the execution ended; then there is nobody to ask.</summary>
    private async Task<PendingDecision?> NextAsync(WorkflowName workflow, string id, CancellationToken cancellationToken)
    {
        PendingDecision? asked = null;
        var reached = await stack.Time.SkipUntilAsync(
            () => stack.UnmeteredAsync(async () =>
            {
                var page = await stack.Desk.PendingAsync(workflow, limit: 100, cursor: null, cancellationToken);
                asked = page.Decisions.FirstOrDefault(decision => decision.SubjectId == id);
                return asked is not null || await stack.Engine.StateAsync(workflow, id, cancellationToken) is not ExecutionState.Running;
            }),
            cancellationToken);
        return reached ? asked : throw new StuckException(stack.Variant, id);
    }

    private async Task DecideAsync(PendingDecision decision, CancellationToken cancellationToken)
    {
        var left = decision.ReplyBy - stack.Time.GetUtcNow();
        await stack.Time.AdvanceAsync(left / 2 < Thinking ? left / 2 : Thinking, cancellationToken);
        var answer = new JsonObject
        {
            ["decision"] = "approve",
            ["decided_by"] = decision.Deciders[0],
            ["comments"] = "Looks right to me",
        };
        using var response = await http.PostAsJsonAsync(
            new Uri(stack.ApiUrl, $"decisions/{Uri.EscapeDataString(decision.Id)}"), answer, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private static string ExecutionName(Sample sample)
    {
        var input = JsonElement.Parse(sample.Payload);
        var id = new InputReader(input).Id(sample.Workflow.IdField());
        return SubjectId.IsValid(id) ? id! : "no-valid-id";
    }
}
