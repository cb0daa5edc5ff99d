using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Stacks;

namespace Comparison.Suite.Fuzzing;

/// <summary>A fault in one stack, and how far it has gone.</summary>
internal sealed class Strike(FuzzFault fault, Variant variant)
{
    private const string Prefix = "comparison-";

    private static readonly HashSet<string> Shared = ["approval-consumer", "order-consumer", "fraud-worker", "fraud-check"];

    private readonly Lock _gate = new();
    private DateTimeOffset? _until;
    private int _seen;

    public FuzzFault Fault { get; } = fault;

    /// <summary>Whether it strikes a function that both variants deploy, and not one that runs the workflow.</summary>
    public static bool IsShared(FuzzFault fault) => Shared.Contains(fault.Target);

    /// <summary>Whether calls fail at that instant; the first one that asks begins the time.</summary>
    public bool IsOn(DateTimeOffset now)
    {
        lock (_gate)
        {
            _until ??= now + TimeSpan.FromSeconds(Fault.Seconds);
            return now < _until;
        }
    }

    public bool IsFirst() => Interlocked.Increment(ref _seen) == 1;

    public bool StrikesInvocation(FunctionDefinition function)
    {
        var isWorkflow = variant == Variant.Durable && !IsShared(Fault);
        if (isWorkflow ? function.Durable is null : function.Name != Prefix + Fault.Target)
            return false;
        var first = isWorkflow ? Fault.Invocation : 1;
        var seen = Interlocked.Increment(ref _seen);
        return seen >= first && seen < first + Fault.Times;
    }
}
