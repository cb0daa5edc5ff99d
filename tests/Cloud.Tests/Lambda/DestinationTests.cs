using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Cloud.Tests.Lambda;

/// <summary>How often an event is tried, and the record of how that ended, by the settings of the qualifier that it came by.</summary>
public sealed class DestinationTests
{
    private const string Arn = "arn:aws:lambda:us-east-1:000000000001:function:sink";
    private const string Queue = "arn:aws:sqs:us-east-1:000000000001:records";

    [Theory]
    [InlineData("{}", 3)]
    [InlineData("""{"MaximumRetryAttempts":0}""", 1)]
    [InlineData("""{"MaximumRetryAttempts":1}""", 2)]
    [InlineData("""{"MaximumRetryAttempts":2}""", 3)]
    [InlineData("""{"MaximumEventAgeInSeconds":60}""", 2)] // the second retry would come after three minutes
    [InlineData("""{"MaximumEventAgeInSeconds":180}""", 3)]
    public async Task Event_ThatFails_IsTriedAsOftenAsTheSettingsSay(string settings, int attempts)
    {
        await using var account = await StartAsync(fails: true);
        if (settings != "{}")
            await PutAsync(account, settings);

        await SendAsync(account);
        await account.Time.AdvanceAsync(TimeSpan.FromHours(7));

        Assert.Equal(attempts, account.Usage[BillingUnit.Invocations]);
    }

    [Fact]
    public async Task Event_ThatEnds_IsToldOfAsAwsDocumentsIt()
    {
        await using var account = await StartAsync(fails: false);
        await PutAsync(account, To("OnSuccess", Queue));

        await SendAsync(account);
        await account.Time.AdvanceAsync(TimeSpan.FromHours(1));

        var record = JsonNode.Parse(Assert.Single(account.Sqs.Peek(Queue)))!;
        Assert.True(Guid.TryParse((string?)record["requestContext"]!["requestId"], out _));
        record["requestContext"]!["requestId"] = "ID";
        Assert.Equal(
            $$$"""
            {"version":"1.0","timestamp":"2030-01-01T00:00:00.000Z","requestContext":{"requestId":"ID","functionArn":"{{{Arn}}}:$LATEST",
            "condition":"Success","approximateInvokeCount":1},"requestPayload":{"id":7},
            "responseContext":{"statusCode":200,"executedVersion":"$LATEST"},"responsePayload":{"done":true}}
            """.ReplaceLineEndings(""),
            record.ToJsonString());
    }

    [Theory]
    [InlineData("""{"MaximumRetryAttempts":1}""", false, "RetriesExhausted", 2)]
    [InlineData("""{"MaximumEventAgeInSeconds":60}""", false, "EventAgeExceeded", 2)]
    [InlineData("""{"MaximumEventAgeInSeconds":60}""", true, "EventAgeExceeded", 0)]
    public async Task Event_ThatIsGivenUp_IsToldOfWithItsCondition(string settings, bool isThrottled, string condition, int invocations)
    {
        await using var account = await StartAsync(fails: true, isThrottled);
        await PutAsync(account, settings);
        await PutAsync(account, To("OnFailure", Queue), "POST");

        await SendAsync(account);
        await account.Time.AdvanceAsync(TimeSpan.FromHours(1));

        var record = JsonNode.Parse(Assert.Single(account.Sqs.Peek(Queue)))!;
        Assert.Equal(
            (condition, invocations),
            ((string?)record["requestContext"]!["condition"], (int)record["requestContext"]!["approximateInvokeCount"]!));
        Assert.Equal(isThrottled ? null : "Unhandled", (string?)record["responseContext"]?["functionError"]);
        Assert.Equal(isThrottled ? null : "never", (string?)record["responsePayload"]?["errorMessage"]);
        Assert.Equal("""{"id":7}""", record["requestPayload"]!.ToJsonString());
    }

