using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.ApiGateway;

/// <summary>Which stage and route a request goes to, and what its function hears of the path, the query and the cookies.</summary>
public sealed class RoutingTests
{
    /// <summary>The table of "Routing API requests" in the API Gateway guide, and what it leaves open.</summary>
    [Theory]
    [InlineData("GET", "pets/dog/1", "GET /pets/dog/1", null)]
    [InlineData("GET", "pets/dog/2", "GET /pets/dog/{id}", """{"id":"2"}""")]
    [InlineData("GET", "pets/cat/1", "GET /pets/{proxy+}", """{"proxy":"cat/1"}""")]
    [InlineData("GET", "pets/cat", "GET /pets/{proxy+}", """{"proxy":"cat"}""")]
    [InlineData("POST", "test/5", "ANY /{proxy+}", """{"proxy":"test/5"}""")]
    [InlineData("POST", "pets/dog/1", "ANY /{proxy+}", """{"proxy":"pets/dog/1"}""")]
    [InlineData("GET", "pets", "ANY /{proxy+}", """{"proxy":"pets"}""")]
    [InlineData("GET", "", "$default", null)]
    [InlineData("GET", "pets/dog/a%20b", "GET /pets/dog/{id}", """{"id":"a b"}""")]
    [InlineData("GET", "pets/a%2Fb/c%C3%A4", "GET /pets/{proxy+}", """{"proxy":"a/b/cä"}""")]
    [InlineData("GET", "both/x/y", "GET /both/{one}/{rest+}", """{"one":"x","rest":"y"}""")]
    public async Task Request_GoesToTheFullMatchThenTheGreedyOneThenTheDefault(string method, string path, string routeKey, string? parameters)
    {
        var (made, functions) = await StartAsync(
            "GET /pets/dog/1", "GET /pets/dog/{id}", "GET /pets/{proxy+}", "ANY /{proxy+}", "GET /both/{one}/{rest+}", "$default");
        await using var _ = made;

        using var answer = await made.SendAsync(new(method), path);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(routeKey, (string?)functions.Event!["routeKey"]);
        Assert.Equal(routeKey, (string?)functions.Event["requestContext"]!["routeKey"]);
        Assert.True(JsonNode.DeepEquals(parameters is null ? null : JsonNode.Parse(parameters), functions.Event["pathParameters"]));
    }

    [Theory]
    [InlineData("things/7", "$default", "/things/7", null)]
    [InlineData("dev/things/7", "dev", "/dev/things/7", """{"colour":"blue"}""")]
    [InlineData("dev/dev/7", "dev", "/dev/dev/7", """{"colour":"blue"}""")]
    public async Task Stage_ThatThePathNames_IsNoPartOfTheRoute(string path, string stage, string rawPath, string? variables)
    {
        var (made, functions) = await StartAsync("GET /dev/{id}");
        await using var _ = made;
        await made.AddAsync("stages", new()
        {
            ["stageName"] = "dev", ["autoDeploy"] = true, ["stageVariables"] = new JsonObject { ["colour"] = "blue" },
        });

        using var answer = await made.SendAsync(HttpMethod.Get, path);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("7", (string?)functions.Event!["pathParameters"]!["id"]);
        Assert.Equal((stage, rawPath), ((string?)functions.Event["requestContext"]!["stage"], (string?)functions.Event["rawPath"]));
        Assert.Equal(rawPath, (string?)functions.Event["requestContext"]!["http"]!["path"]);
        Assert.Equal(variables, functions.Event["stageVariables"]?.ToJsonString());
    }

    [Theory]
    [InlineData("dev/things/7", 200)]
    [InlineData("things/7", 404)]
    [InlineData("%24default/things/7", 404)]
    public async Task Request_WithoutADefaultStage_MustNameOne(string path, int status)
    {
        var (made, _) = await StartAsync();
        await using var disposed = made;
        await made.AddAsync("stages", new() { ["stageName"] = "dev", ["autoDeploy"] = true });
        await made.Cloud.RestAsync(HttpMethod.Delete, $"v2/apis/{made.Id}/stages/%24default");

        using var answer = await made.SendAsync(HttpMethod.Get, path);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Cookies_OfARequest_StandApartFromItsHeaders()
    {
        var (made, functions) = await StartAsync();
        await using var _ = made;

        using var answer = await made.SendAsync(HttpMethod.Get, "things/7", null, ("Cookie", "a=1; b=two; c="), ("X-Many", "1"), ("X-Many", "2"));

        Assert.Equal("""["a=1","b=two","c="]""", functions.Event!["cookies"]!.ToJsonString());
        Assert.Null(functions.Event["headers"]!["cookie"]);
        Assert.Equal("1,2", ((string)functions.Event["headers"]!["x-many"]!).Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("?a=1&a=2&b=x%20y&c=", """{"a":"1,2","b":"x y","c":""}""")]
    [InlineData("?a=%C3%A4%26", """{"a":"ä&"}""")]
    public async Task Query_OfARequest_IsRawAndJoinedByCommas(string query, string? parameters)
    {
        var (made, functions) = await StartAsync();
        await using var _ = made;

        using var answer = await made.SendAsync(HttpMethod.Get, $"things/7{query}");

        Assert.Equal(query.TrimStart('?'), (string?)functions.Event!["rawQueryString"]);
        Assert.True(JsonNode.DeepEquals(parameters is null ? null : JsonNode.Parse(parameters), functions.Event["queryStringParameters"]));
        Assert.Null(functions.Event["cookies"]);
    }

    /// <summary>An API with these routes beside <c>GET /things/{id}</c>, all of one integration.</summary>
    private static async Task<(MadeApi Made, FakeFunctions Functions)> StartAsync(params string[] routes)
    {
        var functions = new FakeFunctions(_ => FakeFunctions.Answer("{}"));
        var made = await MadeApi.CreateAsync(functions, "NONE");
        var (_, integrations) = await made.Cloud.RestAsync(HttpMethod.Get, $"v2/apis/{made.Id}/integrations");
        foreach (var route in routes)
            await made.AddAsync("routes", new()
            {
                ["routeKey"] = route, ["target"] = $"integrations/{integrations!["items"]![0]!["integrationId"]}",
            });
        return (made, functions);
    }
}
