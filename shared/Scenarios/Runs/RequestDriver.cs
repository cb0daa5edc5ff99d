using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Domain.Inputs;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Runs;

/// <summary>One request in one stack, wherever that is, and what its users can do: by the HTTP API and by letting time pass.</summary>
public class RequestDriver(IStack stack, Sample sample)
{
    private readonly Usage? _before = stack.ReadMeter();
    private readonly TimeSpan _skipped = stack.Clock.Skipped;
    private readonly List<int> _answers = [];

    /// <summary>The statuses that the HTTP API answered with, in order.</summary>
    public IReadOnlyList<int> Answers => _answers;

    /// <summary>The execution's name: the API says it; for a request that it refuses, the payload does.</summary>
    public string Id { get; private set; } = ExecutionName(sample);

    protected Sample Sample => sample;

    /// <summary>Starts the request as users do. One that breaks a rule goes to the engine itself: there, invalid is an outcome.</summary>
    /// <exception cref="RefusedException">The API would not start it, and not for a rule of the workflow: its size, say.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (status, body) = await PostAsync(sample.Payload, cancellationToken);
        if (status == HttpStatusCode.BadRequest)
            await stack.Engine.StartAsync(sample.Workflow, Id, sample.Payload, cancellationToken);
        else if (status == HttpStatusCode.Accepted)
            Id = body!["id"]!.GetValue<string>();
        else
            throw new RefusedException(sample.Name, (int)status, body);
    }

    /// <summary>Lets time pass until somebody is asked, or the execution ended; then there is nobody to ask.</summary>
    /// <exception cref="StuckException">Nothing is going on any more and the execution has not ended.</exception>
    public async Task<PendingDecision?> UntilAskedAsync(CancellationToken cancellationToken)
    {
        PendingDecision? asked = null;
        var reached = await stack.Clock.UntilAsync(
            () => stack.LookAsync(async () =>
            {
                var page = await stack.Desk.PendingAsync(sample.Workflow, limit: 100, cursor: null, cancellationToken);
                asked = page.Decisions.FirstOrDefault(decision => decision.SubjectId == Id);
                return asked is not null || await HasEndedAsync(cancellationToken);
            }),
            cancellationToken);
        return reached ? asked : throw new StuckException(stack.Variant, Id);
    }

    /// <summary>Lets time pass until the execution ended, whoever is asked.</summary>
    /// <exception cref="StuckException">Nothing is going on any more and the execution has not ended.</exception>
    public async Task UntilEndedAsync(CancellationToken cancellationToken)
    {
        if (!await stack.Clock.UntilAsync(() => stack.LookAsync(() => HasEndedAsync(cancellationToken)), cancellationToken))
            throw new StuckException(stack.Variant, Id);
    }

    public Task PassAsync(TimeSpan time, CancellationToken cancellationToken) => stack.Clock.PassAsync(time, cancellationToken);

    /// <summary>Lets the time pass that a person takes to answer; but never more than half of what is left.</summary>
    public Task ThinkAsync(PendingDecision asked, CancellationToken cancellationToken)
    {
        var half = (asked.ReplyBy - stack.Clock.Now) / 2;
        return PassAsync(half < stack.Clock.Thinking ? half : stack.Clock.Thinking, cancellationToken);
    }

    /// <summary>Somebody decides at the desk.</summary>
    public async Task<int> DecideAsync(PendingDecision asked, string decision, string by, string comments, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["decision"] = decision, ["decided_by"] = by, ["comments"] = comments };
        using var response = await stack.Http.PostAsJsonAsync(
            new Uri(stack.ApiUrl, $"decisions/{Uri.EscapeDataString(asked.Id)}"), body, cancellationToken);
        lock (_answers)
        {
            _answers.Add((int)response.StatusCode);
        }
        return (int)response.StatusCode;
    }

    /// <summary>What became of the request so far.</summary>
    public async Task<SampleRun> ResultAsync(CancellationToken cancellationToken)
    {
        var used = _before is { } before ? stack.ReadMeter()! - before : null;
        return await stack.LookAsync(async () =>
        {
            var execution = (await stack.Engine.FindAsync(sample.Workflow, Id, cancellationToken))!;
            var effects = await RunEffects.OfAsync(stack, sample.Workflow, Id, cancellationToken);
            return new SampleRun(execution.Status, execution.Outcome, effects, stack.Clock.Skipped - _skipped, used)
            {
                IsInRealTime = stack.Clock.IsReal,
                Timeline = execution.Timeline,
                Children = await stack.ChildrenOfAsync(Id, cancellationToken),
            };
        });
    }

    // Lists of AWS lag behind: an execution that is not there yet has not ended.
    private async Task<bool> HasEndedAsync(CancellationToken cancellationToken) =>
        await stack.Engine.StateAsync(sample.Workflow, Id, cancellationToken) is { } state and not WorkflowState.Running;

    protected async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string payload, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stack.ApiUrl, $"workflows/{sample.Workflow.ToText()}"));
        request.Content = new StringContent(payload, Encoding.UTF8, "application/json");
        // One for both variants: the decisions' rows carry it.
        request.Headers.Add("x-correlation-id", CorrelationId.IsValid(sample.Name) ? sample.Name : "sample");
        using var answer = await stack.Http.SendAsync(request, cancellationToken);
        _answers.Add((int)answer.StatusCode);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonNode>(cancellationToken));
    }

    private static string ExecutionName(Sample sample)
    {
        var id = new InputReader(JsonElement.Parse(sample.Payload)).Id(sample.Workflow.IdField());
        return SubjectId.IsValid(id) ? id! : "no-valid-id";
    }
}

/// <summary>The HTTP API refused a request, and not because it broke a rule of its workflow.</summary>
public sealed class RefusedException(string sample, int status, JsonNode? body)
    : Exception($"The API refused {sample} with {status}: {Reason(status, body)}")
{
    // The functions give errors, the gateway before them a message.
    private static string Reason(int status, JsonNode? body) => body?["errors"] is JsonArray errors
        ? string.Join("; ", errors)
        : AwsFailure.Explain((HttpStatusCode)status, body?["message"]?.ToString()) ?? "no reason given";
}

/// <summary>An execution waits for something that nothing will bring about.</summary>
public sealed class StuckException(Variant variant, string id)
    : Exception($"{id} in the {variant.ToText()} stack waits, and nothing that could wake it is in sight.");

/// <summary>Takes one request through one stack and plays the person whom it asks: who says yes.</summary>
public sealed class SampleRunner(IStack stack)
{
    /// <summary>Runs a request to its end.</summary>
    /// <exception cref="RefusedException">The API would not start it, and not for a rule of the workflow: its size, say.</exception>
    /// <exception cref="StuckException">Nothing is going on any more and the execution has not ended.</exception>
    public async Task<SampleRun> RunAsync(Sample sample, CancellationToken cancellationToken)
    {
        var driver = new RequestDriver(stack, sample);
        await driver.StartAsync(cancellationToken);
        while (await driver.UntilAskedAsync(cancellationToken) is { } asked)
        {
            await driver.ThinkAsync(asked, cancellationToken);
            var answer = await driver.DecideAsync(asked, "approve", asked.Deciders[0], "Looks right to me", cancellationToken);
            if (answer != 200)
                throw new InvalidOperationException($"The decision {asked.Id} was answered with {answer}.");
        }
        return await driver.ResultAsync(cancellationToken);
    }
}
