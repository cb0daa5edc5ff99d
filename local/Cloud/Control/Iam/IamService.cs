using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Iam;

/// <summary>IAM, as far as functions and state machines need it: roles with inline policies.</summary>
/// <remarks>The local cloud takes any credentials, so no policy here ever refuses anybody.</remarks>
public sealed class IamService : IJsonService
{
    private readonly Lock _gate = new();
    private readonly FrozenDictionary<string, Func<JsonObject, JsonObject>> _operations;

    public IamService(AccountContext context)
    {
        var roles = new RoleOperations(context);
        _operations = new Dictionary<string, Func<JsonObject, JsonObject>>
        {
            ["CreateRole"] = roles.Create,
            ["DeleteRole"] = roles.Delete,
            ["DeleteRolePermissionsBoundary"] = roles.DeleteBoundary,
            ["DeleteRolePolicy"] = roles.DeletePolicy,
            ["GetRole"] = roles.Get,
            ["GetRolePolicy"] = roles.GetPolicy,
            ["ListAttachedRolePolicies"] = request => roles.ListNone(request, "AttachedPolicies"),
            ["ListInstanceProfilesForRole"] = request => roles.ListNone(request, "InstanceProfiles"),
            ["ListRolePolicies"] = roles.ListPolicies,
            ["ListRoleTags"] = roles.ListTags,
            ["PutRolePermissionsBoundary"] = roles.PutBoundary,
            ["PutRolePolicy"] = roles.PutPolicy,
            ["TagRole"] = roles.Tag,
            ["UntagRole"] = roles.Untag,
            ["UpdateAssumeRolePolicy"] = roles.UpdateTrust,
            ["UpdateRole"] = roles.Update,
        }.ToFrozenDictionary();
    }

    public string TargetPrefix => "iam";

    public IReadOnlyCollection<string> Operations => _operations.Keys;

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (!_operations.TryGetValue(operation, out var carryOut))
            throw AwsException.NotSupported($"{TargetPrefix}.{operation}");
        lock (_gate)
            return Task.FromResult(carryOut(request));
    }
}
