using System.Text.Json;
using Comparison.Adapters;
using Comparison.Domain.Loans;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Runs;

/// <summary>The line between a stack's loan and the fraud service: what was asked, and what the service may say beside its habits.</summary>
/// <remarks>For a stack with one loan in it.</remarks>
public sealed class FraudLine(LocalStack stack)
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