    [Theory]
    [InlineData("sqs:us-east-1:000000000001:records")]
    [InlineData("sns:us-east-1:000000000001:news")]
    [InlineData("lambda:us-east-1:000000000001:function:other")]
    public async Task Record_ReachesEveryKindOfDestination(string destination)
    {
        await using var account = await StartAsync(fails: false);
        var got = new ConcurrentQueue<string>();
        account.Register("other", (input, _) =>
        {
            got.Enqueue(input!.ToJsonString());
            return Task.FromResult<JsonNode?>(null);
        });
        await account.Sns.InvokeAsync("CreateTopic", new() { ["Name"] = "news" }, CancellationToken.None);
        await account.Sns.InvokeAsync(
            "Subscribe",
            new()
            {
                ["TopicArn"] = account.Context.Arn("sns", "news"), ["Protocol"] = "sqs", ["Endpoint"] = Queue,
                ["Attributes"] = new JsonObject { ["RawMessageDelivery"] = "true" },
            },
            CancellationToken.None);
        await PutAsync(account, To("OnSuccess", $"arn:aws:{destination}"));

        await SendAsync(account);
        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(1));

        var record = JsonNode.Parse(Assert.Single([.. got, .. account.Sqs.Peek(Queue)]))!;
        Assert.Equal("Success", (string?)record["requestContext"]!["condition"]);
    }

    [Theory]
    [InlineData("sink", 1, "$LATEST")]
    [InlineData("sink:live", 3, null)]
    [InlineData("sink:1", 2, "1")]
    public async Task Settings_OfAQualifier_AreForEventsThatComeByIt(string name, int attempts, string? told)
    {
        await using var account = await StartAsync(fails: true);
        await PutAsync(account, """{"MaximumRetryAttempts":0}""");
        await PutAsync(account, To("OnFailure", Queue), "POST");
        await PutAsync(account, """{"MaximumRetryAttempts":1}""", qualifier: "1");
        await PutAsync(account, To("OnFailure", Queue), "POST", qualifier: "1");

        await SendAsync(account, name);
        await account.Time.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(attempts, account.Usage[BillingUnit.Invocations]);
        Assert.Equal(
            told is null ? [] : [$"{Arn}:{told}"],
            account.Sqs.Peek(Queue).Select(record => (string)JsonNode.Parse(record)!["requestContext"]!["functionArn"]!));
    }

    [Fact]
    public async Task Record_WhoseDestinationIsGone_IsLostWithALogLine()
    {
        await using var account = await StartAsync(fails: false);
        await PutAsync(account, To("OnSuccess", Queue));
        await account.Sqs.InvokeAsync(
            "DeleteQueue", new() { ["QueueUrl"] = $"{account.Context.Endpoint}{account.Context.Id}/records" }, CancellationToken.None);

        await SendAsync(account);
        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.StartsWith($"The destination {Queue} did not take the record", Assert.Single(account.Lambda.Logs.Lines).Message, StringComparison.Ordinal);
    }

    private static string To(string condition, string arn) =>
        new JsonObject { ["DestinationConfig"] = new JsonObject { [condition] = new JsonObject { ["Destination"] = arn } } }.ToJsonString();

    private static async Task PutAsync(LambdaAccount account, string settings, string method = "PUT", string qualifier = "$LATEST")
    {
        using var request = new HttpRequestMessage(new(method), $"2019-09-25/functions/sink/event-invoke-config?Qualifier={Uri.EscapeDataString(qualifier)}")
        {
            Content = new StringContent(settings, Encoding.UTF8, "application/json"),
        };
        using var answer = await account.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task SendAsync(LambdaAccount account, string name = "sink")
    {
        using var accepted = await account.InvokeAsync(name, """{"id":7}""", ("X-Amz-Invocation-Type", "Event"));
        Assert.Equal(202, (int)accepted.StatusCode);
        await account.Context.Workload.WhenIdleAsync();
    }

    private static async Task<LambdaAccount> StartAsync(bool fails, bool isThrottled = false)
    {
        var account = await LambdaAccount.StartAsync();
        await account.Sqs.InvokeAsync("CreateQueue", new() { ["QueueName"] = "records" }, CancellationToken.None);
        account.Register(
            "sink",
            (_, _) => fails ? throw new InvalidOperationException("never") : Task.FromResult<JsonNode?>(new JsonObject { ["done"] = true }),
            definition => definition with { ReservedConcurrency = isThrottled ? 0 : null }).Publish("live");
        return account;
    }
}
