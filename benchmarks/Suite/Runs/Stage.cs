using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Domain.Inputs;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Suite.Samples;

namespace Comparison.Suite.Runs;

/// <summary>One request in one stack, and what the world can do to it: by the HTTP API, by time and as an operator.</summary>
public sealed class Stage(LocalStack stack, HttpClient http, Sample sample)
{
    private readonly Usage _before = stack.Meter.Read();
    private readonly TimeSpan _skipped = stack.Time.Skipped;
    private readonly List<int> _answers = [];

    /// <summary>The line to the service that checks loans for fraud.</summary>
    public FraudLine Fraud { get; } = new(stack);

    /// <summary>The statuses that the HTTP API answered with, in order.</summary>
    public IReadOnlyList<int> Answers => _answers;

    /// <summary>The execution's name: the API says it; for a request that it refuses, the payload does.</summary>
    public string Id { get; private set; } = ExecutionName(sample);

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

    /// <summary>Starts the request once more, or another one under its id.</summary>
    public async Task StartAgainAsync(string payload, CancellationToken cancellationToken) => await PostAsync(payload, cancellationToken);

    /// <summary>Skips time until somebody is asked, or the execution ended; then there is nobody to ask.</summary>
    /// <exception cref="StuckException">Nothing is going on any more and the execution has not ended.</exception>
    public async Task<PendingDecision?> UntilAskedAsync(CancellationToken cancellationToken)
    {
        PendingDecision? asked = null;
        var reached = await stack.Time.SkipUntilAsync(
            () => stack.UnmeteredAsync(async () =>
            {
                var page = await stack.Desk.PendingAsync(sample.Workflow, limit: 100, cursor: null, cancellationToken);
                asked = page.Decisions.FirstOrDefault(decision => decision.SubjectId == Id);
                return asked is not null || await HasEndedAsync(cancellationToken);
            }),
            cancellationToken);
        return reached ? asked : throw new StuckException(stack.Variant, Id);
    }

    /// <summary>Skips time until the execution ended, whoever is asked.</summary>
    /// <exception cref="StuckException">Nothing is going on any more and the execution has not ended.</exception>
    public async Task UntilEndedAsync(CancellationToken cancellationToken)
    {
        if (!await stack.Time.SkipUntilAsync(() => stack.UnmeteredAsync(() => HasEndedAsync(cancellationToken)), cancellationToken))
            throw new StuckException(stack.Variant, Id);
    }

    public Task PassAsync(TimeSpan time, CancellationToken cancellationToken) => stack.Time.AdvanceAsync(time, cancellationToken);

    /// <summary>Lets time pass until so long before a question's deadline.</summary>
    public Task UntilBeforeDeadlineAsync(PendingDecision asked, TimeSpan before, CancellationToken cancellationToken) =>
        PassAsync(asked.ReplyBy - stack.Time.GetUtcNow() - before, cancellationToken);

    /// <summary>How long it still is until so much time after the clock's start.</summary>
    public TimeSpan Until(TimeSpan afterStart) => stack.Time.Start + afterStart - stack.Time.GetUtcNow();

    /// <summary>Somebody puts a message of their own on a queue.</summary>
    public async Task SendAsync(string queue, string body, CancellationToken cancellationToken) => await stack.Services.Sqs.InvokeAsync(
        "SendMessage",
        new JsonObject { ["QueueUrl"] = $"{stack.Account.Context.Endpoint}{stack.Account.Context.Id}/{queue}", ["MessageBody"] = body },
        cancellationToken);

    public TimeSpan LeftOf(PendingDecision asked) => asked.ReplyBy - stack.Time.GetUtcNow();

    /// <summary>Somebody decides at the desk.</summary>
    public async Task<int> DecideAsync(PendingDecision asked, string decision, string by, string comments, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["decision"] = decision, ["decided_by"] = by, ["comments"] = comments };
        using var response = await http.PostAsJsonAsync(
            new Uri(stack.ApiUrl, $"decisions/{Uri.EscapeDataString(asked.Id)}"), body, cancellationToken);
        lock (_answers)
        {
            _answers.Add((int)response.StatusCode);
        }
        return (int)response.StatusCode;
    }

    /// <summary>Somebody's decision is written, and its callback is lost, as when the function dies between the two.</summary>
    public async Task DecideInSilenceAsync(PendingDecision asked, DecisionStatus status, string by, CancellationToken cancellationToken)
    {
        using var untouched = stack.Account.Context.Faults.Pause();
        await stack.Desk.DecideAsync(asked.Id, new(status, by, stack.Time.GetUtcNow(), ""), _ => true, callerArn: null, cancellationToken);
    }

    /// <summary>An operator stops the execution by the engine's own API.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Operator.StopAsync(stack, sample.Workflow, Id, cancellationToken);

    /// <summary>What became of the request so far.</summary>
    public async Task<SampleRun> ResultAsync(CancellationToken cancellationToken)
    {
        var used = stack.Meter.Read() - _before;
        return await stack.UnmeteredAsync(async () =>
        {
            var execution = (await stack.Engine.FindAsync(sample.Workflow, Id, cancellationToken))!;
            var effects = await Effects.OfAsync(stack, sample.Workflow, Id, cancellationToken);
            return new SampleRun(execution.Status, execution.Outcome, effects, stack.Time.Skipped - _skipped, used)
            {
                Timeline = execution.Timeline,
            };
        });
    }

    private async Task<bool> HasEndedAsync(CancellationToken cancellationToken) =>
        await stack.Engine.StateAsync(sample.Workflow, Id, cancellationToken) is not ExecutionState.Running;

    private async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string payload, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stack.ApiUrl, $"workflows/{sample.Workflow.ToText()}"));
        request.Content = new StringContent(payload, Encoding.UTF8, "application/json");
        // One for both variants: the decisions' rows carry it.
        request.Headers.Add("x-correlation-id", CorrelationId.IsValid(sample.Name) ? sample.Name : "sample");
        using var answer = await http.SendAsync(request, cancellationToken);
        _answers.Add((int)answer.StatusCode);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonNode>(cancellationToken));
    }

    private static string ExecutionName(Sample sample)
    {
        var id = new InputReader(JsonElement.Parse(sample.Payload)).Id(sample.Workflow.IdField());
        return SubjectId.IsValid(id) ? id! : "no-valid-id";
    }
}
