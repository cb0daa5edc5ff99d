using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.StepFunctions;

namespace Comparison.Cloud.Tests.Hosting;

/// <summary>The end of the local cloud while somebody still asks it for something.</summary>
public sealed class StoppingTests
{
    // Shorter than any of the long polls, which are given 20 and 60 seconds.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData("AmazonSQS.ReceiveMessage", """{"QueueUrl":"URL","WaitTimeSeconds":20}""")]
    [InlineData("AWSStepFunctions.GetActivityTask", """{"activityArn":"ARN"}""")]
    public async Task LongPoll_CloudStops_EndsWithIt(string target, string body)
    {
        var cloud = await LocalCloud.StartAsync();
        using var http = new HttpClient { BaseAddress = cloud.Endpoint }.Sign();
        var account = cloud.AddAccount();
        account.Add(new SqsService(account.Context));
        account.Add(new StateMachineService(account.Context, account, new FakeLambda()));
        var queue = await CallAsync(http, "AmazonSQS.CreateQueue", """{"QueueName":"q"}""");
        var activity = await CallAsync(http, "AWSStepFunctions.CreateActivity", """{"name":"a"}""");

        var poll = CallAsync(http, target, body.Replace("URL", $"{queue["QueueUrl"]}", StringComparison.Ordinal)
            .Replace("ARN", $"{activity["activityArn"]}", StringComparison.Ordinal));
        await http.GetStringAsync(new Uri("_local/health", UriKind.Relative));
        await cloud.DisposeAsync().AsTask().WaitAsync(Soon);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => poll);
    }

    [Fact]
    public async Task ChangeThatIsWaitedFor_CloudStops_EndsWithIt()
    {
        var cloud = await LocalCloud.StartAsync();
        using var http = new HttpClient { BaseAddress = cloud.Endpoint };

        var wait = http.GetStringAsync(new Uri("_local/changes?after=0", UriKind.Relative));
        await http.GetStringAsync(new Uri("_local/health", UriKind.Relative));
        await cloud.DisposeAsync().AsTask().WaitAsync(Soon);

        await Task.WhenAny(wait);
        Assert.True(wait.IsFaulted || await wait == """{"number":0}""");
    }

    private static async Task<JsonNode> CallAsync(HttpClient http, string target, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = Signed.Json(body) };
        request.Headers.Add("X-Amz-Target", target);
        using var answer = await http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
