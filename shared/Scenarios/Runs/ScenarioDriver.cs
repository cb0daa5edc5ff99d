using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda;
using Amazon.Runtime;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Adapters.Json;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Runs;

/// <summary>One request in a stack of the local cloud, and all that the world can do to it: what users can, to the instant, and as an operator.</summary>
public sealed class ScenarioDriver(DeployedStack stack, HttpClient http, Sample sample) : RequestDriver(new LocalTarget(stack, http), sample)
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

/// <summary>Somebody who stops executions by the engine's own API.</summary>
public static class Operator
{
    public static async Task StopAsync(DeployedStack stack, WorkflowName workflow, string id, CancellationToken cancellationToken)
    {
        var target = stack.Account.Outputs[$"{workflow.ToText()}_workflow_arn"];
        if (stack.Variant == Variant.StepFunctions)
        {
            await stack.Services.StepFunctions.InvokeAsync(
                "StopExecution", new JsonObject { ["executionArn"] = WorkflowTargets.ExecutionArn(target, id) }, cancellationToken);
            return;
        }
        using var lambda = new AmazonLambdaClient(
            new BasicAWSCredentials(stack.Account.Context.Id, "local"),
            new AmazonLambdaConfig { ServiceURL = stack.Account.Context.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var executions = await lambda.ListDurableExecutionsByFunctionAsync(
            new() { FunctionName = WorkflowTargets.Unqualified(target), DurableExecutionName = id }, cancellationToken);
        await lambda.StopDurableExecutionAsync(
            new() { DurableExecutionArn = executions.DurableExecutions.Single().DurableExecutionArn }, cancellationToken);
    }
}

/// <summary>The line between a stack's loan and the fraud service: what was asked, and what the service may say beside its habits.</summary>
/// <remarks>For a stack with one loan in it.</remarks>
public sealed class FraudLine(DeployedStack stack)
{
    /// <summary>Skips time until the service is asked.</summary>
    /// <exception cref="InvalidOperationException">Nothing is going on any more and nobody has asked.</exception>
    public async Task<FraudRequest> UntilAskedAsync(CancellationToken cancellationToken)
    {
        string? body = null;
        await stack.Time.SkipUntilAsync(
            () => Task.FromResult((body = stack.Services.Sqs.Peek(stack.FraudQueueArn).SingleOrDefault()) is not null), cancellationToken);
        return body is null
            ? throw new InvalidOperationException("The fraud service is not asked.")
            : JsonSerializer.Deserialize(body, SuiteJson.Default.FraudRequest)!;
    }

    /// <summary>Delivers a request once more, as standard queues may; one with another <c>sin</c> makes the service answer otherwise.</summary>
    public Task RepeatAsync(FraudRequest asked, CancellationToken cancellationToken) =>
        stack.FraudQueue.SendAsync(asked, TimeSpan.Zero, cancellationToken);

    /// <summary>Says for so long that the answer is on its way, as often as a long check does.</summary>
    /// <returns>Whether somebody listened to the end.</returns>
    public async Task<bool> KeepAliveAsync(FraudRequest asked, TimeSpan duration, CancellationToken cancellationToken)
    {
        for (var beaten = TimeSpan.Zero; beaten < duration; beaten += FraudService.HeartbeatInterval)
        {
            if (!await stack.Callbacks.TryHeartbeatAsync(asked.Callback, cancellationToken))
                return false;
            await stack.Time.AdvanceAsync(FraudService.HeartbeatInterval, cancellationToken);
        }
        return true;
    }
}
