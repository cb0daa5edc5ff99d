using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Lambda.Control;

/// <summary>Aliases, and who may invoke them.</summary>
public sealed class AliasTests
{
    private const string Aliases = $"{ControlPlane.Functions}/probe/aliases";
    private const string Policy = $"{ControlPlane.Functions}/probe/policy";

    [Fact]
    public async Task Update_OfAnAlias_PointsItToAnotherVersion()
    {
        await using var plane = await PublishedAsync();
        await plane.SendAsync("PUT", $"{ControlPlane.Functions}/probe/code", new() { ["ZipFile"] = ControlPlane.Zip("second"), ["Publish"] = true });

        await plane.SendAsync("PUT", $"{Aliases}/live", new() { ["FunctionVersion"] = "2", ["RoutingConfig"] = new JsonObject() });

        Assert.Equal(
            """{"AliasArn":"arn:aws:lambda:us-east-1:000000000001:function:probe:live","Name":"live","FunctionVersion":"2","Description":""}""",
            (await plane.SendAsync("GET", $"{Aliases}/live")).ToJsonString());
    }

    [Theory]
    [InlineData("""{"Name":"live","FunctionVersion":"1"}""", "409 ResourceConflictException: Alias already exists")]
    [InlineData("""{"Name":"next","FunctionVersion":"7"}""", "404 ResourceNotFoundException: Function not found")]
    [InlineData("""{"Name":"7","FunctionVersion":"1"}""", "400 ValidationException: 1 validation error detected")]
    [InlineData("""{"Name":"next","FunctionVersion":"live"}""", "not to another alias")]
    [InlineData("""{"Name":"next","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"7":0.5}}}""", "404 ResourceNotFoundException")]
    [InlineData("""{"Name":"next","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"1":0.5}}}""", "two different versions")]
    [InlineData("""{"Name":"next","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"$LATEST":0.5}}}""", "$LATEST is not supported")]
    [InlineData("""{"Name":"next","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"2":1.5}}}""", "400 ValidationException")]
    [InlineData("""{"Name":"next","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"2":"half"}}}""", "400 ValidationException")]
    [InlineData("""{"Name":"next","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"2":0.1,"3":0.1}}}""", "two versions at most")]
    public async Task Create_OfAnAliasThatCannotBe_IsRefused(string request, string message)
    {
        await using var plane = await PublishedAsync();

        var refused = await plane.SendAsync("POST", Aliases, JsonNode.Parse(request)!.AsObject());

        Assert.Contains(message, refused["error"]?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_OfAnAlias_DivideInvocationsUntilTheyAreTakenBack()
    {
        await using var plane = await PublishedAsync();
        await plane.SendAsync("PUT", $"{ControlPlane.Functions}/probe/code", new() { ["ZipFile"] = ControlPlane.Zip("second"), ["Publish"] = true });
        await plane.SendAsync("PUT", $"{Aliases}/live", new() { ["RoutingConfig"] = Weights("2", 0.5) });

        var divided = await InvokedAsync(plane, times: 60);
        var shown = (await plane.SendAsync("GET", $"{Aliases}/live"))["RoutingConfig"]?.ToJsonString();
        await plane.SendAsync("PUT", $"{Aliases}/live", new() { ["RoutingConfig"] = new JsonObject() });
        var rolledBack = await InvokedAsync(plane, times: 20);

        Assert.Equal("""{"AdditionalVersionWeights":{"2":0.5}}""", shown);
        Assert.Equal(["1", "2"], divided.Keys.Order());
        Assert.Equal(["1"], rolledBack.Keys);
    }

    [Fact]
    public async Task Delete_OfAnAlias_LeavesItsVersion()
    {
        await using var plane = await PublishedAsync();

        await plane.SendAsync("DELETE", $"{Aliases}/live");

        Assert.Equal("[]", (await plane.SendAsync("GET", Aliases))["Aliases"]?.ToJsonString());
        Assert.StartsWith(
            "404 ResourceNotFoundException: Cannot find alias arn", (await plane.SendAsync("GET", $"{Aliases}/live"))["error"]?.ToString(),
            StringComparison.Ordinal);
        Assert.Null((await plane.SendAsync("GET", $"{ControlPlane.Functions}/probe?Qualifier=1"))["error"]);
    }

    [Fact]
    public async Task Permission_OfAnAlias_StandsInItsPolicyUntilItIsRemoved()
    {
        await using var plane = await PublishedAsync();
        var permission = new JsonObject
        {
            ["StatementId"] = "api",
            ["Action"] = "lambda:InvokeFunction",
            ["Principal"] = "apigateway.amazonaws.com",
            ["SourceArn"] = "arn:aws:execute-api:us-east-1:000000000001:api/*/GET/things",
        };

        await plane.SendAsync("POST", $"{Policy}?Qualifier=live", permission);

        var policy = JsonNode.Parse((await plane.SendAsync("GET", $"{Policy}?Qualifier=live"))["Policy"]!.ToString());
        var statement = policy!["Statement"]!.AsArray().Single()!;
        Assert.Equal("arn:aws:lambda:us-east-1:000000000001:function:probe:live", statement["Resource"]?.ToString());
        Assert.Equal(permission["SourceArn"]?.ToString(), statement["Condition"]?["ArnLike"]?["AWS:SourceArn"]?.ToString());
        await plane.SendAsync("DELETE", $"{Policy}/api?Qualifier=live");
        var gone = await plane.SendAsync("GET", $"{Policy}?Qualifier=live");
        Assert.StartsWith("404 ResourceNotFoundException", gone["error"]?.ToString(), StringComparison.Ordinal);
    }

    private static JsonObject Weights(string version, double weight) => new() { ["AdditionalVersionWeights"] = new JsonObject { [version] = weight } };

    // A dry run does not start the program, which is none.
    private static async Task<Dictionary<string, int>> InvokedAsync(ControlPlane plane, int times)
    {
        var versions = new List<string>();
        for (var call = 0; call < times; call++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{ControlPlane.Functions}/probe/invocations?Qualifier=live");
            request.Headers.Add("X-Amz-Invocation-Type", "DryRun");
            using var answer = await plane.Account.Http.SendAsync(request);
            versions.AddRange(answer.Headers.GetValues("X-Amz-Executed-Version"));
        }
        return versions.CountBy(version => version).ToDictionary();
    }

    private static async Task<ControlPlane> PublishedAsync()
    {
        var plane = await ControlPlane.StartAsync();
        await plane.CreateAsync(("Publish", true));
        await plane.SendAsync("POST", Aliases, new() { ["Name"] = "live", ["FunctionVersion"] = "1" });
        return plane;
    }
}
