using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Cloud.Tests.Hosting;

/// <summary>Bodies that are not what their protocol says, and connections that end too early.</summary>
public sealed class MalformedRequestTests : IAsyncLifetime
{
    private readonly HttpClient _http = new HttpClient().Sign(service: "sqs");
    private readonly List<Exception> _failures = [];
    private LocalCloud _cloud = null!;

    public async ValueTask InitializeAsync()
    {
        _cloud = await LocalCloud.StartAsync();
        _cloud.Failed += _failures.Add;
        var account = _cloud.AddAccount();
        account.Add(new SqsService(account.Context));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
        Assert.Empty(_failures);
    }

    [Theory]
    [InlineData("""{"QueueName":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""{"QueueName":"a","QueueName":"b"}""")]
    [InlineData("{\"QueueName\":\"\u00ff\"}")]
    public async Task Json_CannotBeRead_IsASerializationError(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _cloud.Endpoint);
        // Latin-1, so that what is not ASCII is not UTF-8.
        request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body)) { Headers = { ContentType = new("application/x-amz-json-1.0") } };
        request.Headers.Add("X-Amz-Target", "AmazonSQS.CreateQueue");

        using var answer = await _http.SendAsync(request);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("SerializationException", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["__type"]);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "Action=\u0001", "UnknownOperationException")]
    [InlineData("application/x-www-form-urlencoded", "Action=CreateQueue&QueueName=q&Tag.1.Key.a=b&Tag.1.Value=c", null)]
    [InlineData("application/x-www-form-urlencoded", "Action=ListQueues&QueueNamePrefix=%00", "MalformedQueryString")]
    [InlineData(
        "application/x-www-form-urlencoded",
        "Action=TagQueue&QueueUrl=http%3A%2F%2F127.0.0.1%2F000000000001%2Fq&Tag.1.Key=a&Tag.2.Key=a",
        "AWS.SimpleQueueService.NonExistentQueue")]
    [InlineData("multipart/form-data", "Action=ListQueues", "UnsupportedMediaTypeException")]
    public async Task Form_CannotBeRead_IsAnErrorInXml(string type, string body, string? code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _cloud.Endpoint);
        request.Content = new StringContent(body, new MediaTypeHeaderValue(type));

        using var answer = await _http.SendAsync(request);

        var xml = XElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(code, xml.Descendants().FirstOrDefault(element => element.Name.LocalName == "Code")?.Value);
    }

    [Fact]
    public async Task Connection_EndsInsideTheBody_LeavesTheServerAlone()
    {
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(_cloud.Endpoint.Host, _cloud.Endpoint.Port);
            await client.GetStream().WriteAsync(
                "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AmazonSQS.ListQueues\r\nContent-Length: 100\r\n\r\n{"u8.ToArray());
        }

        Assert.Contains("running", await _http.GetStringAsync(new Uri(_cloud.Endpoint, "_local/health")), StringComparison.Ordinal);
    }
}
