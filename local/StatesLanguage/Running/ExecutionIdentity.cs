namespace Comparison.Local.StatesLanguage.Running;

/// <summary>What the context object and the history say about an execution.</summary>
public sealed record ExecutionIdentity(
    string Arn, string Name, string StateMachineArn, string StateMachineName, string RoleArn, string Region);
