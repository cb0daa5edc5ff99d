using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.ApiGateway;

/// <summary>API Gateway's own API, and that what it makes answers requests.</summary>
public sealed class ControlApiTests
{
    [Fact]
    public async Task Api_MadeByCalls_RoutesToTheIntegrationsFunction()
    {
        var functions = new FakeFunctions(_ => FakeFunctions.Answer("""{ "statusCode": 201 }"""));
        await using var made = await MadeApi.CreateAsync(functions, "NONE");

        using var answer = await made.SendAsync(HttpMethod.Get, "things/7");

        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Equal("7", functions.Event!["pathParameters"]!["id"]!.ToString());
        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:f:live", functions.FunctionName);
    }

    [Fact]
    public async Task Api_WithoutItsStage_FindsNothing()
    {
        await using var made = await MadeApi.CreateAsync(new FakeFunctions(_ => FakeFunctions.Answer("{}")), "NONE");

        var (deleted, _) = await made.Cloud.RestAsync(HttpMethod.Delete, $"v2/apis/{made.Id}/stages/%24default");
        using var answer = await made.SendAsync(HttpMethod.Get, "things/7");

        Assert.Equal((204, 404), (deleted, (int)answer.StatusCode));
    }

    [Fact]
    public async Task Parts_ReadAndChanged_KeepWhatWasNotChanged()
    {
        await using var made = await MadeApi.CreateAsync(new FakeFunctions(_ => FakeFunctions.Answer("{}")), "NONE");
        var (_, routes) = await made.Cloud.RestAsync(HttpMethod.Get, $"v2/apis/{made.Id}/routes");
        var path = $"v2/apis/{made.Id}/routes/{routes!["items"]![0]!["routeId"]}";

        await made.Cloud.RestAsync(HttpMethod.Patch, path, new() { ["routeKey"] = "GET /others/{id}" });
        var (_, route) = await made.Cloud.RestAsync(HttpMethod.Get, path);
        using var answer = await made.SendAsync(HttpMethod.Get, "others/7");

        Assert.Equal(("GET /others/{id}", "NONE"), (route!["routeKey"]!.ToString(), route["authorizationType"]!.ToString()));
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Tags_OfApiAndStage_AreByArn()
    {
        await using var made = await MadeApi.CreateAsync(new FakeFunctions(_ => FakeFunctions.Answer("{}")), "NONE");
        var stage = Uri.EscapeDataString($"arn:aws:apigateway:us-east-1::/apis/{made.Id}/stages/$default");

        await made.Cloud.RestAsync(HttpMethod.Post, $"v2/tags/{stage}", new() { ["tags"] = new JsonObject { ["a"] = "1", ["b"] = "2" } });
        await made.Cloud.RestAsync(HttpMethod.Delete, $"v2/tags/{stage}?tagKeys=a");
        var (_, read) = await made.Cloud.RestAsync(HttpMethod.Get, $"v2/apis/{made.Id}/stages/%24default");
        var (_, api) = await made.Cloud.RestAsync(HttpMethod.Get, $"v2/apis/{made.Id}");

        Assert.Equal("""{"b":"2"}""", read!["tags"]!.ToJsonString());
        Assert.Equal("{}", api!["tags"]!.ToJsonString());
    }

    [Theory]
    [InlineData("POST", "v2/apis", """{ "name": "a", "protocolType": "WEBSOCKET" }""", 404, "UnknownOperationException")]
    [InlineData("POST", "v2/apis", """{ "protocolType": "HTTP" }""", 400, "BadRequestException")]
    [InlineData("POST", "v2/apis", """{ "name": "a", "protocolType": "HTTP", "corsConfiguration": { "allowOrigins": "*" } }""", 400, "SerializationException")]
    [InlineData("POST", "v2/apis", """{ "name": "a", "protocolType": "HTTP", "credentialsArn": "x" }""", 404, "UnknownOperationException")]
    [InlineData("GET", "v2/apis/nowhere", null, 404, "NotFoundException")]
    [InlineData("POST", "v2/apis/ID/routes", """{ "routeKey": "GET /things/{id}" }""", 409, "ConflictException")]
    [InlineData("POST", "v2/apis/ID/routes", """{ "routeKey": "nothing" }""", 400, "BadRequestException")]
    [InlineData("POST", "v2/apis/ID/routes", """{ "routeKey": "$other" }""", 400, "BadRequestException")]
    [InlineData("POST", "v2/apis/ID/routes", """{ "routeKey": "GET things" }""", 400, "BadRequestException")]
    [InlineData("POST", "v2/apis/ID/routes", """{ "routeKey": "FETCH /things" }""", 400, "BadRequestException")]
    [InlineData("POST", "v2/apis/ID/routes", """{ "routeKey": "GET /{proxy+}/things" }""", 400, "BadRequestException")]
    [InlineData("POST", "v2/apis/ID/routes", """{ "routeKey": "GET /{a+}/{b+}" }""", 400, "BadRequestException")]
    [InlineData("POST", "v2/apis/ID/routes", """{ "routeKey": "GET /things-{id}" }""", 400, "BadRequestException")]
    [InlineData("POST", "v2/apis/ID/routes", """{ "routeKey": "GET /{}" }""", 400, "BadRequestException")]
    [InlineData("POST", "v2/apis/ID/routes", "{}", 400, "BadRequestException")]
    [InlineData("POST", "v2/apis/ID/stages", """{ "stageName": "dev" }""", 404, "UnknownOperationException")]
    [InlineData("POST", "v2/apis/ID/stages", """{ "stageName": "a b", "autoDeploy": true }""", 400, "BadRequestException")]
    [InlineData("POST", "v2/apis/ID/stages", """{ "stageName": "$dev", "autoDeploy": true }""", 400, "BadRequestException")]
    [InlineData("POST", "v2/apis/ID/stages", """{ "stageName": "$default", "autoDeploy": true }""", 409, "ConflictException")]
    [InlineData("POST", "v2/apis/ID/stages", """{ "stageName": "dev", "autoDeploy": true, "routeSettings": { "GET /things": { "throttlingRateLimit": 1 } } }""", 404, "UnknownOperationException")]
    [InlineData("POST", "v2/apis/ID/authorizers", """{ "name": "j", "authorizerType": "JWT" }""", 400, "BadRequestException")]
    [InlineData("GET", "v2/apis/ID/deployments", null, 404, "UnknownOperationException")]
    [InlineData("DELETE", "v2/apis/ID/integrations/nowhere", null, 404, "NotFoundException")]
    public async Task Request_WrongOrUnknown_IsRefusedByName(string method, string path, string? request, int status, string code)
    {
        await using var made = await MadeApi.CreateAsync(new FakeFunctions(_ => FakeFunctions.Answer("{}")), "NONE");

        var (answered, error) = await made.Cloud.RestCodeAsync(
            new(method), path.Replace("ID", made.Id, StringComparison.Ordinal), request is null ? null : JsonNode.Parse(request)!.AsObject());

        Assert.Equal((status, code), (answered, error));
    }
}
