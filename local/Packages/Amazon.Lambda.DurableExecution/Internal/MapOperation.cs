using System.Globalization;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A map: one branch for each item.</summary>
internal sealed class MapOperation<TItem, TResult>(
    DurableInvocation invocation,
    OperationPlace place,
    IReadOnlyList<TItem> items,
    Func<IDurableContext, TItem, int, IReadOnlyList<TItem>, CancellationToken, Task<TResult>> func,
    MapConfig<TItem> config)
    : ConcurrentOperation<TResult>(
        invocation,
        place,
        new(
            OperationSubTypes.Map,
            OperationSubTypes.MapIteration,
            config.MaxConcurrency,
            config.CompletionConfig,
            config.NestingType,
            config.ItemSerializer))
{
    private readonly Func<TItem, int, string> _namer = config.ItemNamer ?? ((_, index) => index.ToString(CultureInfo.InvariantCulture));

    protected override int Count => items.Count;

    protected override (string? Name, Func<IDurableContext, CancellationToken, Task<TResult>> Body) Unit(int index)
    {
        var item = items[index];
        return (_namer(item, index), (context, ct) => func(context, item, index, items, ct));
    }
}
