namespace Comparison.Scenarios.Targets;

/// <summary>A deployment on AWS cannot be found or used; the message is one line for whoever asked for it.</summary>
public sealed class DeploymentException(string message, Exception? cause = null) : Exception(message, cause);
