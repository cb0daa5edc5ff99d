using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Lambda.Control;

/// <summary>The five operations on what is done about a function's events.</summary>
public sealed class EventSettingsTests
{
    private const string Path = "2019-09-25/functions/sink/event-invoke-config";
    private const string Account = "000000000001";

    [Fact]
    public async Task Put_Update_Get_List_AndDelete_KeepWhatTheyAreAskedTo()
    {
        await using var plane = await StartAsync();

        var put = await plane.SendAsync("PUT", Path, Request("""{"MaximumRetryAttempts":0}"""));
        await plane.SendAsync("PUT", $"{Path}?Qualifier=live", Request("""{"MaximumEventAgeInSeconds":60}"""));
        await plane.SendAsync("POST", Path, Request(OnFailure($"arn:aws:sqs:us-east-1:{Account}:dead")));
        var got = await plane.SendAsync("GET", Path);
        var listed = await plane.SendAsync("GET", $"{Path}/list");
        await plane.SendAsync("DELETE", Path);
        var gone = await plane.SendAsync("GET", Path);

        Assert.Equal("""{"OnSuccess":{},"OnFailure":{}}""", put["DestinationConfig"]!.ToJsonString());
        Assert.Equal((0, null), ((int)got["MaximumRetryAttempts"]!, (int?)got["MaximumEventAgeInSeconds"]));
        Assert.Equal($"arn:aws:sqs:us-east-1:{Account}:dead", (string?)got["DestinationConfig"]!["OnFailure"]!["Destination"]);
        Assert.Equal(
            [$"arn:aws:lambda:us-east-1:{Account}:function:sink:$LATEST", $"arn:aws:lambda:us-east-1:{Account}:function:sink:live"],
            listed["FunctionEventInvokeConfigs"]!.AsArray().Select(one => (string)one!["FunctionArn"]!));
        Assert.Equal(
            $"404 ResourceNotFoundException: The function arn:aws:lambda:us-east-1:{Account}:function:sink:$LATEST doesn't have an EventInvokeConfig",
            (string?)gone["error"]);
    }

    [Fact]
    public async Task Put_OverSettingsThatAreThere_ReplacesThem()
    {
        await using var plane = await StartAsync();
        await plane.SendAsync("PUT", Path, Request("""{"MaximumRetryAttempts":0}"""));

        var put = await plane.SendAsync("PUT", Path, Request("""{"MaximumEventAgeInSeconds":60}"""));

        Assert.Null(put["MaximumRetryAttempts"]);
    }

