using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;

namespace Comparison.Packages.Tests.Lambda;

public sealed class LambdaEventTests
{
    private static readonly DefaultLambdaJsonSerializer Serializer = new();

    [Fact]
    public void SqsBatchResponse_Serialized_HasTheNamesThatLambdaReads()
    {
        var response = new SQSBatchResponse([new() { ItemIdentifier = "m-1" }]);

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""", LambdaSerializerTests.Serialize(Serializer, response));
    }

    [Fact]
    public void SqsBatchResponse_WithoutFailures_HasAnEmptyList() =>
        Assert.Equal("""{"batchItemFailures":[]}""", LambdaSerializerTests.Serialize(Serializer, new SQSBatchResponse()));

    [Fact]
    public void SqsEvent_FromTheWire_KeepsMessageAndAttributes()
    {
        const string json = """
            {"Records":[{"messageId":"m-1","receiptHandle":"r-1","body":"{}","attributes":{"ApproximateReceiveCount":"2"},
            "messageAttributes":{"photo":{"binaryValue":"AQI=","dataType":"Binary"}},"md5OfBody":"99","eventSource":"aws:sqs",
            "eventSourceARN":"arn:aws:sqs:eu-west-1:111122223333:approvals","awsRegion":"eu-west-1"}]}
            """;

        var message = Assert.Single(LambdaSerializerTests.Deserialize<SQSEvent>(Serializer, json).Records);

        Assert.Equal(("m-1", "{}", "2"), (message.MessageId, message.Body, message.Attributes["ApproximateReceiveCount"]));
        Assert.Equal([1, 2], message.MessageAttributes["photo"].BinaryValue.ToArray());
        Assert.EndsWith(":approvals", message.EventSourceArn, StringComparison.Ordinal);
    }

    [Fact]
    public void HttpResponse_Serialized_HasTheNamesOfPayloadFormat2()
    {
        var response = new APIGatewayHttpApiV2ProxyResponse { StatusCode = 202, Body = "ok", Cookies = ["a=1"] };

        response.SetHeaderValues("allow", ["GET", "POST"], append: false);
        response.SetHeaderValues("allow", "PUT", append: true);

        Assert.Equal(
            """{"statusCode":202,"headers":{"allow":"GET,POST,PUT"},"cookies":["a=1"],"body":"ok","isBase64Encoded":false}""",
            LambdaSerializerTests.Serialize(Serializer, response));
    }

    [Fact]
    public void HttpRequest_FromTheWire_KeepsRouteAndMethod()
    {
        const string json = """
            {"version":"2.0","routeKey":"GET /loans/{id}","rawPath":"/loans/7","headers":{"accept":"*/*"},
            "requestContext":{"http":{"method":"GET","path":"/loans/7"},"timeEpoch":1767225600000},
            "pathParameters":{"id":"7"},"isBase64Encoded":false}
            """;

        var request = LambdaSerializerTests.Deserialize<APIGatewayHttpApiV2ProxyRequest>(Serializer, json);

        Assert.Equal(("GET /loans/{id}", "7", "GET"), (request.RouteKey, request.PathParameters["id"], request.RequestContext.Http.Method));
        Assert.Equal(1_767_225_600_000, request.RequestContext.TimeEpoch);
        Assert.Null(request.Body);
    }
}
