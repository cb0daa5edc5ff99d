namespace Comparison.Web.Histories;

/// <summary>One event of an engine's history as the page may know it.</summary>
/// <remarks>
/// The redactor between a history and the page: there is no member that could hold a payload, a callback id, a task token or a member of
/// a request, so none can reach a browser. Operations are told apart by numbers of the page's own.
/// </remarks>
/// <param name="Id">The event's number in its history, from 1, without gaps.</param>
/// <param name="Type">The engine's own name of the event, such as <c>CallbackStarted</c>.</param>
/// <param name="Name">The operation or state that it is about.</param>
/// <param name="Operation">The number of that operation, or of that stay in a state: the id of the event that began it. Null for the execution's own.</param>
public sealed record RunEvent(long Id, DateTimeOffset At, string Type, string? Name, long? Operation)
{
    /// <summary>The operation around this one: a context, or a state with branches.</summary>
    public long? Parent { get; init; }

    /// <summary>What kind of context or step it is, in the engine's words: <c>WaitForCallback</c>, <c>Parallel</c>.</summary>
    public string? SubType { get; init; }

    /// <summary>The error's name, never its message.</summary>
    public string? Error { get; init; }

    /// <summary>How long what begins here may take.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether what begins here is ended by somebody outside.</summary>
    public bool AwaitsCallback { get; init; }

    /// <summary>When the invocation began that ends here.</summary>
    public DateTimeOffset? InvokedAt { get; init; }
}
