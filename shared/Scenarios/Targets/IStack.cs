using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Targets;

/// <summary>A deployed variant, wherever it is: what a driver needs of it.</summary>
public interface IStack
{
    Variant Variant { get; }

    /// <summary>The account's id, 12 digits: it stands in ARNs and nowhere in an outcome.</summary>
    string AccountId { get; }

    /// <summary>The HTTP API, with a slash at the end.</summary>
    Uri ApiUrl { get; }

    /// <summary>Sends requests to the HTTP API as its callers do: signed where it asks for that.</summary>
    HttpClient Http { get; }

    IWorkflowEngine Engine { get; }

    DecisionDesk Desk { get; }

    IStackClock Clock { get; }

    /// <summary>A row as DynamoDB writes it, or null.</summary>
    Task<JsonObject?> RowAsync(StackTable table, string id, CancellationToken cancellationToken);

    /// <summary>What Express children of an execution did, which is not in its history; none where nobody reads their logs.</summary>
    /// <param name="execution">The name of the execution that started them.</param>
    Task<IReadOnlyList<TimelineEntry>> ChildrenOfAsync(string execution, CancellationToken cancellationToken);

    /// <summary>The bodies of the notifications that were sent; none where a queue cannot be looked into without taking from it.</summary>
    IReadOnlyList<string> Notifications();

    /// <summary>How many messages were given up, by queue; none where a queue cannot be looked into without taking from it.</summary>
    IReadOnlyDictionary<string, int> DeadLetters();

    /// <summary>What the stack was billed for so far; null where nothing counts it.</summary>
    Usage? ReadMeter();

    /// <summary>Looks at the stack without being billed for it, where that can be. Only while nothing goes on in it.</summary>
    Task<T> LookAsync<T>(Func<Task<T>> look);
}

/// <summary>How a stack's time passes: skipped where it can be, waited for elsewhere.</summary>
public interface IStackClock
{
    DateTimeOffset Now { get; }

    /// <summary>Whether time passes by itself; skipped clocks start at one instant in both variants.</summary>
    bool IsReal { get; }

    /// <summary>How long a person takes to answer: hours where they cost nothing, no time at all where somebody would wait.</summary>
    TimeSpan Thinking { get; }

    /// <summary>How much waiting was skipped so far.</summary>
    TimeSpan Skipped { get; }

    /// <summary>Lets time pass until the condition holds.</summary>
    /// <param name="reached">Asked again and again; may itself send requests to the stack.</param>
    /// <returns>False when there is no hope left that it ever will.</returns>
    Task<bool> UntilAsync(Func<Task<bool>> reached, CancellationToken cancellationToken);

    Task PassAsync(TimeSpan span, CancellationToken cancellationToken);
}

/// <summary>The tables of a stack.</summary>
public enum StackTable
{
    Articles,
    Decisions,
    Ledger,
}
