using Amazon.Lambda.APIGatewayEvents;
using Comparison.Functions.Http;

namespace Comparison.Scenarios.Tests.Functions;

public sealed class ApiUserTests
{
    private static readonly string[] Deciders = ["Boss@example.com", "managers"];

    [Theory]
    [InlineData("boss@example.com", "[]", true)]
    [InlineData("worker@example.com", "[managers auditors]", true)]
    [InlineData("worker@example.com", "managers, auditors", true)]
    [InlineData("worker@example.com", "[auditors]", false)]
    [InlineData("worker@example.com", "[notmanagers]", false)]
    public void Jwt_EmailOrGroup_DecidesWhoMayDecide(string email, string groups, bool may)
    {
        var caller = ApiUser.From(WithClaims(new() { ["email"] = email, ["groups"] = groups }));

        Assert.Equal(email, caller.Person);
        Assert.Equal(may, caller.MayDecide(caller.Person!, Deciders));
    }

    [Fact]
    public void Jwt_NoEmail_IsItsSubject()
    {
        var caller = ApiUser.From(WithClaims(new() { ["sub"] = "1234" }));

        Assert.Equal("1234", caller.Person);
        Assert.False(caller.MayDecide("1234", Deciders));
    }

    [Fact]
    public void Iam_Caller_SpeaksForWhomItNames()
    {
        var caller = ApiUser.From(new()
        {
            RequestContext = new() { Authorizer = new() { IAM = new() { UserARN = "arn:aws:iam::123456789012:user/system" } } },
        });

        Assert.Null(caller.Person);
        Assert.Equal("arn:aws:iam::123456789012:user/system", caller.Arn);
        Assert.True(caller.MayDecide("boss@example.com", Deciders));
    }

    private static APIGatewayHttpApiV2ProxyRequest WithClaims(Dictionary<string, string> claims) =>
        new() { RequestContext = new() { Authorizer = new() { Jwt = new() { Claims = claims } } } };
}
