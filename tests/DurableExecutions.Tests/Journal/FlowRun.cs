using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests.Journal;

/// <summary>One invocation of a <see cref="Flow"/>: what it knows of its operations, and what it does to them.</summary>
internal sealed class FlowRun(ServiceFixture fixture, SdkInvocation invocation)
{
    private readonly Dictionary<string, DurableOperation> _known = invocation.State.Items.ToDictionary(operation => operation.Id);

    public ServiceFixture Fixture { get; } = fixture;

    public SdkInvocation Invocation { get; } = invocation;

    public DurableOperation? Find(string id) => _known.GetValueOrDefault(id);

    /// <summary>Whether it has ended; begun, if it has not, by that update.</summary>
    public bool Has(DurableOperationUpdate start)
    {
        if (Find(start.Id) is null)
            Do(start);
        return !Find(start.Id)!.IsOpen;
    }

    /// <summary>A step that is over once it was begun and ended, in two checkpoints.</summary>
    public void Step(string id, DurableOperationUpdate end, string? parent = null)
    {
        if (!Has(SdkUpdate.StartStep(id, parent)))
            Do(end);
    }

    /// <summary>The plain functions that were invoked answer while this invocation runs.</summary>
    public void AnswerInvokes()
    {
        while (Fixture.Chained.TryDequeue(out var chained))
            Fixture.Service.CompleteChained(chained, "4");
    }

    public void Do(params DurableOperationUpdate[] updates)
    {
        foreach (var changed in Invocation.Checkpoint(updates))
            _known[changed.Id] = changed;
    }
}
