using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace Comparison.Packages.Tests.Clients;

public sealed class LambdaRequestTests
{
    private const string Arn = "arn:aws:lambda:eu-central-1:111122223333:function:orders:$LATEST/durable-execution/order-1/7f";
    private const string Segment =
        "arn%3Aaws%3Alambda%3Aeu-central-1%3A111122223333%3Afunction%3Aorders%3A%24LATEST%2Fdurable-execution%2Forder-1%2F7f";

    [Fact]
    public async Task Invoke_AllMembers_GoIntoPathQueryHeadersAndBody()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var lambda = aws.Lambda();

        await lambda.InvokeAsync(new InvokeRequest
        {
            DurableExecutionName = "order-1",
            FunctionName = "orders",
            InvocationType = InvocationType.Event,
            Payload = "{\"id\":\"ä\"}",
            Qualifier = "$LATEST",
            TenantId = "blue",
        });

        Assert.Equal(("POST", "/2015-03-31/functions/orders/invocations?Qualifier=%24LATEST"), (aws.Call.Method, aws.Call.Target));
        Assert.Equal("{\"id\":\"ä\"}", aws.Call.Body);
        Assert.Equal(["order-1", "Event", "blue"], Headers(aws.Call));
    }

    [Fact]
    public async Task Invoke_OnlyAFunction_SendsAnEmptyBodyAndNoHeaderOfItsOwn()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var lambda = aws.Lambda();

        await lambda.InvokeAsync(new InvokeRequest { FunctionName = "orders", Qualifier = "live" });

        Assert.Equal(("/2015-03-31/functions/orders/invocations?Qualifier=live", ""), (aws.Call.Target, aws.Call.Body));
        Assert.All(Headers(aws.Call), Assert.Null);
    }

    [Fact]
    public async Task Invoke_NoFunction_IsRefusedBeforeItIsSent()
    {
        await using var aws = await AwsEndpoint.StartAsync();
        using var lambda = aws.Lambda();

        var error = await Assert.ThrowsAsync<AmazonLambdaException>(() => lambda.InvokeAsync(new InvokeRequest()));

        Assert.Contains("FunctionName", error.Message, StringComparison.Ordinal);
        Assert.Empty(aws.Calls);
    }

    [Fact]
    public async Task Checkpoint_Updates_AreTheBodyWithoutTheArn()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var lambda = aws.Lambda();

        await lambda.CheckpointDurableExecutionAsync(new CheckpointDurableExecutionRequest
        {
            CheckpointToken = "a+b/c==",
            ClientToken = "once",
            DurableExecutionArn = Arn,
            Updates =
            [
                new() { Action = OperationAction.START, Id = "1", Type = OperationType.WAIT, WaitOptions = new() { WaitSeconds = 5 } },
            ],
        });

        Assert.Equal(("POST", $"/2025-12-01/durable-executions/{Segment}/checkpoint"), (aws.Call.Method, aws.Call.Target));
        aws.Call.HasJson("""
            {"CheckpointToken":"a+b/c==","ClientToken":"once",
             "Updates":[{"Action":"START","Id":"1","Type":"WAIT","WaitOptions":{"WaitSeconds":5}}]}
            """);
    }

    [Fact]
    public async Task Checkpoint_NoClientToken_SendsOneAndLeavesTheRequestAlone()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer(), new AwsAnswer());
        using var lambda = aws.Lambda();
        var request = new CheckpointDurableExecutionRequest { CheckpointToken = "t", DurableExecutionArn = Arn };

        await lambda.CheckpointDurableExecutionAsync(request);
        await lambda.CheckpointDurableExecutionAsync(request);

        var tokens = aws.Calls.Select(call => call.Json["ClientToken"]!.GetValue<string>()).ToList();
        Assert.All(tokens, token => Assert.InRange(token.Length, 1, 64));
        Assert.NotEqual(tokens[0], tokens[1]);
        Assert.Null(request.ClientToken);
    }

    [Fact]
    public async Task GetState_TokenWithPlusAndSlash_IsEscapedInTheQuery()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var lambda = aws.Lambda();

        await lambda.GetDurableExecutionStateAsync(
            new() { CheckpointToken = "a+b/c==", DurableExecutionArn = Arn, Marker = "m", MaxItems = 10 });

        Assert.Equal("GET", aws.Call.Method);
        Assert.Equal(
            $"/2025-12-01/durable-executions/{Segment}/state?CheckpointToken=a%2Bb%2Fc%3D%3D&Marker=m&MaxItems=10", aws.Call.Target);
    }

    [Fact]
    public async Task GetHistory_Switch_IsLowerCaseInTheQuery()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var lambda = aws.Lambda();

        await lambda.GetDurableExecutionHistoryAsync(
            new() { DurableExecutionArn = Arn, IncludeExecutionData = true });

        Assert.Equal(
            $"/2025-12-01/durable-executions/{Segment}/history?IncludeExecutionData=true", aws.Call.Target);
    }

    [Fact]
    public async Task GetExecution_ByArn_IsAGetWithoutBody()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var lambda = aws.Lambda();

        await lambda.GetDurableExecutionAsync(new() { DurableExecutionArn = Arn });

        Assert.Equal(("GET", $"/2025-12-01/durable-executions/{Segment}", ""), (aws.Call.Method, aws.Call.Target, aws.Call.Body));
    }

    [Fact]
    public async Task List_Statuses_RepeatTheParameter()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var lambda = aws.Lambda();

        await lambda.ListDurableExecutionsByFunctionAsync(new()
        {
            FunctionName = "orders",
            Statuses = ["RUNNING", "FAILED"],
        });

        Assert.StartsWith("/2025-12-01/functions/orders/durable-executions?", aws.Call.Target, StringComparison.Ordinal);
        var query = aws.Call.Target.Split('?')[1].Split('&').Order();
        Assert.Equal(["Statuses=FAILED", "Statuses=RUNNING"], query);
    }

    private static IReadOnlyList<string?> Headers(AwsCall call) =>
    [
        call.Header("X-Amz-Durable-Execution-Name"),
        call.Header("X-Amz-Invocation-Type"),
        call.Header("X-Amz-Tenant-Id"),
    ];
}
