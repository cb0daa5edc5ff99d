using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;
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
        if (visit.Execution.Trial is { } trial)
            return await TryAsync(visit, attempt, trial);
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
                if (failure.IsShownByState)
                    visit.Record($"{visit.State.Type}StateFailed");
                return Catch(visit, failure, retries);
            }
            await visit.DelayAsync(delay);
            host.OnTransition(visit.Execution);
        }
    }

    // A state that is tested is not retried: the test tells what would happen now.
    private async Task<Transition> TryAsync(Visit visit, Func<int, Task<Transition>> attempt, RunningTrial trial)
    {
        var retries = trial.Asked.RetryCount;
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
        var index = retriers.TakeWhile(retrier => !failure.Matches(retrier.Errors)).Count();
        if (index == retriers.Count || retries >= retriers[index].MaxAttempts)
            return Catch(visit, failure, retries);
        trial.Retry(index, retriers[index].Delay(retries + 1, visit.Execution.Host.NextDouble()));
        throw failure;
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
        if (catchers.FirstOrDefault(catcher => failure.Matches(catcher.Errors)) is not { } catcher)
        {
            visit.Fail(failure);
            throw failure;
        }
        visit.Execution.Trial?.Catch(catchers.TakeWhile(other => other != catcher).Count(), failure);
        // What a catcher does to the data is not inspected (recorded).
        return new Transition(catcher.Flow.Complete(visit.Scope(retries) with { Inspection = null }, failure.ToOutput()), catcher.Next);
    }
}

/// <summary>How often and after which pauses a state is tried again after the errors it names.</summary>
/// <param name="MaxAttempts">Retries, not counting the first try; 0 means that these errors are never retried.</param>
/// <param name="MaxDelay">The longest pause, however much the rate has made of it.</param>
/// <param name="HasJitter">Each pause is a random part of what it would be.</param>
internal sealed record Retrier(
    IReadOnlyList<string> Errors, int Interval, double BackoffRate, int MaxAttempts, int? MaxDelay, bool HasJitter)
{
    private const int MaxSeconds = 99_999_999;
    private const int MaxAttemptsLimit = 99_999_999;
    private const int MaxDelaySeconds = 31_622_399;

    public static Retrier Read(Fields fields)
    {
        var retrier = new Retrier(
            ErrorList.Read(fields),
            fields.Integer("IntervalSeconds", 1, MaxSeconds) ?? 1,
            fields.Number("BackoffRate", 1) ?? 2,
            fields.Integer("MaxAttempts", 0, MaxAttemptsLimit) ?? 3,
            fields.Integer("MaxDelaySeconds", 1, MaxDelaySeconds),
            ReadJitter(fields));
        fields.RefuseOthers();
        return retrier;
    }

    /// <summary>The pause before a retry.</summary>
    /// <param name="retry">1 for the first one.</param>
    /// <param name="chance">At least 0, less than 1.</param>
    public TimeSpan Delay(int retry, double chance)
    {
        var seconds = Math.Min(Interval * Math.Pow(BackoffRate, retry - 1), MaxDelay ?? MaxSeconds);
        return TimeSpan.FromSeconds(HasJitter ? seconds * chance : seconds);
    }

    private static bool ReadJitter(Fields fields)
    {
        var strategy = fields.Text("JitterStrategy");
        if (strategy is not (null or "NONE" or "FULL"))
            fields.Refuse("The field 'JitterStrategy' should have one of these values: [NONE, FULL]", "JitterStrategy");
        return strategy == "FULL";
    }
}

/// <summary>Where a state goes after the errors it names, and what becomes of the error.</summary>
internal sealed record Catcher(IReadOnlyList<string> Errors, string Next, DataFlow Flow)
{
    public static Catcher Read(Fields fields, QueryLanguage language)
    {
        language.RefuseForeign(fields);
        fields.Require("Next");
        var catcher = new Catcher(ErrorList.Read(fields), fields.Text("Next") ?? "", language.ReadCatcher(fields));
        fields.RefuseOthers();
        return catcher;
    }
}

/// <summary>ErrorEquals of a retrier or catcher.</summary>
internal static class ErrorList
{
    public static IReadOnlyList<string> Read(Fields fields)
    {
        const string name = "ErrorEquals";
        fields.Require(name);
        var errors = (fields.Array(name) ?? []).Select(error => error.AsText()).ToArray();
        if (fields.Has(name) && errors.Length == 0)
            fields.Refuse("Value cannot be empty", name);
        if (errors.Contains(null))
            fields.Refuse("Value is not a string", name);
        if (errors.Length > 1 && errors.Contains(ErrorNames.All))
            fields.Refuse($"{ErrorNames.All} must appear alone", name);
        return [.. errors.OfType<string>()];
    }
}
