using System.Xml.Linq;

namespace Comparison.Cloud.Tests.Control;

public sealed class RoleTests
{
    private const string Trust = """{"Statement":[]}""";

    private static readonly (string, string)[] NewRole =
    [
        ("RoleName", "r"), ("AssumeRolePolicyDocument", Trust), ("MaxSessionDuration", "3600"), ("Path", "/"),
        ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"), ("Tags.member.2.Key", "app"), ("Tags.member.2.Value", "b"),
    ];

    [Fact]
    public async Task GetRole_Created_IsDescribedInIamsXml()
    {
        await using var cloud = await ControlCloud.StartAsync();
        await cloud.QueryAsync("iam", "CreateRole", NewRole);

        var (status, answer) = await cloud.QueryAsync("iam", "GetRole", ("RoleName", "r"));

        Assert.Equal((200, "GetRoleResponse"), (status, answer.Name.LocalName));
        Assert.Equal("https://iam.amazonaws.com/doc/2010-05-08/", answer.Name.NamespaceName);
        Assert.Equal("arn:aws:iam::123456789012:role/r", Value(answer, "Arn"));
        Assert.Equal(Trust, Uri.UnescapeDataString(Value(answer, "AssumeRolePolicyDocument")));
        Assert.Equal(["appb", "teama"], Descendants(answer, "member").Select(tag => tag.Value));
    }

    [Fact]
    public async Task Policies_PutListedAndRead_AreTheRolesOwn()
    {
        await using var cloud = await ControlCloud.StartAsync();
        await cloud.QueryAsync("iam", "CreateRole", NewRole);
        await cloud.QueryAsync("iam", "PutRolePolicy", ("RoleName", "r"), ("PolicyName", "needs"), ("PolicyDocument", Trust));

        var (_, names) = await cloud.QueryAsync("iam", "ListRolePolicies", ("RoleName", "r"));
        var (_, policy) = await cloud.QueryAsync("iam", "GetRolePolicy", ("RoleName", "r"), ("PolicyName", "needs"));
        var (_, attached) = await cloud.QueryAsync("iam", "ListAttachedRolePolicies", ("RoleName", "r"));

        Assert.Equal(("needs", "false"), (Value(names, "member"), Value(names, "IsTruncated")));
        Assert.Equal(Trust, Uri.UnescapeDataString(Value(policy, "PolicyDocument")));
        Assert.Empty(Descendants(attached, "member"));
    }

    [Fact]
    public async Task Boundary_GivenChangedAndTakenAway_IsTheRoles()
    {
        await using var cloud = await ControlCloud.StartAsync();
        await cloud.QueryAsync("iam", "CreateRole", [.. NewRole, ("PermissionsBoundary", Boundary("a"))]);
        var (_, made) = await cloud.QueryAsync("iam", "GetRole", ("RoleName", "r"));

        await cloud.QueryAsync("iam", "PutRolePermissionsBoundary", ("RoleName", "r"), ("PermissionsBoundary", Boundary("b")));
        var (_, changed) = await cloud.QueryAsync("iam", "GetRole", ("RoleName", "r"));
        await cloud.QueryAsync("iam", "DeleteRolePermissionsBoundary", ("RoleName", "r"));
        var (_, free) = await cloud.QueryAsync("iam", "GetRole", ("RoleName", "r"));

        Assert.Equal(("Policy", Boundary("a")), (Value(made, "PermissionsBoundaryType"), Value(made, "PermissionsBoundaryArn")));
        Assert.Equal(Boundary("b"), Value(changed, "PermissionsBoundaryArn"));
        Assert.Empty(Descendants(free, "PermissionsBoundary"));

        static string Boundary(string name) => $"arn:aws:iam::123456789012:policy/{name}";
    }

    [Fact]
    public async Task Tags_AddedAndTakenAway_AreListed()
    {
        await using var cloud = await ControlCloud.StartAsync();
        await cloud.QueryAsync("iam", "CreateRole", NewRole);

        await cloud.QueryAsync("iam", "TagRole", ("RoleName", "r"), ("Tags.member.1.Key", "app"), ("Tags.member.1.Value", "c"));
        await cloud.QueryAsync("iam", "UntagRole", ("RoleName", "r"), ("TagKeys.member.1", "team"));
        var (_, tags) = await cloud.QueryAsync("iam", "ListRoleTags", ("RoleName", "r"));

        Assert.Equal(["appc"], Descendants(tags, "member").Select(tag => tag.Value));
    }

    [Fact]
    public async Task Role_WithAPolicy_IsDeletedAfterIt()
    {
        await using var cloud = await ControlCloud.StartAsync();
        await cloud.QueryAsync("iam", "CreateRole", NewRole);
        await cloud.QueryAsync("iam", "PutRolePolicy", ("RoleName", "r"), ("PolicyName", "needs"), ("PolicyDocument", Trust));

        var (tooEarly, refusal) = await cloud.QueryAsync("iam", "DeleteRole", ("RoleName", "r"));
        await cloud.QueryAsync("iam", "DeleteRolePolicy", ("RoleName", "r"), ("PolicyName", "needs"));
        var (deleted, _) = await cloud.QueryAsync("iam", "DeleteRole", ("RoleName", "r"));
        var (gone, missing) = await cloud.QueryAsync("iam", "GetRole", ("RoleName", "r"));

        Assert.Equal((409, 200, 404), (tooEarly, deleted, gone));
        Assert.Equal(("DeleteConflict", "NoSuchEntity"), (Value(refusal, "Code"), Value(missing, "Code")));
    }

    [Theory]
    [InlineData("iam", "CreateRole", "ValidationError", "RoleName", "two words", "AssumeRolePolicyDocument", Trust)]
    [InlineData("iam", "CreateRole", "MalformedPolicyDocument", "RoleName", "r", "AssumeRolePolicyDocument", "{")]
    [InlineData("iam", "PutRolePermissionsBoundary", "NoSuchEntity", "RoleName", "r", "PermissionsBoundary", "arn:aws:iam::123456789012:policy/b")]
    [InlineData("iam", "CreateUser", "UnknownOperationException", "UserName", "u", "Path", "/")]
    [InlineData("sts", "AssumeRole", "UnknownOperationException", "RoleName", "u", "Path", "/")]
    [InlineData("sns", "CreateTopic", "UnknownOperationException", "Name", "t", "Path", "/")]
    public async Task Request_BrokenOrUnknown_IsRefusedInXml(
        string service, string action, string code, string name, string value, string otherName, string otherValue)
    {
        await using var cloud = await ControlCloud.StartAsync();

        var (_, answer) = await cloud.QueryAsync(service, action, (name, value), (otherName, otherValue));

        Assert.Equal(("ErrorResponse", code), (answer.Name.LocalName, Value(answer, "Code")));
    }

    [Fact]
    public async Task CallerIdentity_OfAnyKey_IsTheAccountsRoot()
    {
        await using var cloud = await ControlCloud.StartAsync();

        var (_, answer) = await cloud.QueryAsync("sts", "GetCallerIdentity");

        Assert.Equal(("123456789012", "arn:aws:iam::123456789012:root"), (Value(answer, "Account"), Value(answer, "Arn")));
    }

    private static string Value(XElement answer, string name) => Descendants(answer, name).First().Value;

    private static IEnumerable<XElement> Descendants(XElement answer, string name) =>
        answer.Descendants().Where(element => element.Name.LocalName == name);
}
