using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution;

/// <summary>Options of a map.</summary>
public sealed class MapConfig<TItem>
{
    /// <summary>Items that are worked on at once; at least 1. Default null: all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Under 1.</exception>
    public int? MaxConcurrency
    {
        get;
        set => field = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxConcurrency), value, "At least one item is worked on.");
    }

    /// <summary>Default <see cref="CompletionConfig.AllSuccessful"/>.</summary>
    public CompletionConfig CompletionConfig { get; set; } = CompletionConfig.AllSuccessful();

    /// <summary>Default <see cref="NestingType.Nested"/>: each item is recorded as a context of its own.</summary>
    public NestingType NestingType { get; set; }

    /// <summary>Names an item, from it and its index. Default null: the index is the name.</summary>
    /// <remarks>Asked in every replay: the same item must get the same name.</remarks>
    public Func<TItem, int, string>? ItemNamer { get; set; }

    /// <summary>Of each item's result. Default null: the function's own.</summary>
    public ILambdaSerializer? ItemSerializer { get; set; }
}
