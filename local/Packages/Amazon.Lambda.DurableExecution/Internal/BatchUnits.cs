using System.Globalization;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Gives the units of a batch their places: the n-th is the n-th child of the batch, whatever runs or ends first.</summary>
/// <remarks>By its id a unit is that child even where it is flat, and has no record of its own.</remarks>
internal static class BatchUnits
{
    public static List<BatchUnit<T>> OfBranches<T>(OperationPlace batch, IReadOnlyList<DurableBranch<T>> branches)
    {
        var ids = IdsIn(batch);
        return [.. branches.Select((branch, index) => new BatchUnit<T>(index, new(ids.Next(), ids.ParentId, branch.Name), branch.Func))];
    }

    public static List<BatchUnit<TResult>> OfItems<TItem, TResult>(
        OperationPlace batch,
        IReadOnlyList<TItem> items,
        Func<IDurableContext, TItem, int, IReadOnlyList<TItem>, CancellationToken, Task<TResult>> func,
        Func<TItem, int, string>? namer)
    {
        var ids = IdsIn(batch);
        return [.. items.Select((item, index) => new BatchUnit<TResult>(
            index,
            new(ids.Next(), ids.ParentId, namer is null ? DefaultName(index) : namer(item, index)),
            (context, ct) => func(context, item, index, items, ct)))];
    }

    public static string DefaultName(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static OperationIds IdsIn(OperationPlace batch) => new(scope: batch.Id, parentId: batch.Id);
}
