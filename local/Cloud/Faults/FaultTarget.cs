namespace Comparison.Local.Cloud.Faults;

/// <summary>What a fault is ordered for.</summary>
/// <remarks>
/// Its text has one of three forms: <c>function NAME</c>, its invocations; <c>queue NAME</c>, its messages; or an operation with or
/// without a resource, <c>DynamoDB.PutItem comparison-decisions</c>, its calls, where <c>*</c> stands for every operation of the
/// service. The resource of a call is a table, a queue, a state machine or a function, by name; calls of durable executions have their
/// function. Callbacks have none: nothing may tell them apart.
/// </remarks>
public sealed record FaultTarget
{
    private FaultTarget(FaultSubject subject, string name, string? resource) => (Subject, Name, Resource) = (subject, name, resource);

    internal FaultSubject Subject { get; }

    /// <summary>The function's, the queue's, or the operation's after its service: <c>DynamoDB.PutItem</c>.</summary>
    public string Name { get; }

    public string? Resource { get; }

    /// <exception cref="FormatException">The text has none of the three forms.</exception>
    public static FaultTarget Parse(string text) => text.Split(' ') switch
    {
        ["function", { Length: > 0 } name] => new(FaultSubject.Invocation, name, null),
        ["queue", { Length: > 0 } name] => new(FaultSubject.Message, name, null),
        [var operation] when IsOperation(operation) => new(FaultSubject.Call, operation, null),
        [var operation, { Length: > 0 } resource] when IsOperation(operation) => new(FaultSubject.Call, operation, resource),
        _ => throw new FormatException(
            $"'{text}' is no target: function NAME, queue NAME, SERVICE.OPERATION and SERVICE.OPERATION RESOURCE are."),
    };

    public override string ToString() => Subject switch
    {
        FaultSubject.Invocation => $"function {Name}",
        FaultSubject.Message => $"queue {Name}",
        _ => Resource is null ? Name : $"{Name} {Resource}",
    };

    internal bool Covers(FaultOccasion occasion) =>
        Subject == occasion.Subject
        && (Name == occasion.Name || (Name.EndsWith(".*", StringComparison.Ordinal) && occasion.Name.StartsWith(Name[..^1], StringComparison.Ordinal)))
        && (Resource is null || Resource == occasion.Resource);

    private static bool IsOperation(string text) => text.Split('.') is [{ Length: > 0 }, { Length: > 0 }];
}
