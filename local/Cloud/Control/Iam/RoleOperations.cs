using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Iam;

/// <summary>The operations on roles. Their caller lets one in at a time.</summary>
internal sealed partial class RoleOperations(AccountContext context)
{
    private readonly SortedDictionary<string, Role> _roles = new(StringComparer.Ordinal);

    public JsonObject Create(JsonObject request)
    {
        var name = Required(request, "RoleName");
        if (!RoleName().IsMatch(name))
            throw Invalid($"The specified value for roleName is invalid: {name}. It must contain 1 to 64 alphanumeric characters and/or +=,.@_-");
        if (_roles.ContainsKey(name))
            throw new AwsException("EntityAlreadyExists", $"Role with name {name} already exists.", 409);
        var path = request.Text("Path") ?? "/";
        var created = context.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var id = $"AROA{Convert.ToHexString(context.Ids.NewBytes(8))}";
        var role = new Role(name, path, $"arn:aws:iam::{context.Id}:role{path}{name}", id, created)
        {
            TrustPolicy = Document(request, "AssumeRolePolicyDocument"),
            Description = request.Text("Description"),
            MaxSessionDuration = request.Text("MaxSessionDuration") ?? "3600",
            Boundary = Boundary(request),
        };
        role.Tags.Add(request);
        _roles[name] = role;
        return Show(role);
    }

    public JsonObject Get(JsonObject request) => Show(Of(request));

    public JsonObject Delete(JsonObject request)
    {
        var role = Of(request);
        if (role.Policies.Count > 0)
            throw new AwsException("DeleteConflict", "Cannot delete entity, must delete policies first.", 409);
        _roles.Remove(role.Name);
        return [];
    }

    public JsonObject Update(JsonObject request)
    {
        var role = Of(request);
        role.Description = request.Text("Description") ?? role.Description;
        role.MaxSessionDuration = request.Text("MaxSessionDuration") ?? role.MaxSessionDuration;
        return [];
    }

    public JsonObject UpdateTrust(JsonObject request)
    {
        Of(request).TrustPolicy = Document(request, "PolicyDocument");
        return [];
    }

    public JsonObject PutBoundary(JsonObject request)
    {
        Required(request, "PermissionsBoundary");
        Of(request).Boundary = Boundary(request);
        return [];
    }

    public JsonObject DeleteBoundary(JsonObject request)
    {
        var role = Of(request);
        role.Boundary = role.Boundary is null ? throw NoPolicy(role.Name) : null;
        return [];
    }

    public JsonObject PutPolicy(JsonObject request)
    {
        Of(request).Policies[Required(request, "PolicyName")] = Document(request, "PolicyDocument");
        return [];
    }

    public JsonObject GetPolicy(JsonObject request)
    {
        var (role, name) = (Of(request), Required(request, "PolicyName"));
        return new()
        {
            ["RoleName"] = role.Name,
            ["PolicyName"] = name,
            ["PolicyDocument"] = Uri.EscapeDataString(role.Policies.GetValueOrDefault(name) ?? throw NoPolicy(name)),
        };
    }

    public JsonObject DeletePolicy(JsonObject request)
    {
        var name = Required(request, "PolicyName");
        return Of(request).Policies.Remove(name) ? [] : throw NoPolicy(name);
    }

    public JsonObject ListPolicies(JsonObject request) => new()
    {
        ["PolicyNames"] = new JsonArray([.. Of(request).Policies.Keys.Select(name => JsonValue.Create(name))]), ["IsTruncated"] = false,
    };

    /// <summary>What a role here never has: managed policies and instance profiles.</summary>
    public JsonObject ListNone(JsonObject request, string member)
    {
        Of(request);
        return new() { [member] = new JsonArray(), ["IsTruncated"] = false };
    }

    public JsonObject Tag(JsonObject request)
    {
        Of(request).Tags.Add(request);
        return [];
    }

    public JsonObject Untag(JsonObject request)
    {
        Of(request).Tags.Remove(request.Texts("TagKeys"));
        return [];
    }

    public JsonObject ListTags(JsonObject request) => new() { ["Tags"] = Of(request).Tags.ToList(), ["IsTruncated"] = false };

    private static JsonObject Show(Role role)
    {
        var shown = new JsonObject
        {
            ["Path"] = role.Path,
            ["RoleName"] = role.Name,
            ["RoleId"] = role.Id,
            ["Arn"] = role.Arn,
            ["CreateDate"] = role.Created,
            ["AssumeRolePolicyDocument"] = Uri.EscapeDataString(role.TrustPolicy), // IAM writes documents so, and reads them plain
            ["Description"] = role.Description,
            ["MaxSessionDuration"] = role.MaxSessionDuration,
            ["Tags"] = role.Tags.ToList(),
        };
        if (role.Boundary is { } boundary)
            shown["PermissionsBoundary"] = new JsonObject
            {
                ["PermissionsBoundaryType"] = "Policy", ["PermissionsBoundaryArn"] = boundary,
            };
        return new() { ["Role"] = shown };
    }

    private Role Of(JsonObject request)
    {
        var name = Required(request, "RoleName");
        return _roles.GetValueOrDefault(name)
            ?? throw new AwsException("NoSuchEntity", $"The role with name {name} cannot be found.", 404);
    }

    private static string Document(JsonObject request, string member)
    {
        var text = Required(request, member);
        try
        {
            return JsonNode.Parse(text) is JsonObject ? text : throw Malformed();
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    // That there is such a policy is not asked: the local cloud has no managed policies.
    private static string? Boundary(JsonObject request) => request.Text("PermissionsBoundary") switch
    {
        null => null,
        var arn when PolicyArn().IsMatch(arn) => arn,
        var arn => throw Invalid($"ARN {arn} is not valid."),
    };

    private static string Required(JsonObject request, string member) => request.Text(member) is { Length: > 0 } value
        ? value
        : throw Invalid($"1 validation error detected: Value at '{member}' failed to satisfy constraint: Member must not be null");

    private static AwsException Invalid(string message) => new("ValidationError", message);

    private static AwsException Malformed() => new("MalformedPolicyDocument", "Syntax errors in policy.");

    private static AwsException NoPolicy(string name) =>
        new("NoSuchEntity", $"The role policy with name {name} cannot be found.", 404);

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[\w+=,.@/-]{1,512}\z")]
    private static partial Regex PolicyArn();

    [GeneratedRegex(@"^[\w+=,.@-]{1,64}\z")]
    private static partial Regex RoleName();
}

/// <summary>A role with its inline policies. Kept and given back: nobody is refused by what it says.</summary>
/// <param name="Created">As IAM writes it.</param>
internal sealed record Role(string Name, string Path, string Arn, string Id, string Created)
{
    public string TrustPolicy { get; set; } = "";

    public string? Description { get; set; }

    /// <summary>The ARN of the policy that bounds what the others may allow; null for no boundary.</summary>
    public string? Boundary { get; set; }

    /// <summary>In seconds.</summary>
    public string MaxSessionDuration { get; set; } = "3600";

    public Tags Tags { get; } = new();

    /// <summary>The documents of the inline policies, by name.</summary>
    public SortedDictionary<string, string> Policies { get; } = new(StringComparer.Ordinal);
}
