namespace Comparison.Terraform.Tests.Permissions;

/// <summary>A call of AWS as IAM sees it.</summary>
/// <param name="Resource">Null where the call does not say what it is about: a task token says so to Step Functions alone.</param>
internal sealed record Call(string Role, string Action, string? Resource);
