using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Terraform.Tests.Deployments;

namespace Comparison.Terraform.Tests.Permissions;

/// <summary>What a role may do, from the policy that Terraform gave it.</summary>
internal sealed class RolePolicy(string role, IReadOnlyList<(string Action, string Resource)> grants)
{
    public string Role { get; } = role;

    public IReadOnlyList<string> Actions { get; } = [.. grants.Select(grant => grant.Action).Distinct()];

    public static IReadOnlyList<RolePolicy> ReadFrom(DeploymentState state) =>
    [
        .. state.Of("aws_iam_role_policy").Select(policy => Parse(policy["role"]!.ToString(), policy["policy"]!.ToString())),
    ];

    /// <param name="document">The policy, as JSON.</param>
    public static RolePolicy Parse(string role, string document) => new(role, Grants(document));

    /// <summary>Whether a statement allows the call; one about nobody knows what is allowed by its action.</summary>
    public bool Allows(Call call) => grants.Any(grant =>
        grant.Action == call.Action && (call.Resource is null || Matches(grant.Resource, call.Resource)));

    private static IReadOnlyList<(string Action, string Resource)> Grants(string policy) =>
    [
        .. from statement in JsonNode.Parse(policy)!["Statement"]!.AsArray()
           from action in Texts(statement!["Action"])
           from resource in Texts(statement["Resource"])
           select (action, resource),
    ];

    private static IEnumerable<string> Texts(JsonNode? oneOrMany) =>
        oneOrMany is JsonArray many ? many.Select(one => one!.ToString()) : [oneOrMany!.ToString()];

    private static bool Matches(string pattern, string resource) =>
        Regex.IsMatch(resource, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.Singleline);
}

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
