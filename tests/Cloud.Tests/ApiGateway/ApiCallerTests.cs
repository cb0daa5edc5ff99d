using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.ApiGateway.Callers;
using Microsoft.AspNetCore.Http;

namespace Comparison.Cloud.Tests.ApiGateway;

/// <summary>Who may call a route, and what its function learns of it.</summary>
public sealed class ApiCallerTests
{
    private static readonly string Signature = $"SignedHeaders=host;x-amz-date, Signature={new string('a', 64)}";

    [Theory]
    [InlineData("123456789012/20261121/us-east-1/execute-api", 200)]
    [InlineData("123456789012/20261121/us-east-1/lambda", 403)]
    [InlineData("999999999999/20261121/us-east-1/execute-api", 403)]
    [InlineData("test/20261121/us-east-1/execute-api", 403)]
    public async Task Iam_SignedRequest_IsTheAccountsOwnOrForbidden(string credential, int status)
    {
        var functions = new FakeFunctions(_ => FakeFunctions.Answer("{}"));
        await using var made = await MadeApi.CreateAsync(functions, "AWS_IAM");
        AuthenticationHeaderValue signed = new("AWS4-HMAC-SHA256", $"Credential={credential}/aws4_request, {Signature}");

        using var answer = await made.SendAsync(HttpMethod.Get, "things/7", signed);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(
            status == 200 ? "arn:aws:iam::123456789012:root" : null,
            functions.Event?["requestContext"]!["authorizer"]!["iam"]!["userArn"]!.ToString());
    }

    [Fact]
    public async Task Iam_UnsignedRequest_IsForbiddenAsOnAws()
    {
        await using var made = await MadeApi.CreateAsync(new FakeFunctions(_ => FakeFunctions.Answer("{}")), "AWS_IAM");

        using var answer = await made.SendAsync(HttpMethod.Get, "things/7");

        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Equal("""{"message":"Forbidden"}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"iss":"https://issuer.example.com","aud":"me","exp":9999999999,"groups":["a","b"]}""", 200)]
    [InlineData("""{"iss":"https://issuer.example.com","aud":["you","me"],"exp":9999999999,"groups":["a","b"]}""", 200)]
    [InlineData("""{"iss":"https://issuer.example.com","client_id":"me","exp":9999999999,"groups":["a","b"]}""", 200)]
    [InlineData("""{"iss":"https://other.example.com","aud":"me","exp":9999999999}""", 401)]
    [InlineData("""{"iss":"https://issuer.example.com","aud":"you","exp":9999999999}""", 401)]
    [InlineData("""{"iss":"https://issuer.example.com","aud":"me","exp":1}""", 401)]
    [InlineData("""{"iss":"https://issuer.example.com","aud":"me"}""", 401)]
    [InlineData("""{"iss":"https://issuer.example.com","aud":"me","exp":9999999999,"nbf":9999999999}""", 401)]
    [InlineData("no JSON", 401)]
    public async Task Jwt_Token_IsHeldAgainstTheAuthorizer(string claims, int status)
    {
        var functions = new FakeFunctions(_ => FakeFunctions.Answer("{}"));
        await using var made = await MadeApi.CreateAsync(functions, "JWT");
        AuthenticationHeaderValue token = new("Bearer", $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2ln");

        using var answer = await made.SendAsync(HttpMethod.Get, "things/7", token);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(
            status == 200 ? "[a b]" : null, functions.Event?["requestContext"]!["authorizer"]!["jwt"]!["claims"]!["groups"]!.ToString());
    }

    [Theory]
    [InlineData("\"scope\":\"openid things/read\"", 200)]
    [InlineData("\"scp\":[\"things/read\"]", 200)]
    [InlineData("\"scope\":\"things/write\"", 403)]
    [InlineData("\"groups\":[]", 403)]
    public async Task Jwt_RouteWithScopes_TakesATokenThatHasOne(string claim, int status)
    {
        var functions = new FakeFunctions(_ => FakeFunctions.Answer("{}"));
        await using var made = await MadeApi.CreateAsync(functions, "JWT", scopes: ["things/read", "things/all"]);
        var claims = $$"""{"iss":"https://issuer.example.com","aud":"me","exp":9999999999,{{claim}}}""";
        AuthenticationHeaderValue token = new("Bearer", $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2ln");

        using var answer = await made.SendAsync(HttpMethod.Get, "things/7", token);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200, functions.Event?["requestContext"]!["authorizer"]!["jwt"]!["scopes"]!.AsArray().Any(scope => $"{scope}" == "things/read") is true);
    }

    [Theory]
    [InlineData(1_000_000, null, null, false)]
    [InlineData(1_000_001, null, null, true)]
    [InlineData(1_000_001, 1_000_000, 1_000_000, true)]
    [InlineData(1_000_001, 1_000_001, null, false)]
    [InlineData(1_000_001, null, 1_000_001, false)]
    public void Jwt_TimesOfAToken_AreHeldAgainstTheSecond(int exp, int? nbf, int? iat, bool isValid)
    {
        var claims = new JsonObject { ["iss"] = "issuer", ["aud"] = "me", ["exp"] = exp, ["nbf"] = nbf, ["iat"] = iat };
        var request = new DefaultHttpContext().Request;
        request.Headers.Authorization = $"Bearer e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.c2ln";
        JsonObject authorizer = new()
        {
            ["jwtConfiguration"] = new JsonObject { ["issuer"] = "issuer", ["audience"] = new JsonArray("me") },
        };

        var caller = JwtCaller.Identify(authorizer, [], request, DateTimeOffset.FromUnixTimeSeconds(1_000_000));

        Assert.Equal(isValid, caller != ApiCaller.Unauthorized);
    }

    [Fact]
    public async Task Jwt_WithoutAToken_IsUnauthorizedAsOnAws()
    {
        await using var made = await MadeApi.CreateAsync(new FakeFunctions(_ => FakeFunctions.Answer("{}")), "JWT");

        using var answer = await made.SendAsync(HttpMethod.Get, "things/7");

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal("""{"message":"Unauthorized"}""", await answer.Content.ReadAsStringAsync());
    }
}
