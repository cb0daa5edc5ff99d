using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.SQSEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Comparison.Adapters.Json;

namespace Comparison.Functions;

/// <summary>Reads and writes the events of the functions that both variants deploy.</summary>
public sealed class EventSerializer() : SuiteSerializer(new SourceGeneratorLambdaJsonSerializer<Events>(), SuiteJson.Default);

/// <summary>API Gateway's and SQS's events.</summary>
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest))]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyResponse))]
[JsonSerializable(typeof(SQSBatchResponse))]
[JsonSerializable(typeof(SQSEvent))]
public sealed partial class Events : JsonSerializerContext;
