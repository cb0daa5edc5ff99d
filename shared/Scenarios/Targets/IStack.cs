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

    /// <summary>The bodies of the notifications that were sent; none where a queue cannot be looked into without taking from it.</summary>
    IReadOnlyList<string> Notifications();

    /// <summary>How many messages were given up, by queue; none where a queue cannot be looked into without taking from it.</summary>
    IReadOnlyDictionary<string, int> DeadLetters();

    /// <summary>What the stack was billed for so far; null where nothing counts it.</summary>
    Usage? ReadMeter();

    /// <summary>Looks at the stack without being billed for it, where that can be. Only while nothing goes on in it.</summary>
    Task<T> LookAsync<T>(Func<Task<T>> look);
}
