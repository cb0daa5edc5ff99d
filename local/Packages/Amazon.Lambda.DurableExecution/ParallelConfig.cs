using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution;

/// <summary>Options of parallel branches.</summary>
public sealed class ParallelConfig
{
    /// <summary>Branches that run at once; at least 1. Default null: all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Under 1.</exception>
    public int? MaxConcurrency
    {
        get;
        set => field = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxConcurrency), value, "At least one branch runs.");
    }

    /// <summary>Default <see cref="CompletionConfig.AllSuccessful"/>.</summary>
    public CompletionConfig CompletionConfig { get; set; } = CompletionConfig.AllSuccessful();

    /// <summary>Default <see cref="NestingType.Nested"/>: each branch is recorded as a context of its own.</summary>
    public NestingType NestingType { get; set; }

    /// <summary>Of each branch's result. Default null: the function's own.</summary>
    public ILambdaSerializer? ItemSerializer { get; set; }
}
