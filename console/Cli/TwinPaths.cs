namespace Comparison.Cli;

/// <summary>The two files of a workflow.</summary>
internal sealed record TwinPaths(string Durable, string StateMachine);
