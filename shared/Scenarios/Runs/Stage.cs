using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Domain.Decisions;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Runs;

/// <summary>One request in a stack of the local cloud, and all that the world can do to it: what users can, to the instant, and as an operator.</summary>
public sealed class Stage(LocalStack stack, HttpClient http, Sample sample) : Errand(new LocalTarget(stack, http), sample)
{
    /// <summary>The line to the service that checks loans for fraud.</summary>
    public FraudLine Fraud { get; } = new(stack);

    /// <summary>Starts the request once more, or another one under its id.</summary>
    public async Task StartAgainAsync(string payload, CancellationToken cancellationToken) => await PostAsync(payload, cancellationToken);

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

    /// <summary>Somebody's decision is written, and its callback is lost, as when the function dies between the two.</summary>
    public async Task DecideInSilenceAsync(PendingDecision asked, DecisionStatus status, string by, CancellationToken cancellationToken)
    {
        using var untouched = stack.Account.Context.Faults.Pause();
        await stack.Desk.DecideAsync(asked.Id, new(status, by, stack.Time.GetUtcNow(), ""), _ => true, callerArn: null, cancellationToken);
    }

    /// <summary>An operator stops the execution by the engine's own API.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Operator.StopAsync(stack, Sample.Workflow, Id, cancellationToken);
}
