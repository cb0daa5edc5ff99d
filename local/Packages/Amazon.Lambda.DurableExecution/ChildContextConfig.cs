using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution;

/// <summary>Options of a child context.</summary>
public sealed class ChildContextConfig
{
    /// <summary>Label in the history. Default null: none, unlike in the other languages' SDKs.</summary>
    public string? SubType { get; set; }

    /// <summary>Turns the <see cref="ChildContextException"/> into what the caller gets. Default null: it stays.</summary>
    /// <remarks>In replays the exception has no inner one: map by what is recorded.</remarks>
    public Func<Exception, Exception>? ErrorMapping { get; set; }

    /// <summary>Default <see cref="NestingType.Nested"/>.</summary>
    public NestingType NestingType { get; set; }

    /// <summary>Of the result. Default null: the function's own.</summary>
    public ILambdaSerializer? Serializer { get; set; }
}
