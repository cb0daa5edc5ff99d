namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>The options that a parallel and a map have in common.</summary>
internal sealed record BatchRules(int? MaxConcurrency, CompletionConfig Completion, NestingType Nesting);
