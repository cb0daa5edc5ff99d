namespace Comparison.Terraform.Tests.Permissions;

/// <summary>A role's policy, and the calls that were made in its name.</summary>
internal sealed record RolePermissions(RolePolicy Policy, IReadOnlyList<Call> Calls)
{
    /// <summary>Calls that IAM would have refused.</summary>
    public IEnumerable<string> Refused =>
        Calls.Where(call => !Policy.Allows(call)).Select(call => $"{call.Role} made {call.Action} on {call.Resource}");

    /// <summary>Actions that were allowed and never made, without a reason.</summary>
    public IEnumerable<string> Idle => Policy.Actions
        .Except(Calls.Select(call => call.Action))
        .Where(action => Reasons.For(Policy.Role, action) is null)
        .Select(action => $"{Policy.Role} may {action}");
}
