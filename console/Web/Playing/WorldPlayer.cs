using System.Collections.Concurrent;
using Comparison.Local.Stacks;
using Comparison.Web.Clouds;
using Comparison.Web.Histories;
using Comparison.Web.Watching;

namespace Comparison.Web.Playing;

/// <summary>Plays the person whom a run asks, in every variant, as soon as it asks.</summary>
public sealed class WorldPlayer(ICloud cloud, CloudWatch watch, ILogger<WorldPlayer> log)
{
    // The first answer may meet a fault, so the second is heard; a few more would not hurt.
    private const int MaxTries = 3;

    private readonly ConcurrentDictionary<RunKey, ConcurrentQueue<PlayedAnswer>> _played = new();

    /// <summary>What was answered so far, in order.</summary>
    public IReadOnlyList<PlayedAnswer> Played(RunKey run) => _played.TryGetValue(run, out var played) ? [.. played] : [];

    /// <summary>Has the world behave that way towards a run until it ends.</summary>
    /// <returns>Ends when the world has done its part; nobody need wait for it.</returns>
    public Task PlayAsync(RunKey run, WorldBehaviour behaviour) =>
        behaviour.Answers.Count > 0 && _played.TryAdd(run, new()) ? PlayOnAsync(run, behaviour) : Task.CompletedTask;

    /// <summary>Somebody decides.</summary>
    public async Task<DecideAnswer> DecideAsync(RunKey run, Variant variant, GivenDecision decision, CancellationToken cancellationToken)
    {
        var answer = await cloud.DecideAsync(variant, decision, cancellationToken);
        _played.GetOrAdd(run, _ => new()).Enqueue(new(variant, decision, answer));
        return answer;
    }

    private async Task PlayOnAsync(RunKey run, WorldBehaviour behaviour)
    {
        try
        {
            await Task.WhenAll(Enum.GetValues<Variant>().Select(variant => PlayAsync(run, variant, behaviour)));
        }
        catch (Exception failure) // the edge: nobody waits for this task
        {
            log.LogError(failure, "The person at the desk of {Run} could not answer", run.Id);
        }
    }

    private async Task PlayAsync(RunKey run, Variant variant, WorldBehaviour behaviour)
    {
        var asked = await UntilAsync(run, snapshot => snapshot[variant] is { } reading
            ? (reading.Asked is not null || reading.IsOver, reading.Asked)
            : (snapshot.IsOver, null));
        if (asked is null)
            return; // nobody was asked
        if (behaviour.IsLate)
            await UntilAsync(run, snapshot => (snapshot[variant]?.IsOver == true, asked));
        foreach (var approves in behaviour.Answers)
            await AnswerAsync(run, variant, new(asked.Id, approves, asked.Deciders[0], "Played by the page"));
    }

    private async Task AnswerAsync(RunKey run, Variant variant, GivenDecision decision)
    {
        for (var tries = 0; tries < MaxTries; tries++)
            if ((int)(await DecideAsync(run, variant, decision, CancellationToken.None)).Status < 500)
                return;
    }

    private async Task<T?> UntilAsync<T>(RunKey run, Func<RunSnapshot, (bool IsReached, T? Found)> look)
        where T : class
    {
        var poll = watch.Run(run);
        var reached = new TaskCompletionSource<T?>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (poll.Latest.Value is { } snapshot && look(snapshot) is (true, var found))
                reached.TrySetResult(found);
        }
        using var watching = poll.Watch(Look);
        Look();
        return await reached.Task;
    }
}

/// <summary>An answer that was given, and what became of it.</summary>
public sealed record PlayedAnswer(Variant Variant, GivenDecision Decision, DecideAnswer Answer);
