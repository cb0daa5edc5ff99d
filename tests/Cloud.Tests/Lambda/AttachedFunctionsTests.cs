using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace Comparison.Cloud.Tests.Lambda;

public sealed class AttachedFunctionsTests
{
    [Fact]
    public async Task Bootstrap_Attached_IsTheFunction()
    {
        await using var account = await LambdaAccount.StartAsync();
        var environment = await PutAsync(account, "greet", """{ "timeout": 60, "environment": { "GREETING": "Hello" } }""");
        using var stop = new CancellationTokenSource();
        using var bootstrap = LambdaBootstrapBuilder
            .Create((string name, ILambdaContext context) => $"{environment["GREETING"]} {name} from {context.InvokedFunctionArn[^10..]}", new TestSerializer())
            .ConfigureOptions(options => options.RuntimeApiEndpoint = $"{environment["AWS_LAMBDA_RUNTIME_API"]}")
            .Build();
        var serving = bootstrap.RunAsync(stop.Token);

        using var answer = await account.InvokeAsync("greet:live", "\"Ada\"");

        Assert.Equal("\"Hello Ada from greet:live\"", await answer.Content.ReadAsStringAsync());
        await stop.CancelAsync();
        await serving;
    }

    [Fact]
    public async Task Put_Durable_MakesADurableFunction()
    {
        await using var account = await LambdaAccount.StartAsync();

        await PutAsync(account, "flow", """{ "durable": { "execution_timeout": 60, "retention_days": 7 }, "memory": 256 }""");

        var configuration = await account.GetAsync("2015-03-31/functions/flow/configuration?Qualifier=live");
        Assert.Equal(
            """{"ExecutionTimeout":60,"RetentionPeriodInDays":7}""", configuration["DurableConfig"]!.ToJsonString());
        Assert.Equal(("1", 256), ((string?)configuration["Version"], (int)configuration["MemorySize"]!));
    }

    [Fact]
    public async Task Put_Again_KeepsThePrograms()
    {
        await using var account = await LambdaAccount.StartAsync();
        var api = ApiOf(await PutAsync(account, "f", ""));
        var polling = account.Http.GetAsync($"{api}/invocation/next");

        var again = ApiOf(await PutAsync(account, "f", """{ "timeout": 60 }"""));
        var invoking = account.InvokeAsync("f:live");
        using var next = await polling;

        await account.PostAsync($"{again}/invocation/{AttachedAccount.RequestId(next)}/response", "{}");
        Assert.Equal("2", LambdaAccount.Header(await invoking, "X-Amz-Executed-Version"));
    }

    [Theory]
    [InlineData("f", """{ "timeout": 901 }""", "Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900")]
    [InlineData("f", """{ "durable": {} }""", "Value null at 'durableConfig.executionTimeout' failed to satisfy constraint: Member must not be null")]
    [InlineData("f!", "{}", "Value 'f!' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9-_]+")]
    public async Task Put_OutOfRange_IsRefusedAsCreateFunctionRefusesIt(string name, string body, string message)
    {
        await using var account = await LambdaAccount.StartAsync();

        using var answer = await account.Http.PutAsync($"_local/functions/{name}", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal($"400 ValidationException: 1 validation error detected: {message}", $"{(await LambdaAccount.ReadAsync(answer))["error"]}");
    }

    [Theory]
    [InlineData("runtime/000000000001/nobody/KEY/2018-06-01/runtime/invocation/next")]
    [InlineData("runtime/999999999999/f/KEY/2018-06-01/runtime/invocation/next")]
    [InlineData("runtime/000000000001/f/KEY/2018-06-01/runtime/dance")]
    [InlineData("runtime/000000000001/f/KEY")]
    [InlineData("runtime/000000000001/f/2018-06-01/runtime/invocation/next")]
    [InlineData("runtime/000000000001/f/0123456789abcdef0123456789abcdef/2018-06-01/runtime/invocation/next")]
    [InlineData("runtime/f/2018-06-01/runtime/invocation/next")]
    public async Task RuntimeApi_NothingThereOrAnotherKey_SaysSoInItsOwnShape(string path)
    {
        await using var account = await LambdaAccount.StartAsync();
        var key = ApiOf(await PutAsync(account, "f", "")).Split('/')[3];

        using var answer = await account.Http.GetAsync(path.Replace("KEY", key, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotNull(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errorMessage"]);
    }

    [Theory]
    [InlineData("response")]
    [InlineData("error")]
    public async Task Answer_ForAnUnknownRequest_IsInvalid(string operation)
    {
        await using var attached = await AttachedAccount.StartAsync();

        var (status, body) = await attached.PostAsync($"invocation/8476a536-e9f4-11e8-9739-2dfe598c3fcd/{operation}", "{}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("""{"errorType":"InvalidRequestID","errorMessage":"Invalid request ID"}""", body.ToJsonString());
    }

    private static string ApiOf(JsonNode environment) =>
        $"{$"{environment["AWS_LAMBDA_RUNTIME_API"]}".Split('/', 2)[1]}/2018-06-01/runtime";

    private static async Task<JsonNode> PutAsync(LambdaAccount account, string name, string body)
    {
        using var answer = await account.Http.PutAsync($"_local/functions/{name}", new StringContent(body, Encoding.UTF8, "application/json"));
        return (await LambdaAccount.ReadAsync(answer))["environment"]!;
    }
}
