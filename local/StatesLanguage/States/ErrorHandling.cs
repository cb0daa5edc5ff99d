using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Retry and Catch of a state.</summary>
internal sealed class ErrorHandling(IReadOnlyList<Retrier> retriers, IReadOnlyList<Catcher> catchers)
{
    public IEnumerable<Target> Targets => catchers.Select((catcher, index) => new Target(catcher.Next, $"Catch[{index}]/Next"));

    public static ErrorHandling Read(Fields fields, QueryLanguage language) => new(
        [.. fields.Objects("Retry").Select(Retrier.Read)],
        [.. fields.Objects("Catch").Select(catcher => Catcher.Read(catcher, language))]);

    /// <summary>Tries until an attempt succeeds, is caught, or nobody handles its failure.</summary>
    /// <param name="attempt">Given how many retries went before it.</param>
    public async Task<Transition> RunAsync(Visit visit, Func<int, Task<Transition>> attempt)
    {
        var host = visit.Execution.Host;
        // Each retrier counts its own retries, for as long as the state lasts.
        var used = new int[retriers.Count];
        for (var retries = 0; ; retries++)
        {
            StateFailureException failure;
            try
            {
                return await attempt(retries);
            }
            catch (EvaluationException fault)
            {
                failure = visit.Explain(fault);
            }
            catch (StateFailureException raised)
            {
                failure = raised;
            }
            if (NextDelay(failure, used, host) is not { } delay)
            {
                // An attempt of Map or Parallel that is retried leaves no such event (recorded).
                if (failure.IsOfBranch)
                    visit.Record($"{visit.State.Type}StateFailed");
                return Catch(visit, failure, retries);
            }
            await visit.DelayAsync(delay);
            host.OnTransition(visit.Execution);
        }
    }

    // The first retrier that names the error decides, also when it has no attempts left.
    private TimeSpan? NextDelay(StateFailureException failure, int[] used, IExecutionHost host)
    {
        for (var i = 0; i < retriers.Count; i++)
            if (failure.Matches(retriers[i].Errors))
                return used[i] < retriers[i].MaxAttempts ? retriers[i].Delay(++used[i], host.NextDouble()) : null;
        return null;
    }

    private Transition Catch(Visit visit, StateFailureException failure, int retries)
    {
        var catcher = catchers.FirstOrDefault(catcher => failure.Matches(catcher.Errors)) ?? throw failure;
        return new Transition(catcher.Flow.Complete(visit.Scope(retries), failure.ToOutput()), catcher.Next);
    }
}
