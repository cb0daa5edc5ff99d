using System.Text.Json.Serialization;
using Amazon.Lambda.DurableExecution;
using Amazon.Lambda.Serialization.SystemTextJson;
using Comparison.Adapters.Json;

namespace Comparison.Durable.Hosting;

/// <summary>Reads and writes what the durable functions exchange: workflows' inputs and outcomes, and the envelope around them.</summary>
public sealed class DurableSerializer()
    : SuiteSerializer(new SourceGeneratorLambdaJsonSerializer<DurableEnvelope>(), SuiteJson.Default);

/// <summary>The envelope of a durable invocation.</summary>
[JsonSerializable(typeof(DurableExecutionInvocationInput))]
[JsonSerializable(typeof(DurableExecutionInvocationOutput))]
public sealed partial class DurableEnvelope : JsonSerializerContext;
