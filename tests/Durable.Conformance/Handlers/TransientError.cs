namespace Comparison.Durable.Conformance.Handlers;

/// <summary>Thrown by handlers where a requirement wants this name in history.</summary>
internal sealed class TransientError() : Exception("try again");
