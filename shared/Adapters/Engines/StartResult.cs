namespace Comparison.Adapters.Engines;

/// <summary>What became of a start.</summary>
/// <param name="ExecutionArn">The execution that has the name, started now or before.</param>
/// <param name="EarlierInput">What the execution of that name was started with, when the engine says that the name is taken.</param>
public sealed record StartResult(string ExecutionArn, string? EarlierInput = null);