    [Theory]
    [InlineData("{}", "400 InvalidParameterValueException: You must specify at least one of error handling or destination setting.")]
    [InlineData("""{"MaximumRetryAttempts":-1}""", "400 ValidationException: 1 validation error detected: Value '-1' at 'maximumRetryAttempts'")]
    [InlineData("""{"MaximumRetryAttempts":3}""", "400 ValidationException: 1 validation error detected: Value '3' at 'maximumRetryAttempts'")]
    [InlineData("""{"MaximumEventAgeInSeconds":59}""", "400 ValidationException: 1 validation error detected: Value '59' at 'maximumEventAgeInSeconds'")]
    [InlineData("""{"MaximumEventAgeInSeconds":21601}""", "400 ValidationException: 1 validation error detected: Value '21601' at 'maximumEventAgeInSeconds'")]
    [InlineData("""{"Other":1}""", "404 UnknownOperationException: PutFunctionEventInvokeConfig with Other is not supported")]
    [InlineData("arn:aws:events:us-east-1:000000000001:event-bus/default", "404 UnknownOperationException: arn:aws:events:us-east-1:000000000001:event-bus/default as a destination")]
    [InlineData("arn:aws:s3:::bucket", "404 UnknownOperationException: arn:aws:s3:::bucket as a destination")]
    [InlineData("arn:aws:kinesis:us-east-1:000000000001:stream/s", "400 InvalidParameterValueException: The destination ARN")]
    [InlineData("arn:aws:sqs:us-east-1:000000000001:gone", "400 InvalidParameterValueException: The destination ARN")]
    [InlineData("arn:aws:sqs:eu-west-1:000000000001:dead", "400 InvalidParameterValueException: The destination ARN")]
    [InlineData("arn:aws:sqs:us-east-1:000000000002:dead", "400 InvalidParameterValueException: The destination ARN")]
    [InlineData("arn:aws:sns:us-east-1:000000000002:news", "400 InvalidParameterValueException: The destination ARN")]
    [InlineData("arn:aws:lambda:us-east-1:000000000001:function:gone", "400 InvalidParameterValueException: The destination ARN")]
    [InlineData("arn:aws:lambda:eu-west-1:000000000001:function:other", "400 InvalidParameterValueException: The destination ARN")]
    [InlineData("arn:aws:lambda:us-east-1:000000000001:function:sink", "400 InvalidParameterValueException: You can't specify the function as a destination for itself.")]
    public async Task Put_OfWhatAwsRefuses_IsRefused(string requestOrDestination, string expected)
    {
        await using var plane = await StartAsync();
        var request = requestOrDestination[0] == '{' ? requestOrDestination : OnFailure(requestOrDestination);

        var refused = await plane.SendAsync("PUT", Path, Request(request));

        Assert.StartsWith(expected, (string?)refused["error"], StringComparison.Ordinal);
        Assert.Empty((await plane.SendAsync("GET", $"{Path}/list"))["FunctionEventInvokeConfigs"]!.AsArray());
    }

    [Theory]
    [InlineData("PUT", "gone", "404 ResourceNotFoundException: The function doesn't exist.")]
    [InlineData("PUT", "sink:gone", "404 ResourceNotFoundException: The function doesn't exist.")]
    [InlineData("POST", "sink", "404 ResourceNotFoundException: The function arn:aws:lambda:us-east-1:000000000001:function:sink:$LATEST doesn't have")]
    [InlineData("PUT", "durable", "404 UnknownOperationException: PutFunctionEventInvokeConfig of a durable function is not supported")]
    public async Task Settings_OfAFunctionThatHasNone_AreRefused(string method, string function, string expected)
    {
        await using var plane = await StartAsync();

        var refused = await plane.SendAsync(method, Path.Replace("sink", function, StringComparison.Ordinal), Request("""{"MaximumRetryAttempts":1}"""));

        Assert.StartsWith(expected, (string?)refused["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alias_ThatIsDeleted_LeavesNoSettings()
    {
        await using var plane = await StartAsync();
        await plane.SendAsync("PUT", $"{Path}?Qualifier=live", Request("""{"MaximumRetryAttempts":1}"""));

        await plane.SendAsync("DELETE", $"{ControlPlane.Functions}/sink/aliases/live");

        Assert.Empty((await plane.SendAsync("GET", $"{Path}/list"))["FunctionEventInvokeConfigs"]!.AsArray());
    }

    private static JsonObject Request(string json) => JsonNode.Parse(json)!.AsObject();

    private static string OnFailure(string arn) =>
        new JsonObject { ["DestinationConfig"] = new JsonObject { ["OnFailure"] = new JsonObject { ["Destination"] = arn } } }.ToJsonString();

    private static async Task<ControlPlane> StartAsync()
    {
        var plane = await ControlPlane.StartAsync();
        await plane.Account.Sqs.InvokeAsync("CreateQueue", new() { ["QueueName"] = "dead" }, CancellationToken.None);
        foreach (var name in new[] { "sink", "other" })
            plane.Account.Register(name, (_, _) => Task.FromResult<JsonNode?>(null)).Publish("live");
        plane.Account.Register("durable", (_, _) => Task.FromResult<JsonNode?>(null), definition => definition with { Durable = new(600) });
        return plane;
    }
}
